"""Every place a word or an entry stands, with the words around it (KWIC)."""

import unicodedata
from bisect import bisect_right

import pandas as pd

from analysis.arabic.chunks import without_surrogates
from analysis.articles.lines import find_lines
from analysis.codebooks.shape import complete
from analysis.mentions import find_mentions

COLUMNS = ["article", "paragraph", "start", "end", "before", "surface", "after", "entry"]
ORDERS = ("text", "before", "after")

_LETTERS = str.maketrans("ةى", "هي")


def concordance(
    articles: pd.DataFrame, what: str | pd.DataFrame, *, width: int = 60, sort: str = "text"
) -> pd.DataFrame:
    """Show each mention between the words before and after it, in reading order.

    `what` is a word or phrase, found by the rules of a codebook's terms, or a frame of mentions (any frame
    with `article`, `paragraph`, `start` and `end`). `before` is what is read first: in right-to-left text it
    stands on the right. Both sides are at most `width` characters of the same paragraph, cut between words,
    and `before + surface + after` is a piece of the article's text as it is written.

    Columns: `COLUMNS`; offsets count the characters of the article's text, `entry` is the entry of the
    mention, or the word searched. `sort` is "text" (as given), "before" (by the nearest word before, then the
    one before it) or "after", in the order of the Arabic alphabet. Raises ValueError for another `sort`.

    >>> import analysis
    >>> articles = analysis.read_articles("data/articles")
    >>> lines = concordance(articles, "الإرهاب", width=20)
    >>> (lines.before + lines.surface + lines.after).str.contains("الإرهاب").tolist().count(False)
    0
    """
    if sort not in ORDERS:
        raise ValueError(f"sort={sort!r}: choose one of {', '.join(ORDERS)}")
    spans = _search(articles, what) if isinstance(what, str) else what
    if "entry" not in spans:
        spans = spans.assign(entry="")
    held = articles[articles["article"].isin(spans["article"])]
    whole = held["text"].map(without_surrogates)
    texts = {a: (text, find_lines(text)) for a, text in zip(held["article"], whole, strict=True)}
    places = zip(spans["article"], spans["start"], spans["end"], strict=True)
    sides = [_sides(*texts[article], int(start), int(end), width) for article, start, end in places]
    lines = pd.DataFrame(sides, columns=["before", "surface", "after"], index=spans.index, dtype="str")
    lines = lines.join(spans[["article", "paragraph", "start", "end", "entry"]])[COLUMNS]
    if sort != "text":
        lines = lines.sort_values(sort, key=_keys[sort], kind="stable")
    return lines.reset_index(drop=True)


def _search(articles: pd.DataFrame, word: str) -> pd.DataFrame:
    """Find a word as if it were the one term of a codebook."""
    return find_mentions(articles, complete(pd.DataFrame({"entry": [word], "term": [word]}), codebook="word"))


def _sides(text: str, lines: list[tuple[int, int]], start: int, end: int, width: int) -> tuple[str, str, str]:
    first, last = lines[bisect_right(lines, (start, len(text))) - 1]
    last = max(last, end)
    if start - width > first:
        space = text.find(" ", start - width - 1, start)
        first = space + 1 if space >= 0 else start - width
    if end + width < last:
        space = text.rfind(" ", end, end + width + 1)
        last = space if space >= 0 else end + width
    return text[first:start], text[start:end], text[end:last]


def _alphabetical(side: str) -> list[str]:
    """Words as a dictionary compares them: without hamza and marks, by the letters' place in Unicode."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", side) if unicodedata.category(c) != "Mn")
    return "".join(c if c.isalnum() else " " for c in plain.replace("ـ", "").translate(_LETTERS)).split()


def _after(sides: pd.Series) -> pd.Series:
    return sides.map(lambda side: " ".join(_alphabetical(side)))


def _before(sides: pd.Series) -> pd.Series:
    return sides.map(lambda side: " ".join(_alphabetical(side)[::-1]))


_keys = {"before": _before, "after": _after}
