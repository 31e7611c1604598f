"""What templates made by hand are drawn with: fills, shapes, pictures and text styles as XML."""

Measures = tuple[float, float, float, float]
"""Left, top, width, height, in points."""

NUMBERED = "@number@"
"""Stands where a shape's id goes."""


def ground(color: str) -> str:
    return f"<p:bg><p:bgPr>{color}<a:effectLst/></p:bgPr></p:bg>"


def rgb(value: str, change: str = "") -> str:
    return f'<a:solidFill><a:srgbClr val="{value}">{change}</a:srgbClr></a:solidFill>'


def named(value: str, change: str = "") -> str:
    return f'<a:solidFill><a:schemeClr val="{value}">{change}</a:schemeClr></a:solidFill>'


def text(size: int, color: str = "", before: str = "", more: str = "") -> str:
    """A list style's first level, the size in points."""
    return f'<a:lvl1pPr{more}>{before}<a:defRPr sz="{size * 100}">{color}</a:defRPr></a:lvl1pPr>'


def rect(area: Measures, fill: str, geometry: str = "rect", turn: float = 0, more: str = "") -> str:
    """A drawn shape. `more` is XML after its fill, or after its properties."""
    line, after = (more, "") if more.startswith("<a:ln") else ("", more)
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{NUMBERED}" name="Flade"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>'
        f'{frame_of(area, turn)}<a:prstGeom prst="{geometry}"><a:avLst/></a:prstGeom>{fill}{line}</p:spPr>'
        f"{after}</p:sp>"
    )


def picture(area: Measures, name: str = "rIdPicture1") -> str:
    return (
        f'<p:pic><p:nvPicPr><p:cNvPr id="{NUMBERED}" name="Billede"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill>'
        f'<a:blip r:embed="{name}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>{frame_of(area)}'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )


def group(area: Measures, inner: Measures, *members: str) -> str:
    frame = frame_of(area).replace("</a:xfrm>", "")
    x, y, width, height = (round(value * 12700) for value in inner)
    return (
        f'<p:grpSp><p:nvGrpSpPr><p:cNvPr id="{NUMBERED}" name="Gruppe"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
        f'<p:grpSpPr>{frame}<a:chOff x="{x}" y="{y}"/><a:chExt cx="{width}" cy="{height}"/></a:xfrm></p:grpSpPr>'
        f"{''.join(members)}</p:grpSp>"
    )


def frame_of(area: Measures, turn: float = 0) -> str:
    x, y, width, height = (round(value * 12700) for value in area)
    turned = f' rot="{round(turn * 60000)}"' if turn else ""
    return f'<a:xfrm{turned}><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
