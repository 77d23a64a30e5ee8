"""An article that attacks the report in every way its table lists."""

import csv
from pathlib import Path

_ESCAPED = ("controls", "rlo", "unclosed_bidi")  # written with \\u escapes: a file of text holds no controls
TITLE = "</title><script>alert('headline')</script> الأمن \u202eو{{ 7*7 }} الجيش العراقي $x$"
FILE = "<img src=x onerror=alert(1)> & {{name}} 'الأمن'.txt"


def attempts() -> list[dict[str, str]]:
    """Return the rows of attempts.csv: attempt, text, reason."""
    with (Path(__file__).parent / "attempts.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        if row["attempt"] in _ESCAPED:
            row["text"] = row["text"].encode("ascii").decode("unicode_escape")
    return rows


def article() -> str:
    """Return the hostile article: a headline and one paragraph an attempt."""
    return "\n\n".join([TITLE, *(row["text"] for row in attempts())])
