"""Undo text that was once decoded wrongly and saved so."""

import re

from analysis.formats.likeness import is_arabic, likeness

# What the bytes were read as, what they were.
KINDS = (("cp1256", "utf-8"), ("cp1252", "utf-8"), ("cp1252", "cp1256"), ("mac_roman", "utf-8"))
_ACCENTED = re.compile("[\u00c0-\u00ff]")
SUSPECT_SHARE = 0.2  # share of such characters that makes a closer look worth while
_GAIN = 0.5  # the score a repair must win


def repair_mojibake(text: str) -> str:
    """Return the text with wrongly decoded lines put right; any other text comes back as it is.

    >>> repair_mojibake("ط§ظ„ظƒط§ط¸ظ…ظٹ"), repair_mojibake("ÇáßÇÙãí íßÔÝ Úä ÏæÑ")
    ('الكاظمي', 'الكاظمي يكشف عن دور')
    >>> repair_mojibake("طلب الخط طريقا"), repair_mojibake("été à Noël")
    ('طلب الخط طريقا', 'été à Noël')
    """
    if not _is_suspect(text):
        return text
    repaired = _repair(text)
    return repaired if repaired != text else "\n".join(map(_repair, text.split("\n")))


def _is_suspect(text: str) -> bool:
    """Tell, cheaply, whether ط and ظ or Latin letters with accents abound."""
    limit = SUSPECT_SHARE * len(text)
    return text.count("ط") + text.count("ظ") > limit or len(_ACCENTED.findall(text)) > limit


def _repair(text: str) -> str:
    """Return the best round trip of a text, or of one line where wrong and right lines are mixed."""
    before, _ = likeness(text)
    best, best_score = text, before + _GAIN
    for read_as, was in KINDS:
        try:
            repaired = b"".join(_byte(letter, read_as) for letter in text).decode(was)
        except UnicodeError:
            continue
        score, _ = likeness(repaired)
        if score > best_score and is_arabic(repaired):
            best, best_score = repaired, score
    return best


def _byte(letter: str, encoding: str) -> bytes:
    """Return the byte a character was read from; browsers pass unassigned bytes through as controls."""
    try:
        return letter.encode(encoding)
    except UnicodeEncodeError:
        return letter.encode("latin-1")
