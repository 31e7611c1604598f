"""The text of a Word document's runs, letter by letter."""

from typing import TYPE_CHECKING

from .changes import W

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MATH_RUN = _MATH + "r"
_SIGNS = {
    "tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n",
    "noBreakHyphen": "\N{NON-BREAKING HYPHEN}", "softHyphen": "\N{SOFT HYPHEN}",
}  # fmt: skip
_SYMBOLS = {
    "wingdings": {
        0x6F: "☐", 0xA8: "☐", 0xFD: "☒", 0xFE: "☑", 0xFB: "✗", 0xFC: "✓", 0xE0: "→", 0xE8: "➔", 0x4A: "☺", 0x4C: "☹",
    },
    "wingdings 2": {0x2A: "☐", 0xA3: "☐", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x50: "✓", 0x4F: "✗", 0x51: "☒"},
    "symbol": {0xB7: "•", 0xAE: "→", 0xAC: "←", 0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "×"},
}  # fmt: skip


def run_text(run: "Element") -> str:
    """What one run shows; of a formula, what stands in one of its runs."""
    return "".join(_shown(child) for child in run.iterchildren(W + "*", _MATH + "t"))


def _shown(child: "Element") -> str:
    name = child.tag.rpartition("}")[2]
    if name == "t":
        return child.text or ""
    return _symbol(child) if name == "sym" else _SIGNS.get(name, "")


def _symbol(sign: "Element") -> str:
    """Signs of picture fonts are numbers from F000 on; those in use for ticks and bullets have letters of their own."""
    try:
        number = int(sign.get(W + "char", ""), 16)
        known = _SYMBOLS.get(sign.get(W + "font", "").lower(), {})
        return known.get(number & 0xFF, chr(number)) if number >= 0xF000 or number < 0x100 else chr(number)
    except (ValueError, OverflowError):
        return ""
