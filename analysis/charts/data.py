"""From the tables' frames to the rows that the charts draw."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


def per_entry(counts: "pd.DataFrame") -> "pd.DataFrame":
    """Add up a `count_themes(…, by="article")` frame over its articles, strongest theme first."""
    sums = {"label": "first", "label_en": "first", "mentions": "sum", "words": "sum"}
    themes = counts.groupby("entry", sort=False, as_index=False).agg(sums)
    themes["per_1000"] = 1000 * themes["mentions"] / themes["words"].where(themes["words"] > 0, 1)
    return themes.sort_values(["per_1000", "entry"], ascending=[False, True], ignore_index=True)


def named(frame: "pd.DataFrame", lang: str) -> list[str]:
    """Return the labels of the rows in the language, the Arabic one where there is no English."""
    labels = frame["label"] if "label" in frame else frame["label_ar"]
    if lang == "ar" or "label_en" not in frame:
        return [str(name) for name in labels]
    return [
        str(en) if isinstance(en, str) and en else str(ar)
        for en, ar in zip(frame["label_en"], labels, strict=True)
    ]
