"""Which model each file of the content is written after, by the name of the file or of its folder."""

from .base import Model
from .guidance import ActionPlan, Guide
from .model import Article, Exercise, Organisation, Part, Shared, Source
from .printed import Cards

SINGLE: dict[str, type[Model]] = {
    "organisation": Organisation,
    "shared": Shared,
    "guide": Guide,
    "action-plan": ActionPlan,
    "cards": Cards,
}
LISTS: dict[str, type[Model]] = {"articles": Article, "sources": Source}
"""Files with one key, called as the file is, that holds a list."""
FOLDERS: dict[str, type[Model]] = {"parts": Part, "exercises": Exercise}
"""Folders in which each file is one of these."""
