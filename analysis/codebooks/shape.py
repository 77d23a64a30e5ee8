"""The shape of a codebook: its columns, and what stands in a cell that nobody filled."""

import pandas as pd

LABELS = ["label_ar", "label_en", "definition_ar", "definition_en"]
_TEXTS = [
    *("codebook", "entry", "term", "kind", "match", "spelling", *LABELS),
    *("country", "parent", "iptc", "note", "source", "file"),
]
COLUMNS = [*_TEXTS, "line", "naming"]


def complete(
    rows: pd.DataFrame, *, codebook: str, naming: bool = False, labels: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Fill rows with at least `entry` and `term` up to a whole codebook, unchecked; columns are `COLUMNS`.

    >>> complete(pd.DataFrame({"entry": ["water"], "term": ["المياه"]}), codebook="rivers").label_ar.tolist()
    ['water']
    """
    texts = rows.reindex(columns=_TEXTS).astype("str").fillna("")
    lines = rows["line"].astype(int) if "line" in rows else 0
    frame = _inherit(texts.assign(codebook=codebook, line=lines, naming=naming), labels)
    defaults: dict[str, str | pd.Series] = {
        "kind": "agency" if naming else "term",
        "match": "clitics",
        "spelling": "names" if naming else "folded",
        **{column: frame["entry"] for column in ("label_ar", "label_en") if (frame[column] == "").all()},
    }
    return frame.assign(
        **{column: frame[column].mask(frame[column] == "", value) for column, value in defaults.items()}
    )


def _inherit(frame: pd.DataFrame, labels: pd.DataFrame | None) -> pd.DataFrame:
    """Give every row of an entry what its first filled row says; a separate list of labels says it first."""
    counted = frame[frame["kind"] != "exclude"]
    columns = [*LABELS, "country", "parent", *(["kind"] if frame["naming"].any() else [])]
    filled = counted.set_index("entry")[columns].replace("", pd.NA)
    if labels is not None:
        filled = pd.concat([labels.set_index("entry").reindex(columns=columns).replace("", pd.NA), filled])
    first = filled.groupby(level=0).first()
    inherited = {
        column: frame[column].mask(frame[column] == "", frame["entry"].map(first[column])).fillna("")
        for column in columns
    }
    return frame.assign(**inherited)
