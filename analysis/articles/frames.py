"""The frames of reading: articles, one row each, and issues, one row for each oddity."""

from collections.abc import Mapping

import pandas as pd

from analysis.articles.admission import Row
from analysis.formats.record import Issue

ARTICLE_COLUMNS = Row._fields[:8]
ORIGIN_COLUMNS = Row._fields[8:]
ISSUE_COLUMNS = ("article", "file", "line", "what", "action", "byte")


def to_articles(rows: list[Row]) -> pd.DataFrame:
    """Return the articles' frame.

    >>> len(to_articles([]))
    0
    """
    frame = pd.DataFrame(rows, columns=list(Row._fields))
    published = pd.Series(frame["published"].to_list(), dtype="datetime64[us]")
    texts = dict.fromkeys(set(Row._fields) - {"published"}, "str")
    return frame.assign(published=published).astype(texts)


def to_issues(issues: list[Issue]) -> pd.DataFrame:
    """Return the issues' frame; a line or byte not known is <NA>.

    >>> int(to_issues([Issue("a NUL", "kept", line=3)]).loc[0, "line"])
    3
    """
    frame = pd.DataFrame(issues, columns=list(Issue._fields))[list(ISSUE_COLUMNS)]
    frame = frame.astype({"line": "Int64", "byte": "Int64"})
    texts = dict.fromkeys(("article", "file", "what", "action"), "str")
    return frame.assign(line=frame["line"].mask(frame["line"] <= 0), byte=frame["byte"].mask(frame["byte"] < 0)).astype(
        texts
    )


def summarise(counts: Mapping[str, int]) -> str:
    """Return one sentence that counts the issues by what was done.

    >>> summarise({"rejected": 2, "kept": 1})
    '2 rejected, 0 skipped, 1 warning; issues=True lists them'
    """
    rejected, skipped = counts.get("rejected", 0), sum(n for action, n in counts.items() if "skipped" in action)
    others = sum(counts.values()) - rejected - skipped
    warned = f"{others} warning{'s' * (others != 1)}"
    return f"{rejected} rejected, {skipped} skipped, {warned}; issues=True lists them"
