"""The strips of a slide in a foreign template: minutes, form and materials, the source, and the footers."""

from dataclasses import replace

from . import fit, places
from .places import Area
from .room import GAP
from .setting import Setting
from .shapes import Type
from .spot import Words, remove

_NARROW = 150.0  # materials that have less room beside minutes and form stand above them
_NAMES = {places.MINUTES: "Bånd: minutter", places.FORM: "Bånd: form", places.MATERIALS: "Bånd: materialer"}


def band(setting: Setting) -> None:
    """The strip with minutes, form and materials, at the foot of the room."""
    if places.MINUTES not in setting.wanted:
        return
    look, at = setting.stage.look, setting.stage.band
    x = at.x
    for role, least, inset in ((places.MINUTES, 118.0, 42.0), (places.FORM, 160.0, 66.0)):
        if role not in setting.wanted:
            continue
        wide = max(least, fit.width(setting.wanted[role].texts[0], look.strong, 18) + inset + 14)
        setting.spots[role] = setting.shapes.sign(Area(x, at.y, wide, at.height), _NAMES[role], inset)
        x += wide + 8
    if places.MATERIALS in setting.wanted:
        high = max(setting.height(setting.wanted[places.MATERIALS].texts, at.right - x - 20) + 2, at.height)
        room = Area(x, at.bottom - high, at.right - x, high)
        if room.width < _NARROW:
            high = setting.height(setting.wanted[places.MATERIALS].texts, at.width - 20) + 2
            room = Area(at.x, at.y - high - 6, at.width, high)
        setting.spots[places.MATERIALS] = setting.shapes.surface(room, _NAMES[places.MATERIALS])
        at = replace(at, y=room.y)
    setting.above(at.y - GAP)


def source(setting: Setting) -> None:
    if places.SOURCE in setting.wanted:
        high = setting.height(setting.wanted[places.SOURCE].texts, setting.inside, 14) + 4
        at = Area(setting.rest.x, setting.rest.bottom - high, setting.rest.width, high)
        setting.spots[places.SOURCE] = setting.shapes.box(at, "Kilde", Type(size=14, anchor="BOTTOM"))
        setting.above(at.y - 4)


def footers(setting: Setting) -> None:
    for role, name in ((places.FOOTER, "Sidefod"), (places.NUMBER, "Slidenummer")):
        holder = setting.stage.holders.get(role)
        if holder is None:
            setting.wanted.pop(role, None)
            continue
        setting.spots[role] = setting.shapes.foot(holder, name)
    if places.FOOTER in setting.wanted:
        _footer(setting)


def _footer(setting: Setting) -> None:
    """A footer that is too long for the template's says only the first part of it."""
    text, spot = setting.wanted[places.FOOTER], setting.spots[places.FOOTER]
    assert spot.place is not None
    floor = min(text.floor, spot.place.size)
    whole = text.texts[0]
    parts = [whole, *(whole.saying(whole.rpartition(mark)[0]) for mark in (": ", " · ") if mark in whole)]
    chosen = next((part for part in parts if setting.fits(Words((part,), floor), spot)), None)
    if chosen is None:
        del setting.wanted[places.FOOTER]
        remove(setting.spots.pop(places.FOOTER).shape)
    else:
        setting.wanted[places.FOOTER] = Words((chosen,), floor)
