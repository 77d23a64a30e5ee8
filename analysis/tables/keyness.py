"""Which words set some articles apart from others."""

import math
from statistics import NormalDist

import pandas as pd

from analysis.arabic import fold, words
from analysis.articles import COUNTED, split_paragraphs

COLUMNS = ["term", "target", "reference", "target_per_1000", "reference_per_1000", "ll"]
COLUMNS += ["log_ratio", "log_ratio_low", "log_ratio_high", "dp", "articles"]

_Z = NormalDist().inv_cdf(0.975)


def keyness(
    target: pd.DataFrame, reference: pd.DataFrame, *, min_count: int = 5, min_articles: int = 2
) -> pd.DataFrame:
    """Compare the words of two frames of articles; one row a word, the surest difference first.

    Words are those of title, lead and body, spellings folded together and shown in the commonest one; clitics
    stay on. Kept are words with `min_count` uses in both frames together, in `min_articles` articles of the
    side that uses them more: one article's pet word is not typical of a paper.

    Columns: `COLUMNS`. `target` and `reference` are counts; `ll` is log-likelihood, how sure the difference
    is (above 15.13: p < 0.0001 for one word); `log_ratio` is how large: +1 twice as frequent in the target,
    -1 half as frequent, with a 95 % interval. `dp` is the dispersion over the articles of the side that uses
    the word more: 0 spread evenly, near 1 crowded into few; `articles` is how many of them use it.

    >>> sea = pd.DataFrame({"article": ["a", "b"], "text": ["ركب البحر", "هاج البحر"]})
    >>> land = pd.DataFrame({"article": ["c", "d"], "text": ["حرث الحقل", "سقى الحقل"]})
    >>> keyness(sea, land, min_count=2)[["term", "target", "reference", "log_ratio"]].values.tolist()
    [['البحر', 2, 0, 2.0], ['الحقل', 0, 2, -2.0]]
    """
    tokens = pd.concat([_tokens(target, "target"), _tokens(reference, "reference")], ignore_index=True)
    tokens["term"] = _one_spelling(tokens["surface"])
    counts = pd.crosstab(tokens["term"], tokens["side"]).reindex(columns=["target", "reference"], fill_value=0)
    c, d = (max(int(size), 1) for size in counts.sum())
    counts = counts[counts.sum(axis=1) >= min_count]
    if counts.empty:
        return pd.DataFrame(columns=COLUMNS)
    a, b = counts["target"], counts["reference"]
    ratio, low, high = log_ratio(a, b, c, d)
    table = counts.assign(target_per_1000=1000 * a / c, reference_per_1000=1000 * b / d)
    table = table.assign(ll=log_likelihood(a, b, c, d))
    table = table.assign(log_ratio=ratio, log_ratio_low=low, log_ratio_high=high)
    table = table.join(_spread(tokens, a / c >= b / d), how="left")
    table = table[table["articles"] >= min_articles].reset_index()
    return table.sort_values(["ll", "term"], ascending=[False, True], ignore_index=True)[COLUMNS]


def log_likelihood(a: pd.Series, b: pd.Series, c: int, d: int) -> pd.Series:
    """Return G2 for counts `a` in `c` words against `b` in `d` words: 2 (a ln(a/E1) + b ln(b/E2)).

    Rayson and Garside (2000), "Comparing corpora using frequency profiling", Workshop on Comparing Corpora.

    >>> log_likelihood(pd.Series([52]), pd.Series([57]), 50_000, 75_000).round(2).tolist()
    [2.65]
    """
    total = (a + b) / (c + d)
    return 2 * (_x_ln(a, c * total) + _x_ln(b, d * total)).clip(lower=0.0)


def log_ratio(a: pd.Series, b: pd.Series, c: int, d: int) -> tuple[pd.Series, pd.Series, pd.Series]:
    """Return the binary logarithm of the ratio of two relative frequencies, and its 95 % interval.

    A count of zero is taken as one half. Hardie (2014), "Log Ratio: an informal introduction", CASS.

    >>> ratio, low, high = log_ratio(pd.Series([40]), pd.Series([10]), 1000, 1000)
    >>> ratio.tolist(), bool(low[0] < 2 < high[0])
    ([2.0], True)
    """
    a, b = a.where(a > 0, 0.5), b.where(b > 0, 0.5)
    ratio: pd.Series = ((a / c) / (b / d)).map(math.log2)
    spread = _Z * (1 / a - 1 / c + 1 / b - 1 / d).clip(lower=0.0) ** 0.5 / math.log(2)
    return ratio, ratio - spread, ratio + spread


def dispersion(uses: pd.DataFrame, sizes: pd.Series) -> pd.Series:
    """Return DP of each term: half the sum, over all articles, of the gap between its share and theirs.

    `uses` has one row a `term` and `article` with `n` uses; `sizes` are the words of every article.
    Gries (2008), "Dispersions and adjusted frequencies in corpora", IJCL 13:403.

    >>> uses = pd.DataFrame({"term": "a", "article": list("pqrst"), "n": [1, 2, 3, 4, 5]})
    >>> dispersion(uses, pd.Series([9, 10, 10, 10, 11], list("pqrst"))).round(2).to_dict()
    {'a': 0.18}
    """
    share = uses["article"].map(sizes / sizes.sum())
    part = uses["n"] / uses.groupby("term")["n"].transform("sum")
    # Articles without the term add their whole share: 1 minus the shares of those that have it.
    gaps = ((part - share).abs() - share).groupby(uses["term"]).sum()
    return (1 + gaps) / 2


def _x_ln(observed: pd.Series, expected: pd.Series) -> pd.Series:
    return observed * (observed / expected).where(observed > 0, 1.0).map(math.log)


def _tokens(articles: pd.DataFrame, side: str) -> pd.DataFrame:
    """One row a word: the article it stands in and how it is written there."""
    paragraphs = split_paragraphs(articles)
    paragraphs = paragraphs[paragraphs["role"].isin(COUNTED)]
    found = paragraphs["text"].map(lambda text: [word.surface for word in words(text)])
    tokens = paragraphs[["article"]].assign(surface=found).explode("surface").dropna()
    return tokens.assign(side=side)


def _one_spelling(surfaces: pd.Series) -> pd.Series:
    """Give every word the commonest of the spellings that fold together, ties by the alphabet."""
    uses = surfaces.value_counts().rename_axis("surface").rename("uses").reset_index()
    uses["folded"] = uses["surface"].map(fold)
    uses["plain"] = uses["surface"].map(lambda surface: fold(surface, "strict"))
    best = uses.groupby(["folded", "plain"])["uses"].sum().reset_index()
    best = best.sort_values(by=["uses", "plain"], ascending=[False, True]).drop_duplicates("folded")
    shown = dict(zip(best["folded"], best["plain"], strict=True))
    return surfaces.map(dict(zip(uses["surface"], uses["folded"].map(shown), strict=True)))


def _spread(tokens: pd.DataFrame, more: pd.Series) -> pd.DataFrame:
    """Dispersion and number of articles, on the side that uses a term more."""
    sides = tokens["term"].map(more.map({True: "target", False: "reference"}))
    tables = []
    for side, uses in tokens[tokens["side"] == sides].groupby("side"):
        parts = uses.groupby(["term", "article"]).size().rename("n").reset_index()
        sizes = tokens[tokens["side"] == side].groupby("article").size()
        tables.append(pd.DataFrame({"dp": dispersion(parts, sizes), "articles": parts.groupby("term").size()}))
    return pd.concat(tables)
