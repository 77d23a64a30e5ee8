"""How much of a theme hangs on one term."""

import pandas as pd

COLUMNS = [
    *("entry", "label", "label_en", "terms", "top_term", "top_share"),
    *("mentions", "mentions_without", "paragraphs", "paragraphs_without", "articles", "articles_without"),
]


def sensitivity(mentions: pd.DataFrame) -> pd.DataFrame:
    """Say for each theme which term carries it, and what is left of it when that term goes; strongest first.

    `top_share` is the term's share (0 to 1) of the theme's mentions; `mentions`, `paragraphs` and `articles`
    count where the theme is found, the columns `…_without` where it still is without that term. Nested
    mentions and exclusions are left out.

    >>> found = pd.DataFrame({"paragraph": [1, 1, 2], "term": ["إرهاب", "تفجير", "إرهاب"]}).assign(
    ...     article="x", entry="terror", label="الإرهاب", label_en="Terrorism", kind="term", nested=False
    ... )
    >>> sensitivity(found)[["top_term", "top_share", "paragraphs", "paragraphs_without"]].round(2)
      top_term  top_share  paragraphs  paragraphs_without
    0    إرهاب       0.67           2                   1
    """
    counted = mentions[~mentions["nested"].astype(bool) & (mentions["kind"] != "exclude")]
    names = ["entry", "label", "label_en"]
    rows = []
    for name, theme in counted.groupby(names, sort=False):
        terms = theme["term"].value_counts(sort=False).sort_values(ascending=False, kind="stable")
        rest = theme[theme["term"] != terms.index[0]]
        row = {"terms": len(terms), "top_term": terms.index[0], "top_share": terms.iloc[0] / len(theme)}
        for suffix, frame in (("", theme), ("_without", rest)):
            row[f"mentions{suffix}"] = len(frame)
            row[f"paragraphs{suffix}"] = len(frame[["article", "paragraph"]].drop_duplicates())
            row[f"articles{suffix}"] = frame["article"].nunique()
        rows.append({**dict(zip(names, name, strict=True)), **row})
    table = pd.DataFrame(rows, columns=COLUMNS)
    return table.sort_values("mentions", ascending=False, kind="stable", ignore_index=True)
