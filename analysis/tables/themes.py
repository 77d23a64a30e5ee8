"""How strongly each theme is present: tidy counts, made only from mentions."""

import pandas as pd

from analysis.arabic import count_words
from analysis.articles import COUNTED, split_paragraphs

_THEME = ["entry", "label", "label_en"]
COLUMNS = {
    "article": [
        "article",
        *_THEME,
        "mentions",
        "words",
        "per_1000",
        "paragraphs",
        "share",
        "top_term",
        "top_share",
        "terms",
    ],
    "paragraph": ["article", "paragraph", "role", "words", *_THEME, "mentions"],
    "theme": [
        *_THEME,
        "mentions",
        "articles",
        "words",
        "per_1000",
        "share",
        "top_term",
        "top_share",
        "terms",
    ],
}


def count_themes(
    mentions: pd.DataFrame,
    articles: pd.DataFrame,
    by: str = "article",
    *,
    nested: bool = False,
    codebook: pd.DataFrame | None = None,
    roles: tuple[str, ...] = COUNTED,
) -> pd.DataFrame:
    """Count mentions per theme, with zeros where a theme is silent.

    `by="article"` gives one row an article and theme, `"paragraph"` one row a counted paragraph and theme,
    `"theme"` one row a theme over all articles; the columns are `COLUMNS[by]`. `per_1000` is mentions per
    1,000 words of the counted paragraphs; `share` is the share (0 to 1) of those paragraphs that hold the theme,
    or of the articles with `by="theme"`; `terms` lists the terms that carry the count, strongest first, and
    `top_share` is the share of the first. Nested mentions count only with `nested=True`. Themes without any
    mention appear when their `codebook` is given. Raises ValueError for another `by`.

    >>> import analysis
    >>> articles = analysis.read_articles("data/articles")
    >>> mentions = analysis.find_mentions(articles, analysis.read_codebook("themes"))
    >>> count_themes(mentions, articles).sort_values("mentions").entry.iloc[-1]
    'security'
    """
    if by not in COLUMNS:
        raise ValueError(f"by={by!r}: choose one of {', '.join(COLUMNS)}")
    paragraphs = _counted_paragraphs(articles, roles)
    counted = mentions[mentions["role"].isin(roles) & (mentions["kind"] != "exclude")]
    if not nested:
        counted = counted[~counted["nested"]]
    themes = _themes(mentions, codebook)
    cells = _cells(counted, paragraphs, themes)
    if by == "paragraph":
        return cells[COLUMNS[by]]
    keys = ["article", "entry"] if by == "article" else ["entry"]
    table = _sums(cells, keys)
    if by == "theme":
        table = _over_articles(table, cells)
    table = table.merge(themes, on="entry").merge(_terms(counted, keys), on=keys, how="left")
    return _in_order(table.fillna({"top_term": "", "top_share": 0.0, "terms": ""}), cells, themes)[COLUMNS[by]]


def _counted_paragraphs(articles: pd.DataFrame, roles: tuple[str, ...]) -> pd.DataFrame:
    paragraphs = split_paragraphs(articles)
    paragraphs = paragraphs[paragraphs["role"].isin(roles)]
    words = count_words(paragraphs["text"]).to_numpy()
    return paragraphs[["article", "paragraph", "role"]].assign(words=words)


def _themes(mentions: pd.DataFrame, codebook: pd.DataFrame | None) -> pd.DataFrame:
    if codebook is None:
        listed = mentions[mentions["kind"] != "exclude"][_THEME]
    else:
        listed = codebook.rename(columns={"label_ar": "label"})[_THEME]
    return listed.drop_duplicates("entry").reset_index(drop=True)


def _cells(counted: pd.DataFrame, paragraphs: pd.DataFrame, themes: pd.DataFrame) -> pd.DataFrame:
    keys = ["article", "paragraph", "entry"]
    counts = counted.groupby(keys, sort=False).size().rename("mentions").reset_index()
    cells = paragraphs.merge(themes, how="cross").merge(counts, on=keys, how="left")
    return cells.assign(mentions=cells["mentions"].fillna(0).astype(int))


def _sums(cells: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    groups = cells.assign(held=cells["mentions"] > 0).groupby(keys, sort=False)
    table = groups.agg(
        mentions=("mentions", "sum"),
        words=("words", "sum"),
        paragraphs=("held", "sum"),
        share=("held", "mean"),
    ).reset_index()
    return table.assign(per_1000=1000 * table["mentions"] / table["words"].where(table["words"] > 0))


def _over_articles(table: pd.DataFrame, cells: pd.DataFrame) -> pd.DataFrame:
    each = cells.groupby(["entry", "article"], sort=False)["mentions"].sum().gt(0).groupby("entry", sort=False)
    held = pd.DataFrame({"articles": each.sum(), "share": each.mean()}).reset_index()
    return table.drop(columns=["paragraphs", "share"]).merge(held, on="entry")


def _terms(counted: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    sizes = counted.groupby([*keys, "term"], sort=False).size().rename("n").reset_index()
    sizes = sizes.sort_values([*keys, "n", "term"], ascending=[True] * len(keys) + [False, True])
    sizes["terms"] = sizes["term"] + " " + sizes["n"].astype(str)
    groups = sizes.groupby(keys, sort=False)
    table = groups.agg(top_term=("term", "first"), top=("n", "first"), all=("n", "sum"), terms=("terms", "، ".join))
    return table.assign(top_share=table["top"] / table["all"])[["top_term", "top_share", "terms"]].reset_index()


def _in_order(table: pd.DataFrame, cells: pd.DataFrame, themes: pd.DataFrame) -> pd.DataFrame:
    order = {entry: n for n, entry in enumerate(themes["entry"])}
    if "article" not in table:
        return table.sort_values("entry", key=lambda entry: entry.map(order), ignore_index=True)
    articles = {article: n for n, article in enumerate(cells["article"].unique())}
    ranks = table.assign(a=table["article"].map(articles), e=table["entry"].map(order))
    return ranks.sort_values(["a", "e"], ignore_index=True).drop(columns=["a", "e"])
