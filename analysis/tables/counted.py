"""What counts: mentions that are neither excluded nor nested, articles in Arabic that have words."""

import pandas as pd

from analysis.arabic import count_words
from analysis.articles import COUNTED, split_paragraphs

THEME = ["entry", "label", "label_en"]


def counted_mentions(mentions: pd.DataFrame, *, nested: bool = False) -> pd.DataFrame:
    """Return the mentions that count: no exclusion, in a counted role, and nested only when asked.

    >>> found = pd.DataFrame({"entry": ["a", "b"], "kind": ["term", "exclude"], "nested": [False, False]})
    >>> counted_mentions(found).entry.tolist()
    ['a']
    """
    kept = pd.Series(True, index=mentions.index)
    if "kind" in mentions:
        kept &= mentions["kind"] != "exclude"
    if "role" in mentions:
        kept &= mentions["role"].isin(COUNTED)
    if "nested" in mentions and not nested:
        kept &= ~mentions["nested"].astype(bool)
    return mentions[kept]


def counted_articles(articles: pd.DataFrame, group: str | None = None) -> pd.DataFrame:
    """Return `article`, `group` and `words` of the articles in Arabic that have words, sorted by article.

    Words are those of title, lead and body; a column `words`, where there is one, stands in for the text.
    A `published` column is kept. Raises ValueError when there is no column `group`.

    >>> articles = pd.DataFrame({"article": ["a", "b"], "text": ["زار الوزير بغداد", ""]})
    >>> counted_articles(articles).words.tolist()
    [3]
    """
    if group is not None and group not in articles:
        raise ValueError(f"group={group!r}: no such column; choose one of {', '.join(map(str, articles))}")
    groups = "" if group is None else articles[group].fillna("").astype("str")
    dates = {"published": articles["published"]} if "published" in articles else {}
    words = articles["words"] if "words" in articles else _words(articles)  # none in another language's
    counted = pd.DataFrame({"article": articles["article"], "group": groups, "words": words, **dates})
    return counted[counted["words"] > 0].sort_values("article", ignore_index=True)


def entries_of(mentions: pd.DataFrame, codebook: pd.DataFrame | None = None) -> pd.DataFrame:
    """Return `entry`, `label` and `label_en` of a codebook, or of what the mentions name, each once.

    >>> entries_of(pd.DataFrame({"entry": ["a", "a"], "label": "أ", "label_en": "A"})).values.tolist()
    [['a', 'أ', 'A']]
    """
    listed = mentions if codebook is None else codebook.rename(columns={"label_ar": "label"})
    return listed[THEME].drop_duplicates("entry").reset_index(drop=True)


def _words(articles: pd.DataFrame) -> pd.Series:
    paragraphs = split_paragraphs(articles)
    paragraphs = paragraphs[paragraphs["role"].isin(COUNTED)]
    words = count_words(paragraphs["text"]).groupby(paragraphs["article"]).sum()
    return articles["article"].map(words).fillna(0).astype("int64")
