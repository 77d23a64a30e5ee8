"""The page's own fonts: subsets of IBM Plex Sans Arabic, small enough to travel inside every file."""

from __future__ import annotations

import base64
from functools import cache
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from io import BytesIO

FAMILY = "IBM Plex Sans Arabic"
WEIGHTS = {400: "Regular", 700: "Bold"}
# What nearly every page needs; one subset serves all of those.
_LATIN = "".join(map(chr, range(0x20, 0x7F))) + "\xa0«»·×éèçïö–—‘’“”„•…€"
_ARABIC = "".join(map(chr, (*range(0x621, 0x63B), *range(0x640, 0x653), *range(0x660, 0x66D)))) + "،؛؟ٰٱپچژڤگی"
_COMMON = frozenset(map(ord, _LATIN + _ARABIC))


def font_css(text: str) -> str:
    """Return the @font-face rules that draw the text: embedded woff2, no request.

    >>> font_css("الأمن").count("@font-face")
    2
    """
    rare = frozenset(ord(letter) for letter in text) - _COMMON
    return "".join(_face(weight, rare & _drawn(weight)) for weight in WEIGHTS)


def _face(weight: int, rare: frozenset[int]) -> str:
    data = _subset(weight, rare)
    return (
        f'@font-face{{font-family:"{FAMILY}";font-weight:{weight};font-style:normal;'
        f"src:url(data:font/woff2;base64,{data}) format('woff2')}}"
    )


@cache
def _drawn(weight: int) -> frozenset[int]:
    """Return the code points the whole font can draw."""
    from fontTools.ttLib import TTFont

    with as_file(_font(weight)) as path, TTFont(path, lazy=True) as font:
        return frozenset(font.getBestCmap())


@cache
def _subset(weight: int, rare: frozenset[int]) -> str:
    from fontTools.subset import Options, Subsetter, save_font
    from fontTools.ttLib import TTFont

    options = Options(flavor="woff2", hinting=False)
    options.drop_tables += ["meta"]
    with as_file(_font(weight)) as path, TTFont(path, recalcTimestamp=False) as font:
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=_COMMON | rare)
        subsetter.subset(font)
        out = BytesIO()
        save_font(font, out, options)
    return base64.b64encode(out.getvalue()).decode("ascii")


def _font(weight: int) -> Traversable:
    return files("fontpkg_ibm_plex_sans_arabic").joinpath("files", f"IBMPlexSansArabic-{WEIGHTS[weight]}.ttf")
