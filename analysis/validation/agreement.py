"""Agreement of two codings: precision, recall, F1, kappa and alpha, with bootstrap intervals."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.errors import MaqalError

Floats = npt.NDArray[np.float64]
_RATES = ["precision", "recall", "f1", "kappa", "alpha"]
_BOUNDS = ["f1_low", "f1_high", "alpha_low", "alpha_high"]
COLUMNS = ["entry", "units", "a", "b", "both", *_RATES, *_BOUNDS]
ALL = "all"


def compare_coding(
    coding_a: pd.DataFrame,
    coding_b: pd.DataFrame,
    *,
    units: Sequence[str] = ("article", "paragraph"),
    repeats: int = 1000,
    seed: int = 0,
) -> pd.DataFrame:
    """Compare two codings of the same units, theme by theme, with a last row `all` that pools the themes.

    A coding has the columns `units`, `entry` and `value` (true, false, or missing where nobody coded). Only
    what both coded is compared; `units` in the result says how many that is, `a`, `b` and `both` how many are
    marked. Precision and recall take `coding_a` as the truth. Bounds are 95 % intervals from `repeats`
    resamplings of the units; a rate without any ground is NaN. Raises MaqalError when no unit is in both.

    >>> units = {"article": ["x"] * 10, "paragraph": range(10), "entry": ["security"] * 10}
    >>> meg = pd.DataFrame({**units, "value": [0, 1, 0, 0, 0, 0, 0, 0, 1, 0]})
    >>> owen = pd.DataFrame({**units, "value": [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]})
    >>> compare_coding(meg, owen).alpha.round(3).iloc[0]  # Krippendorff 2011, example A
    np.float64(0.095)
    """
    keys = [*units, "entry"]
    pairs = _values(coding_a, keys).rename("a").to_frame().join(_values(coding_b, keys).rename("b"), how="inner")
    if pairs.empty:
        raise MaqalError(f"the two codings share no unit; compare their columns {', '.join(keys)}")
    entries = list(dict.fromkeys(pairs.index.get_level_values("entry")))
    cells = _cells(pairs, list(units), entries)
    counts = cells.sum(axis=0)
    samples = _resample(cells, repeats, np.random.default_rng(seed))
    rows = [_row(entry, counts[at], samples[:, at]) for at, entry in enumerate(entries)]
    rows.append(_row(ALL, counts.sum(axis=0), samples.sum(axis=1)))
    return pd.DataFrame(rows, columns=COLUMNS)


def krippendorff_alpha(codings: pd.DataFrame) -> float:
    """Return Krippendorff's alpha of nominal codes: a row a unit, a column a coder, missing where not coded.

    1 is perfect agreement, 0 what chance gives; NaN when only one code occurs. After K. Krippendorff,
    "Computing Krippendorff's Alpha-Reliability" (2011), with the coincidence matrix summed by unit.

    >>> ben, gerry = list("aabbdcccedda"), list("babbbccceddd")
    >>> round(krippendorff_alpha(pd.DataFrame({"Ben": ben, "Gerry": gerry})), 3)  # example B there
    0.692
    """
    codes = codings.melt(ignore_index=False)["value"].dropna()
    counts = pd.crosstab(codes.index, codes.to_numpy()).to_numpy(float)
    return float(_alpha(counts, np.ones((1, len(counts))))[0])


def _alpha(counts: Floats, weights: Floats) -> Floats:
    """Alpha of units given as counts per code, for every row of weights: how often each unit is taken."""
    coders = counts.sum(axis=1)
    counts, weights, coders = counts[coders > 1], weights[:, coders > 1], coders[coders > 1]
    disagreeing = (coders**2 - (counts**2).sum(axis=1)) / (coders - 1)
    codes = weights @ counts
    total = codes.sum(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        ratio = (weights @ disagreeing) / (total**2 - (codes**2).sum(axis=1))
    return np.asarray(1 - (total - 1) * ratio)


def _values(coding: pd.DataFrame, keys: list[str]) -> "pd.Series[bool]":
    missing = [column for column in (*keys, "value") if column not in coding]
    if missing:
        raise MaqalError(f"a coding without {', '.join(missing)}; it needs {', '.join(keys)} and value")
    coded = coding.dropna(subset=["value"]).set_index(keys)["value"].astype(bool)
    twice = coded.index[coded.index.duplicated()]
    if len(twice):
        raise MaqalError(f"{twice[0]} is coded twice in one coding; keep one")
    return coded


def _cells(pairs: pd.DataFrame, units: list[str], entries: list[str]) -> npt.NDArray[np.int64]:
    """Return units × entries × (neither, only b, only a, both), one or none of the four set."""
    cell = pairs.assign(cell=2 * pairs["a"].astype(int) + pairs["b"].astype(int))
    table = cell.pivot_table(index=units, columns="entry", values="cell")[entries].to_numpy(float)
    return np.asarray(table[:, :, None] == np.arange(4), dtype=np.int64)


def _resample(cells: npt.NDArray[np.int64], repeats: int, rng: np.random.Generator) -> npt.NDArray[np.int64]:
    """Draw units with replacement, like units together: repeats × entries × 4 counts."""
    flat, often = np.unique(cells.reshape(len(cells), -1), axis=0, return_counts=True)
    drawn = rng.multinomial(len(cells), often / len(cells), size=repeats)
    return np.asarray(drawn @ flat).reshape(repeats, *cells.shape[1:])


def _rates(counts: npt.NDArray[np.int64]) -> dict[str, Floats]:
    """Return each rate for rows of (neither, only b, only a, both)."""
    neither, only_b, only_a, both = counts.astype(float).T
    total = counts.sum(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        agreed = (neither + both) / total
        chance = ((both + only_a) * (both + only_b) + (neither + only_a) * (neither + only_b)) / total**2
        return {
            "precision": both / (both + only_b),
            "recall": both / (both + only_a),
            "f1": 2 * both / (2 * both + only_a + only_b),
            "kappa": (agreed - chance) / (1 - chance),
            "alpha": _alpha(np.array([[2.0, 0], [1, 1], [1, 1], [0, 2]]), counts.astype(float)),
        }


def _row(entry: str, counts: npt.NDArray[np.int64], samples: npt.NDArray[np.int64]) -> dict[str, Any]:
    _, only_b, only_a, both = (int(count) for count in counts)
    rates = {name: float(rate[0]) for name, rate in _rates(counts[None, :]).items()}
    drawn = _rates(samples)
    bounds = {
        f"{name}_{side}": float(np.nanquantile(drawn[name], share)) if np.isfinite(drawn[name]).any() else np.nan
        for name in ("f1", "alpha")
        for side, share in (("low", 0.025), ("high", 0.975))
    }
    marked = {"a": both + only_a, "b": both + only_b, "both": both}
    return {"entry": entry, "units": int(counts.sum()), **marked, **rates, **bounds}
