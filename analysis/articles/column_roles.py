"""Roles for the lines of many articles at once: plainly built articles by arrays, the others one by one."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from analysis.articles.lines import Lines
from analysis.articles.markers import SHORT, which_are_marked
from analysis.articles.roles import assign_roles, guess_title

ROLES = ("title", "meta", "byline", "lead", "body", "related")
_CODES = {role: code for code, role in enumerate(ROLES)}
_TITLE, _META, _LEAD, _BODY = (_CODES[role] for role in ("title", "meta", "lead", "body"))

Codes = NDArray[np.int8]


def roles_of(lines: Lines, titles: pa.LargeStringArray, foreign: NDArray[np.bool_]) -> Codes:
    """Return the role of each line, as a place in ROLES: what assign_roles says of each article.

    A null for a title is guessed from the lines; an article in a foreign language is meta throughout.
    """
    codes = np.full(len(lines.row), _BODY, dtype=np.int8)
    first = np.flatnonzero(np.append(True, lines.row[1:] != lines.row[:-1])[: len(lines.row)])
    if not len(first):
        return codes
    after = np.append(first[1:], len(lines.row))
    row = lines.row[first]
    titles = titles.take(pa.array(row))
    plain = _set_plain(codes, lines, first, titles)
    for one in np.flatnonzero(~plain & ~foreign[row]).tolist():
        begin, stop = first[one], after[one]
        texts = lines.text[begin:stop].to_pylist()
        title = titles[one].as_py()
        roles = assign_roles(texts, guess_title(texts) if title is None else title)
        codes[begin:stop] = [_CODES[role] for role in roles]
    codes[foreign[lines.row]] = _META
    return codes


def _set_plain(codes: Codes, lines: Lines, first: NDArray[np.int64], titles: pa.LargeStringArray) -> NDArray[np.bool_]:
    """Give roles where an article is its title, if any, a long lead and a body; tell which articles are."""
    untitled = pc.equal(titles, "").fill_null(False).to_numpy(zero_copy_only=False)
    same = pc.equal(lines.text.take(pa.array(first)), titles).fill_null(False).to_numpy(zero_copy_only=False)
    titled = same & ~untitled
    codes[first[titled]] = _TITLE
    long = lines.end - lines.start > SHORT
    lead = first + titled
    order = np.repeat(np.arange(len(first)), np.diff(np.append(first, len(codes))))
    there = lead < np.append(first[1:], len(codes))
    plain: NDArray[np.bool_] = (titled | untitled) & (~there | long[np.minimum(lead, len(codes) - 1)])
    codes[lead[there]] = _LEAD
    short = np.flatnonzero(~long & plain[order] & (np.arange(len(codes)) > lead[order]))
    plain[order[short[which_are_marked(lines.text.take(pa.array(short)).to_pylist())]]] = False
    return plain
