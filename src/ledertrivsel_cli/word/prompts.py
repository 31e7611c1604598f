"""Prompts: what stands in a field until somebody writes there."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

# Word's and LibreOffice's own, Danish and English; they come back when a text is deleted
_COMMON = (
    "Klik eller tryk her for at skrive tekst", "Klik eller tryk for at skrive tekst",
    "Klik eller tryk her for at angive tekst", "Klik eller tryk for at angive en dato",
    "Klik eller tryk her for at angive en dato", "Klik her for at skrive tekst", "Klik her for at angive tekst",
    "Klik her for at angive en dato", "Vælg et element", "Vælg en dato",
    "Click or tap here to enter text", "Click or tap to enter a date", "Click here to enter text",
    "Click here to enter a date", "Click to enter text", "Choose an item", "Choose a date",
)  # fmt: skip
_ASKS = re.compile(r"(skriv|vælg|klik|tryk|beskriv|angiv|indtast|indsæt|click|choose|enter)\b")


class Prompts:
    """All texts that mean that a field is empty, whatever field they stand in."""

    def __init__(self, own: Iterable[str]) -> None:
        self._own = frozenset(map(_plain, own))
        self._known = self._own | frozenset(map(_plain, _COMMON))

    def seen(self, marked: Sequence[str]) -> "Prompts":
        """These, and those of a template that is not known.

        `marked` are the texts in controls that say that they show their prompt. When none is known, the document has
        prompts of its own: what asks for something, and what stands in more than one control.
        """
        texts = Counter(plain for text in marked if (plain := _plain(text)))
        asking = {text for text in texts if _ASKS.match(text)}
        if not texts.keys().isdisjoint(self._own) or asking <= self._known:
            return self
        return Prompts(self._own | asking | {text for text, times in texts.items() if times > 1})

    def __contains__(self, text: object) -> bool:
        return isinstance(text, str) and _plain(text) in self._known

    def without(self, text: str) -> str:
        """A field's text without lines that are prompts and without empty lines at its ends."""
        lines = [line for line in text.split("\n") if line not in self]
        while lines and not lines[0].strip():
            del lines[0]
        while lines and not lines[-1].strip():
            del lines[-1]
        return "\n".join(lines)


def _plain(text: str) -> str:
    """A prompt without what programs change in it: spaces, case, and a full stop at the end."""
    return " ".join(text.split()).casefold().rstrip(".")
