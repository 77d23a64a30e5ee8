"""An independent answer to how a line of Arabic must look: python-bidi orders it, HarfBuzz shapes it.

A look is the sequence, from left to right, of what was drawn: (left edge, width, height, area) of every closed
outline, in font units. Two texts look the same when their sequences do.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files
from itertools import pairwise

import numpy as np
import uharfbuzz as hb
from bidi import get_display

Look = list[tuple[float, float, float, float]]

_LETTERS = "[\u0590-\u065f\u066e-\u06ef\u06fa-\u08ff]+"
_RTL = re.compile(f"{_LETTERS}(?: +{_LETTERS})*")
_UNSEEN = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_FINER = ("liga", "dlig", "clig", "calt", "rclt", "kern", "mset")


@cache
def _font(bold: bool) -> tuple[hb.Face, hb.Font]:
    weight = "Bold" if bold else "Regular"
    path = files("fontpkg_ibm_plex_sans_arabic").joinpath("files", f"IBMPlexSansArabic-{weight}.ttf")
    face = hb.Face(hb.Blob(path.read_bytes()))
    return face, hb.Font(face)


@cache
def expected(logical: str, lang: str, *, bold: bool = False, digits: str = "Arab", plain: bool = False) -> Look:
    """Return how a logical line must look in a paragraph of the language's direction.

    The font has smaller Latin digits for Arabic lines: `digits` is the script they are drawn in. `plain` is
    Arabic as presentation forms can write it: joined, but without marks and the font's finer joins.
    """
    if plain:
        logical = "".join(letter for letter in logical if unicodedata.category(letter) != "Mn")
    visual = _UNSEEN.sub("", get_display(logical, base_dir="R" if lang == "ar" else "L"))
    outlines, pen = [], 0.0
    for run, rtl in _runs(visual):
        drawn, pen = _shape(run[::-1] if rtl else run, rtl, pen, bold, digits, plain)
        outlines += drawn
    return _measure(outlines)


@cache
def drawn(text: str, *, bold: bool = False) -> Look:
    """Return how matplotlib draws a line."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import TextPath

    font = FontProperties(family="IBM Plex Sans Arabic", weight="bold" if bold else "regular")
    path = TextPath((0, 0), text, size=1000, prop=font, usetex=False)
    starts = [*np.flatnonzero(path.codes == path.MOVETO), len(path.codes)] if len(path.codes) else []
    return _measure([path.vertices[a:b][path.codes[a:b] != path.CLOSEPOLY] for a, b in pairwise(starts)])


def alike(one: Look, other: Look, *, tolerance: float = 6.0) -> bool:
    """Say whether two looks are the same but for rounding (units of a thousandth of the letter size)."""
    if len(one) != len(other):
        return False
    return all(
        abs(a[1] - b[1]) <= tolerance and abs(a[2] - b[2]) <= tolerance and abs(a[3] - b[3]) <= 0.03 * abs(b[3]) + 300
        for a, b in zip(one, other, strict=True)
    )


def _runs(visual: str) -> list[tuple[str, bool]]:
    """Part a visual line into runs of Arabic (True) and others; what stands before Latin letters is one apart."""
    runs, at = [], 0
    for found in [*_RTL.finditer(visual), None]:
        between = visual[at : found.start() if found else len(visual)]
        latin = next((place for place, letter in enumerate(between) if letter.isalpha()), len(between))
        runs += [(between[:latin], False), (between[latin:], False)]
        if found:
            runs.append((found.group(), True))
            at = found.end()
    return [run for run in runs if run[0]]


def _shape(run: str, rtl: bool, pen: float, bold: bool, digits: str, plain: bool) -> tuple[list[np.ndarray], float]:
    _, font = _font(bold)
    buffer = hb.Buffer()
    buffer.add_str(run)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if rtl else "ltr"
    if not any(letter.isalpha() for letter in run):
        buffer.script = digits
    hb.shape(font, buffer, _joined_only(run) if plain else {})
    outlines: list[np.ndarray] = []
    for glyph, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        shift = np.array([pen + place.x_offset, place.y_offset])
        outlines += [points + shift for points in _outline(font, glyph.codepoint)]
        pen += place.x_advance
    return outlines, pen


def _joined_only(run: str) -> dict[str, object]:
    """Leave to HarfBuzz the joining of letters and lam-alef, as presentation forms have them, and no more."""
    lam_alef = [(found.start(), found.end(), True) for found in re.finditer("ل[اأإآ]", run)]
    return {**dict.fromkeys(_FINER, False), "rlig": [(0, len(run), False), *lam_alef]}


def _outline(font: hb.Font, glyph: int) -> list[np.ndarray]:
    contours: list[list[tuple[float, float]]] = []
    pen = hb.DrawFuncs()
    pen.set_move_to_func(lambda x, y, _: contours.append([(x, y)]))
    pen.set_line_to_func(lambda x, y, _: contours[-1].append((x, y)))
    pen.set_quadratic_to_func(lambda a, b, x, y, _: contours[-1].extend([(a, b), (x, y)]))
    pen.set_cubic_to_func(lambda a, b, c, d, x, y, _: contours[-1].extend([(a, b), (c, d), (x, y)]))
    font.draw_glyph(glyph, pen, None)
    return [np.array(contour, dtype=float) for contour in contours]


def _measure(outlines: list[np.ndarray]) -> Look:
    looks = []
    for points in outlines:
        x, y = points[:, 0], points[:, 1]
        area = abs(float(np.dot(x, np.roll(y, 1)) - np.dot(y, np.roll(x, 1)))) / 2
        looks.append((float(x.min()), float(np.ptp(x)), float(np.ptp(y)), area))
    return sorted(looks, key=lambda look: (round(look[0] / 4), round(look[3] / 50)))


def right(text: str, logical: str, lang: str, *, bold: bool = False) -> bool:
    """Say whether matplotlib draws `text` as `logical` must look, whichever digits the line's script gets."""
    import matplotlib

    plain = matplotlib.__version_info__[:2] < (3, 11)
    look = drawn(text, bold=bold)
    return any(
        alike(look, expected(logical, lang, bold=bold, digits=script, plain=plain)) for script in ("Arab", "Latn")
    )
