"""How far a share or a rate may be off: 95 % intervals."""

from statistics import NormalDist
from zlib import crc32

import numpy as np
import pandas as pd
from numpy.typing import NDArray

LEVEL = 0.95
RESAMPLES = 1000
LINEAR_FROM = 1000  # articles; from here on drawing again only repeats what the linearised variance says

_Z = NormalDist().inv_cdf(0.5 + LEVEL / 2)

Floats = NDArray[np.float64]


def wilson(held: pd.Series, n: pd.Series) -> tuple[pd.Series, pd.Series]:
    """Return the lower and upper end of Wilson's score interval for shares `held / n`; NaN where n is 0.

    Wilson, E. B. (1927), "Probable inference, the law of succession, and statistical inference", JASA 22:209.

    >>> low, high = wilson(pd.Series([8]), pd.Series([10]))
    >>> low.round(3).tolist(), high.round(3).tolist()
    ([0.49], [0.943])
    """
    n = n.where(n > 0).astype("float64")
    share = held / n
    middle = share + _Z**2 / (2 * n)
    spread = _Z * (share * (1 - share) / n + _Z**2 / (4 * n**2)) ** 0.5
    scale = 1 + _Z**2 / n
    return ((middle - spread) / scale).clip(lower=0.0), ((middle + spread) / scale).clip(upper=1.0)


def rate_interval(hits: Floats, words: Floats, *, seed: int = 0, name: str = "") -> tuple[Floats, Floats]:
    """Return the interval of `hits.sum(axis=0) / words.sum()`, a rate a column, as articles are drawn again.

    Rows are articles: mentions inside one article are not independent, articles nearly are. Percentiles of
    `RESAMPLES` draws; from `LINEAR_FROM` articles on, the linearised variance of a ratio. `name` joins the
    seed, so that a cell's interval doesn't depend on the cells beside it.

    >>> low, high = rate_interval(np.array([[0.0], [4.0]]), np.array([100.0, 100.0]))
    >>> low.tolist(), high.tolist()
    ([0.0], [0.04])
    """
    n = len(words)
    if n >= LINEAR_FROM:
        rate = hits.sum(axis=0) / words.sum()
        spread = _Z * np.sqrt(n * np.var(hits - words[:, None] * rate, axis=0, ddof=1)) / words.sum()
        return np.maximum(rate - spread, 0.0), rate + spread
    draws = np.random.default_rng([seed, crc32(name.encode())]).multinomial(n, np.full(n, 1 / n), RESAMPLES)
    rates = (draws @ hits) / (draws @ words)[:, None]
    low, high = np.quantile(rates, [(1 - LEVEL) / 2, (1 + LEVEL) / 2], axis=0)
    return low, high
