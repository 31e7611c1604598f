"""Where long Danish words may be broken, marked with soft hyphens, for texts that would not fit otherwise."""

import re
from functools import cache
from typing import Any

from ..text import Text

SOFT = "\u00ad"
_LONG = re.compile(r"[^\W\d_]{12,}")  # shorter words stay whole
_APART = 4  # letters at the least before and after a break


def hyphenated(text: Text) -> Text:
    """The text with soft hyphens in its long words."""
    return text.saying(_LONG.sub(lambda hit: _dictionary().inserted(hit[0], SOFT), text))


@cache
def _dictionary() -> Any:
    from pyphen import Pyphen

    return Pyphen(lang="da_DK", left=_APART, right=_APART)
