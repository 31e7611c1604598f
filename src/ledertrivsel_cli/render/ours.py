"""Sets out a slide in our own template, which has a placeholder for everything."""

from collections.abc import Mapping
from typing import Any

from . import places
from .colors import theme_of
from .look import OWN
from .places import Area
from .spot import Scene, Spot, Words

_BELOW_LEAD = {places.POINTS, places.TABLE, *(index for pair in places.COLUMNS for index in pair)}
_INHERIT = {places.TITLE, places.KICKER, places.FOOTER}
_HEADINGS = {heading for heading, _ in places.COLUMNS}
_BAND = {places.MINUTES, places.FORM, places.MATERIALS}
_SIGNS = {places.MINUTES, places.FORM}


def set_out(slide: Any, wanted: Mapping[int, Words]) -> Scene:
    """Name the placeholders as the layout does, and let what stands below the lead have its room when there is none."""
    _add_footers(slide)
    holders = {shape.placeholder_format.idx: shape for shape in slide.placeholders}
    names = {shape.placeholder_format.idx: shape.name for shape in slide.slide_layout.placeholders}
    for index, shape in holders.items():
        shape.name = names[index]
    if places.LEAD not in wanted:
        _take_room_of_lead(holders)
    if not _BAND & set(wanted):
        _take_room_of_band(holders)
    return Scene({index: _spot(slide, index, shape, wanted) for index, shape in holders.items()}, wanted, OWN)


def _spot(slide: Any, index: int, shape: Any, wanted: Mapping[int, Words]) -> Spot:
    layout, where = slide.slide_layout, places.area(shape)
    inset = places.inset(shape, layout) if index in _SIGNS else 0
    if index not in wanted:
        return Spot(where, shape.name, shape, inset=inset)
    if index not in _INHERIT:  # programs that match placeholders by type alone take the first one for all
        places.put(shape, where)
    place = places.place(shape, layout, theme_of(layout.slide_master), where)
    return Spot(where, shape.name, shape, place, place.size, inset=inset)


def _add_footers(slide: Any) -> None:
    """python-pptx leaves these two out when it makes a slide."""
    for shape in slide.slide_layout.placeholders:
        if shape.placeholder_format.idx in (places.FOOTER, places.NUMBER):
            slide.shapes.clone_placeholder(shape)


def _take_room_of_lead(holders: Mapping[int, Any]) -> None:
    lead = holders.get(places.LEAD)
    below = [holders[index] for index in sorted(_BELOW_LEAD & set(holders))]
    if lead is None or not below:
        return
    rise = min(places.area(shape).y for shape in below) - places.area(lead).y
    for shape in below:
        heading = shape.placeholder_format.idx in _HEADINGS
        at = places.area(shape)
        places.put(shape, Area(at.x, at.y - rise, at.width, at.height + (0 if heading else rise)))


def _take_room_of_band(holders: Mapping[int, Any]) -> None:
    """A drawing without a band below it goes on to where the band would have ended."""
    drawing = holders.get(places.DRAWING)
    bands = [places.area(holders[index]) for index in sorted(_BAND & set(holders))]
    if drawing is not None and bands:
        at = places.area(drawing)
        places.put(drawing, Area(at.x, at.y, at.width, max(band.bottom for band in bands) - at.y))
