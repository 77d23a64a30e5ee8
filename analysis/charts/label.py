"""The one place that decides how Arabic reaches matplotlib.

From 3.11 matplotlib shapes and orders Arabic itself and must be given text as it is written; before, the
letters have to be joined and reversed for it. Nothing else in this project may do either.
"""

import re
import textwrap
from collections.abc import Iterator
from functools import cache

RLM, LRM = "\N{RIGHT-TO-LEFT MARK}", "\N{LEFT-TO-RIGHT MARK}"
FSI, PDI = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
_LRI = "\N{LEFT-TO-RIGHT ISOLATE}"
_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]+")
_ARABIC = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_SPACES = re.compile(r"\s+")
_NUMBER = re.compile(r"[-+−]?[0-9]+(?:[-/:.,–][0-9]+)*%?")


@cache
def shapes_itself() -> bool:
    """Say whether the installed matplotlib joins and orders Arabic by itself (3.11 and later)."""
    import matplotlib

    return matplotlib.__version_info__[:2] >= (3, 11)


def plain(text: object) -> str:
    """Return a text of an article fit for a figure: one line, no direction marks, no unseen characters.

    >>> plain("جهاز\\n\u202eالمخابرات\\0")
    'جهاز المخابرات'
    """
    seen = _UNSEEN.sub(" ", _CONTROLS.sub("", str(text)))
    return _SPACES.sub(" ", seen).strip()


def isolated(text: object) -> str:
    """Return a name fit to stand in a sentence of either direction, without turning what follows it.

    >>> isolated("الأمن") == f"{FSI}الأمن{PDI}", isolated("91.5")
    (True, '91.5')
    """
    seen = plain(text)
    return f"{FSI}{seen}{PDI}" if any(letter.isalpha() for letter in seen) else seen


def label(text: object, *, lang: str = "ar", width: int = 0, most: int = 0, ours: bool = False) -> str:
    """Return a text as matplotlib must be given it, so that Arabic is joined and reads right to left.

    Lines are broken before shaping where they pass `width` characters (0: never), and after `most` of them
    the text ends in "…" (0: never). Dates, ranges and signed numbers in Latin digits keep their own order.
    Every line of an Arabic chart reads from the right and of an English one from the left, whatever it begins
    with. Marks of direction are dropped, but for those of `isolated` in sentences of `ours`.

    >>> label("الأمن", lang="ar") == RLM + "الأمن"  # on matplotlib 3.11 and later
    True
    """
    whole = _SPACES.sub(" ", str(text)).strip() if ours else plain(text)
    lines = [whole]
    if width:
        lines = textwrap.wrap(whole, width, break_on_hyphens=False, max_lines=most or None, placeholder=" …")
    return "\n".join(_directed(line, lang) for line in _closed(lines))


def _closed(lines: list[str]) -> Iterator[str]:
    """End at its end what a line leaves isolated, and take it up again on the next."""
    left = ""
    for line in lines:
        begun = left + line
        left = FSI * (begun.count(FSI) - begun.count(PDI))
        yield begun + PDI * len(left)


def _directed(line: str, lang: str) -> str:
    kept = _NUMBER.sub(_isolate, line) if lang == "ar" else line
    if shapes_itself():
        return (RLM if lang == "ar" else LRM if _ARABIC.search(line) else "") + kept
    return _reordered(kept, lang)


def _isolate(number: re.Match[str]) -> str:
    return number[0] if number[0].isdigit() else f"{_LRI}{number[0]}{PDI}"


def _reordered(line: str, lang: str) -> str:
    """Join and order the letters of a line, for matplotlib before 3.11."""
    from arabic_reshaper import ArabicReshaper
    from bidi import get_display

    joined = ArabicReshaper({"delete_harakat": True, "ARABIC LIGATURE ALLAH": False}).reshape(line)
    return _CONTROLS.sub("", str(get_display(joined, base_dir="R" if lang == "ar" else "L")))
