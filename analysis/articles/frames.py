"""The frames of reading: articles, one row each, and issues, one row for each oddity."""

from collections.abc import Mapping

import pandas as pd
import pyarrow as pa

from analysis.arabic.chunks import as_arrow
from analysis.articles.admission import Admitted
from analysis.formats.record import Issue

ARTICLE_COLUMNS = Admitted._fields[:8]
ORIGIN_COLUMNS = Admitted._fields[8:]
ISSUE_COLUMNS = ("article", "file", "line", "what", "action", "byte")


def to_articles(admitted: Admitted) -> pd.DataFrame:
    """Return the articles' frame."""
    published = pa.array(admitted.published, pa.timestamp("us")).to_numpy(zero_copy_only=False)
    made = {
        name: pd.array(as_arrow(values), dtype="str")
        for name, values in admitted._asdict().items()
        if name != "published"
    }
    return pd.DataFrame({**made, "published": published}, columns=list(Admitted._fields))


def to_issues(issues: list[Issue]) -> pd.DataFrame:
    """Return the issues' frame; a line or byte not known is <NA>.

    >>> int(to_issues([Issue("a NUL", "kept", line=3)]).loc[0, "line"])
    3
    """
    columns = dict(zip(Issue._fields, zip(*issues, strict=True) if issues else [()] * len(Issue._fields), strict=True))
    made = {
        name: pd.array(as_arrow(list(columns[name])), dtype="str") for name in ("article", "file", "what", "action")
    }
    for name, least in (("line", 1), ("byte", 0)):
        values = pd.Series(columns[name], dtype="Int64")
        made[name] = values.mask(values < least).array
    return pd.DataFrame(made, columns=list(ISSUE_COLUMNS))


def summarise(counts: Mapping[str, int]) -> str:
    """Return one sentence that counts the issues by what was done.

    >>> summarise({"rejected": 2, "kept": 1})
    '2 rejected, 0 skipped, 1 warning; issues=True lists them'
    """
    rejected, skipped = counts.get("rejected", 0), sum(n for action, n in counts.items() if "skipped" in action)
    others = sum(counts.values()) - rejected - skipped
    warned = f"{others} warning{'s' * (others != 1)}"
    return f"{rejected} rejected, {skipped} skipped, {warned}; issues=True lists them"
