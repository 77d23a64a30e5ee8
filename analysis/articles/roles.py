"""What each paragraph of an article is: its title, its text, or the page's furniture."""

import re

from analysis.articles.markers import SHORT, find_marker, plain
from analysis.formats.dates import parse_date

TITLE_WORDS = 30
BYLINE_WORDS = 8
NAME_WORDS = 4
_SENTENCE_END = re.compile(r"(?:(?<!\.)\.|[،؛:])[\s\"'”»)]*$")  # two points or more end headlines too
_DIGIT = re.compile(r"\d")
_DASH = re.compile(r"\s[-–—|/ـ]\s")  # tatweel is typed for a dash


def guess_title(lines: list[str]) -> str:
    """Return the first line when it reads like a headline, else nothing.

    >>> guess_title(["الكاظمي يزور بغداد", "زار رئيس الحكومة مصطفى الكاظمي العاصمة بغداد."])
    'الكاظمي يزور بغداد'
    """
    if len(lines) < 2 or _SENTENCE_END.search(lines[0]):
        return ""
    first = lines[0]
    headline = len(first) <= SHORT * 2 and len(first.split()) <= TITLE_WORDS and not find_marker(first)
    return first.strip() if headline else ""


def assign_roles(lines: list[str], title: str) -> list[str]:
    """Return the role of each line: title, meta, byline, lead, body or related.

    >>> assign_roles(["عنوان", "بقلم: سارة", "زار الوزير بغداد.", "اقرأ أيضا:", "خبر آخر"], "عنوان")
    ['title', 'byline', 'lead', 'related', 'related']
    """
    roles = ["body"] * len(lines)
    place = 0
    if lines and title and plain(lines[0]) == plain(title):
        roles[0] = "title"
        place = 1
    while place < len(lines) and (role := _header_role(lines, place)):
        roles[place] = role
        place += 1
    if place < len(lines) and not _is_related(lines[place]):
        roles[place] = "lead"
        place += 1
    _mark_furniture(lines, roles, place)
    return roles


def _is_related(line: str) -> bool:
    marker = find_marker(line)
    return marker is not None and marker.role == "related"


def _header_role(lines: list[str], place: int) -> str:
    """Return meta or byline for a line above the lead, nothing for the lead itself."""
    line = lines[place]
    if len(line) > SHORT:
        return ""
    if marker := find_marker(line):
        return marker.role if marker.role != "related" else ""
    count = len(line.split())
    if count > BYLINE_WORDS or _SENTENCE_END.search(line):
        return ""
    if _DIGIT.search(line) and parse_date(line).when:
        return "meta"
    name = place > 0 and count <= NAME_WORDS and len("".join(lines[place + 1 : place + 2])) > SHORT
    return "byline" if name or _DASH.search(line) else ""


def _mark_furniture(lines: list[str], roles: list[str], place: int) -> None:
    """Set meta and related roles below the lead."""
    while place < len(lines):
        marker = find_marker(lines[place])
        if marker is None or marker.role == "byline":
            place += 1
            continue
        roles[place] = marker.role
        place += 1
        if marker.role == "related":
            end = _links_end(lines, place, marker.kind == "comments")
            if marker.alone or end == len(lines):
                roles[place:end] = ["related"] * (end - place)
                place = end


def _links_end(lines: list[str], place: int, comments: bool) -> int:
    """Return where the links below a marker end: at the first line that reads like a paragraph."""
    if comments:
        return len(lines)
    while place < len(lines) and _like_link(lines[place]):
        place += 1
    return place


def _like_link(line: str) -> bool:
    return (len(line) <= SHORT and not _SENTENCE_END.search(line)) or find_marker(line) is not None
