"""The top of a slide in a foreign template: its title, and the exercise's name small above it."""

from collections.abc import Sequence
from dataclasses import replace

from . import fit, places
from .backdrop import overlap
from .faces import broadest
from .look import PART
from .places import Area
from .room import GAP, LINE
from .setting import Setting
from .shapes import Type
from .spot import Spot, Words

_BIG, _FLOOR = 40.0, 28.0  # a question's size where the template's titles are smaller, and the least of any title
_MOST = 0.45  # the share of the room that a long title may take
_SMALL = Type(use=PART, bold=True)


def kicker(setting: Setting) -> None:
    """Small above the title: on a free line there, or within the title's own box where that has room for both."""
    holder, whole = setting.stage.holders.get(places.TITLE), setting.stage.title
    if places.KICKER not in setting.wanted or holder is None or whole is None:
        return
    text, free = setting.wanted[places.KICKER], setting.stage.line
    inside = replace(whole, height=LINE)
    lower = Area(inside.x, inside.bottom, inside.width, whole.height - LINE)
    for at, title in ((free, whole), (inside, lower)):
        if at and _both(setting, text, at, Spot(title, "", place=holder.place.within(title, holder.area))):
            style = replace(_SMALL, anchor="BOTTOM", align=holder.place.align, left=holder.place.insets[0])
            setting.spots[places.KICKER] = setting.shapes.box(at, "Overlinje", style)
            setting.title = title
            return


def _in_panel(setting: Setting, at: Area) -> bool:
    """Whether a line would stand where the room has a surface, which begins below the title."""
    return setting.stage.panel is not None and overlap(at, setting.stage.room)


def _both(setting: Setting, text: Words, at: Area, title: Spot) -> bool:
    """Whether the kicker can be read there, and the title below it."""
    title = _surely(setting, title)
    assert title.place is not None
    inner = fit.Box(at.width - 2 * title.place.insets[0], at.height, setting.stage.look.leading)
    room = fit.fits(text.texts, setting.stage.look.strong, 18, inner) and setting.stage.paint(PART, at)
    return (
        bool(room)
        and not _in_panel(setting, at)
        and setting.fits(replace(setting.wanted[places.TITLE], floor=_FLOOR), title)
    )


def title(setting: Setting) -> None:
    """The title stands where the template has it; it grows into the room when it must, or is a big question."""
    holder, question = setting.stage.holders.get(places.TITLE), setting.planned.layout == "question"
    text = setting.wanted[places.TITLE] = replace(setting.wanted[places.TITLE], floor=_FLOOR)
    if holder is None or setting.title is None:
        high = max(setting.height(text.texts, setting.rest.width - 15, _FLOOR, bold=True) + 8, 64)
        setting.spots[places.TITLE] = setting.shapes.title(replace(setting.rest, height=high))
        setting.below(setting.rest.y + high)
        return
    big = _BIG if question and setting.stage.open else 0
    areas = _title_areas(setting, setting.title, question)
    spots = [setting.shapes.holder(holder, area, "Titel", at_least=big) for area in areas]
    if places.KICKER in setting.spots:
        spots = [_surely(setting, spot) for spot in spots]
    chosen = next((spot for spot in spots if setting.fits(text, spot)), None)
    chosen = chosen or _moved(setting, text, setting.shapes.holder(holder, setting.rest, "Titel"))
    setting.spots[places.TITLE] = chosen
    beside = chosen.area.right <= setting.rest.x or chosen.area.x >= setting.rest.right
    if chosen.area.bottom > setting.rest.y and chosen.area.y <= setting.rest.y and not beside:
        setting.below(chosen.area.bottom)
    setting.shapes.put(chosen, holder)


def _surely(setting: Setting, spot: Spot) -> Spot:
    """A title below a kicker is measured so that no other font makes it grow into that."""
    assert spot.place is not None
    (text,) = setting.wanted[places.TITLE].texts
    return replace(spot, place=replace(spot.place, face=broadest(spot.place.face, spot.place.typeface, text)))


def _moved(setting: Setting, text: Words, spot: Spot) -> Spot:
    """A title that is too long for where the template has it stands at the top of the room."""
    assert spot.place is not None
    place = spot.place
    lines = len(fit.wrap(text.texts[0], place.face, text.floor, place.box.width))
    high = place.box.tall(lines, 1, text.floor) + setting.rest.height - place.box.height + 2
    area = replace(setting.rest, height=min(high, _MOST * setting.rest.height))
    return replace(spot, area=area, place=replace(place.within(area, setting.rest), size=text.floor))


def _title_areas(setting: Setting, at: Area, question: bool) -> Sequence[Area]:
    """Where the title may stand, the best first."""
    if at.y >= setting.rest.y:
        return (at,)
    kicker = setting.spots.get(places.KICKER)
    top = kicker.area.bottom if kicker else 8
    most = setting.stage.backdrop.grown(at, top, max(setting.rest.y - 4, at.bottom))
    down = replace(at, height=max(setting.rest.y - 4 - at.y, at.height))
    known = [down] if setting.stage.backdrop.seen(down) else []
    found = [at, replace(at, height=most.bottom - at.y), most, *known]
    if setting.stage.open:
        foot = min(setting.rest.bottom, setting.stage.band.y - GAP) if setting.planned.band else setting.rest.bottom
        whole = (foot - at.y) * (0.6 if setting.planned.lead else 0.8)
        more = [replace(most, height=most.height + LINE * lines) for lines in (1, 2, 3)]
        found = [replace(at, height=max(whole, at.height))] if question else found + more
    return found


def second_kicker(setting: Setting) -> None:
    """Above the text, where there is no room for it above the title; on the first slide it stands with the lead."""
    if places.KICKER not in setting.wanted or places.KICKER in setting.spots or setting.planned.layout == "title":
        return
    high = setting.height(setting.wanted[places.KICKER].texts, setting.inside, bold=True)
    at = replace(setting.rest, height=high)
    setting.spots[places.KICKER] = setting.shapes.box(at, "Overlinje", _SMALL)
    setting.line = at
    setting.below(at.bottom)
