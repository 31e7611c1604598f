"""The one place that reads and writes zip files: no clock, no compression, the same bytes on every machine."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

_CLOCK = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_MAY_READ = 0o100644  # a plain file that its owner may also change


def pack(files: Mapping[str, bytes]) -> bytes:
    """A zip file of the files, in their order.

    Nothing is compressed, since builds of zlib compress the same data to different bytes. Office and Windows open such
    files like any other.
    """
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as target:
        for name, data in files.items():
            target.writestr(_entry(name), data)
    return stream.getvalue()


def unpack(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as source:
        return {name: source.read(name) for name in source.namelist()}


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _CLOCK)
    entry.compress_type = zipfile.ZIP_STORED
    entry.create_system = _UNIX  # otherwise it tells Windows from the rest
    entry.external_attr = _MAY_READ << 16
    return entry
