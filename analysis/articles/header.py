"""What the lines above an article say: title, source, byline, date."""

import re

from analysis.articles.lines import find_lines
from analysis.articles.markers import find_marker
from analysis.articles.roles import assign_roles, guess_title
from analysis.formats.dates import parse_date
from analysis.formats.record import Record

_HEAD = 3000  # characters; the header ends where the lead begins
_SOURCE = re.compile(r"المصدر\s*:\s*(.+?)\s*(?:[|\n]|\s-\s|$)")


def fill_from_header(record: Record) -> Record:
    """Fill what the format didn't say from the lines above the lead; a byline stays as written.

    >>> record = fill_from_header(Record("عنوان الخبر\\nآخر تحديث 2022-02-21 - المصدر: واع\\nأعلنت الوزارة ذلك."))
    >>> record.title, record.source, record.published
    ('عنوان الخبر', 'واع', 'آخر تحديث 2022-02-21 - المصدر: واع')
    """
    head = record.text[:_HEAD]
    lines = [head[start:end] for start, end in find_lines(head)]
    plain = not record.title  # a plain document: nothing was stated apart from its text
    title = record.title or guess_title(lines)
    source, author, published = record.source, record.author, record.published
    for line, role in zip(lines, assign_roles(lines, title), strict=True):
        if role in ("lead", "body"):
            break
        if role == "byline" and plain:
            author = author or line.strip()
        marker = find_marker(line)
        if role == "meta" and (marker is None or marker.kind == "update"):  # without a marker: a date alone
            stated = _SOURCE.search(line)
            source = source or (stated[1] if stated else "")
            published = published or (line if parse_date(line).when else "")
    return record._replace(title=title, source=source, author=author, published=published)
