"""A native chart of named points, one series a point, so that a name follows its point when somebody edits the data."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

from .look import Paint
from .places import Area
from .words import LANGUAGE

_POINT = 12700
_XMLNS = " ".join(
    f'xmlns:{prefix}="http://schemas.openxmlformats.org/{place}"'
    for prefix, place in (
        ("c", "drawingml/2006/chart"),
        ("a", "drawingml/2006/main"),
        ("r", "officeDocument/2006/relationships"),
    )
)
_INVISIBLE = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
_WHOLE = (
    '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
    '<c:x val="0"/><c:y val="0"/><c:w val="1"/><c:h val="1"/></c:manualLayout></c:layout>'
)
_NAME_ONLY = (
    '<c:showLegendKey val="0"/><c:showVal val="0"/><c:showCatName val="0"/><c:showSerName val="1"/>'
    '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)
_ACROSS, _UP = 111111111, 222222222  # any numbers above zero that differ
_MARKER = 12


@dataclass(frozen=True)
class Point:
    """A name and where it stands, None where there is nothing to show yet, with the cells that all this comes from.

    `side` is where the name stands by its dot, `r`, `l`, `t` or `b`; None where the dot has no name beside it.
    """

    name: str
    place: tuple[float, float] | None
    cells: tuple[str, str, str]
    side: str | None = "r"


@dataclass(frozen=True)
class Chart:
    """A chart whose plot fills it to the edges, between these ends of its axes; neither axes nor ground are seen."""

    points: Sequence[Point]
    across: tuple[float, float]
    up: tuple[float, float]
    book: bytes
    dot: Paint
    ink: Paint
    typeface: str | None = None
    size: float = 18


def add(slide: Any, area: Area, chart: Chart) -> Any:
    """Put the chart on a slide, with the workbook that holds its data."""
    from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from pptx.parts.chart import ChartPart

    package = slide.part.package
    name = package.next_partname(ChartPart.partname_template)
    part = ChartPart.load(name, CONTENT_TYPE.DML_CHART, package, xml(chart).encode())
    part.chart_workbook.update_from_xlsx_blob(chart.book)
    place = (round(value * _POINT) for value in (area.x, area.y, area.width, area.height))
    slide.shapes._add_chart_graphicFrame(slide.part.relate_to(part, RELATIONSHIP_TYPE.CHART), *place)
    return slide.shapes[-1]


def xml(chart: Chart) -> str:
    """The chart's part, in just what PowerPoint itself writes."""
    series = "".join(_series(number, point, chart) for number, point in enumerate(chart.points))
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<c:chartSpace {_XMLNS}><c:date1904 val="0"/>'
        f'<c:lang val="{LANGUAGE}"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>'
        f'<c:plotArea>{_WHOLE}<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>{series}'
        f'<c:axId val="{_ACROSS}"/><c:axId val="{_UP}"/></c:scatterChart>'
        f"{_axis(_ACROSS, _UP, 'b', chart.across)}{_axis(_UP, _ACROSS, 'l', chart.up)}{_INVISIBLE}</c:plotArea>"
        f'<c:plotVisOnly val="0"/><c:dispBlanksAs val="gap"/></c:chart>{_INVISIBLE}{_text(chart)}</c:chartSpace>'
    )


def _series(number: int, point: Point, chart: Chart) -> str:
    name, across, up = point.cells
    x, y = point.place or (None, None)
    dot = f"<a:solidFill>{chart.dot.xml}</a:solidFill>"
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/><c:tx><c:strRef><c:f>{name}</c:f>'
        f"<c:strCache>{_cache([point.name] if point.name else [])}</c:strCache></c:strRef></c:tx>"
        '<c:spPr><a:ln w="19050"><a:noFill/></a:ln></c:spPr>'
        f'<c:marker><c:symbol val="circle"/><c:size val="{_MARKER}"/><c:spPr>{dot}<a:ln><a:noFill/></a:ln></c:spPr>'
        f"</c:marker><c:dLbls>{_label(point, chart)}</c:dLbls>"
        f"<c:xVal>{_numbers(across, x)}</c:xVal><c:yVal>{_numbers(up, y)}</c:yVal>"
        '<c:smooth val="0"/></c:ser>'
    )


def _label(point: Point, chart: Chart) -> str:
    if point.side is None:
        return '<c:delete val="1"/>'
    return f'{_INVISIBLE}{_text(chart)}<c:dLblPos val="{point.side}"/>{_NAME_ONLY}'


def _numbers(cell: str, value: float | None) -> str:
    cached = _cache([] if value is None else [f"{value:g}"])
    return (
        f"<c:numRef><c:f>{cell}</c:f><c:numCache><c:formatCode>General</c:formatCode>{cached}</c:numCache></c:numRef>"
    )


def _cache(values: Iterable[str]) -> str:
    return '<c:ptCount val="1"/>' + "".join(f'<c:pt idx="0"><c:v>{escape(value)}</c:v></c:pt>' for value in values)


def _axis(own: int, other: int, side: str, ends: tuple[float, float]) -> str:
    low, high = ends
    return (
        f'<c:valAx><c:axId val="{own}"/><c:scaling><c:orientation val="minMax"/><c:max val="{high:g}"/>'
        f'<c:min val="{low:g}"/></c:scaling><c:delete val="1"/><c:axPos val="{side}"/>'
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="none"/><c:crossAx val="{other}"/><c:crosses val="min"/><c:crossBetween val="midCat"/>'
        "</c:valAx>"
    )


def _text(chart: Chart) -> str:
    """How the names are set; they are not wrapped, since each has its own line."""
    face = f'<a:latin typeface="{escape(chart.typeface)}"/>' if chart.typeface else ""
    return (
        '<c:txPr><a:bodyPr wrap="none" anchor="ctr"/><a:lstStyle/><a:p><a:pPr>'
        f'<a:defRPr sz="{chart.size * 100:g}" b="0"><a:solidFill>{chart.ink.xml}</a:solidFill>{face}</a:defRPr>'
        f'</a:pPr><a:endParaRPr lang="{LANGUAGE}"/></a:p></c:txPr>'
    )
