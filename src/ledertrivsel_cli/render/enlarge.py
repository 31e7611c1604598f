"""Makes a poster of a page: everything on it larger by the same factor, its tags as they are."""

from typing import Any

FACTORS = {"a3": 2**0.5, "a1": 2**1.5}
"""How much larger than A4 each size of paper is, by the name that people choose it by."""

_BOXES = ("/MediaBox", "/CropBox", "/TrimBox", "/BleedBox", "/ArtBox")


def enlarge(pdf: Any, factor: float) -> None:
    """Enlarge all pages of an open pikepdf file."""
    for page in pdf.pages:
        page.contents_add(f"q {factor:.5f} 0 0 {factor:.5f} 0 0 cm".encode(), prepend=True)
        page.contents_add(b"Q")
        for name in _BOXES:
            if name in page.obj:
                page.obj[name] = _times(page.obj[name], factor)


def enlarge_tag(element: Any, factor: float) -> None:
    """Let a tag that says where its drawing stands say so on the larger page."""
    for attributes in _dictionaries(element.get("/A")):
        if "/BBox" in attributes:
            attributes.BBox = _times(attributes.BBox, factor)


def _times(box: Any, factor: float) -> Any:
    import pikepdf

    return pikepdf.Array([round(float(side) * factor, 3) for side in box])


def _dictionaries(found: Any) -> list[Any]:
    import pikepdf

    if found is None:
        return []
    kinds = list(found) if isinstance(found, pikepdf.Array) else [found]
    return [one for one in kinds if isinstance(one, pikepdf.Dictionary)]
