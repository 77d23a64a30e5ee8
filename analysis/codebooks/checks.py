"""What a codebook must hold to be counted with: every check returns the problems it found."""

from collections.abc import Iterator

import pandas as pd

from analysis.arabic import fold
from analysis.codebooks.problems import Problem

MATCHES = ("clitics", "word", "exact")
SPELLINGS = ("folded", "strict", "names")
THEME_KINDS = ("term", "exclude")


def folded_terms(codebook: pd.DataFrame) -> pd.Series:
    """Return each term as it is matched: spelling folded, blanks made single.

    >>> folded_terms(pd.DataFrame({"term": ["الإرهاب  الدولي"], "spelling": ["folded"]})).tolist()
    ['الارهاب الدولي']
    """
    pairs = zip(codebook["term"], codebook["spelling"], strict=True)
    return pd.Series([" ".join(fold(term, spelling).split()) for term, spelling in pairs], codebook.index, dtype=str)


def problems_in(codebook: pd.DataFrame, *, labelled: bool) -> list[Problem]:
    """Return every problem of a complete codebook, in no order; `labelled` says that labels are due."""
    wrong = codebook.loc[~codebook["spelling"].isin(SPELLINGS)].index
    sound = codebook.drop(index=wrong)
    return [
        *_unknown(codebook),
        *_formulas(codebook),
        *_empty(sound),
        *_repeated(sound),
        *(_unlabelled(codebook) if labelled else ()),
    ]


def _unknown(codebook: pd.DataFrame) -> Iterator[Problem]:
    allowed = {"match": MATCHES, "spelling": SPELLINGS}
    themes = codebook[~codebook["naming"]]
    for column, values in {**allowed, "kind": THEME_KINDS}.items():
        rows = themes if column == "kind" else codebook
        for row in rows[~rows[column].isin(values)].itertuples():
            value = getattr(row, column)
            yield Problem(row.file, row.line, f"{column} {value!r} is not known; write {' or '.join(values)}")


def _formulas(codebook: pd.DataFrame) -> Iterator[Problem]:
    cells = codebook[["entry", "term"]]
    for row in codebook[cells.apply(lambda column: column.str.startswith("=")).any(axis=1)].itertuples():
        yield Problem(row.file, row.line, f"a formula ({row.term[:40]!r}); write the word itself")


def _empty(codebook: pd.DataFrame) -> Iterator[Problem]:
    for row in codebook[(codebook["entry"] == "") & (codebook["kind"] != "exclude")].itertuples():
        name = "agency" if row.naming else "theme"
        yield Problem(row.file, row.line, f"{row.term!r} has no {name}; write its id")
    blank = codebook["term"] == ""
    for row in codebook[blank].itertuples():
        name = "alias" if row.naming else "term"
        yield Problem(row.file, row.line, f"the {name} is empty; write it or delete the line")
    for row in codebook[~blank & (folded_terms(codebook) == "")].itertuples():
        yield Problem(row.file, row.line, f"{row.term!r} has no letters left after folding; delete the line")


def _repeated(codebook: pd.DataFrame) -> Iterator[Problem]:
    """Find terms that stand twice once folded: in one entry, in two, or both counted and excluded."""
    keyed = codebook.assign(key=folded_terms(codebook))
    keyed = keyed[keyed["key"] != ""]
    first = keyed.drop_duplicates(["key", "spelling"]).set_index(["key", "spelling"])
    for row in keyed[keyed.duplicated(["key", "spelling"])].itertuples():
        earlier = first.loc[(row.key, row.spelling)]
        where = f"line {earlier['line']} ({earlier['term']!r})"
        if "exclude" in (row.kind, earlier["kind"]) and row.kind != earlier["kind"]:
            what = f"{row.term!r} is both counted and excluded, see {where}; keep one"
        elif row.entry == earlier["entry"]:
            what = f"{row.term!r} repeats {where} once the spelling is folded; delete one"
        else:
            what = f"{row.term!r} stands under {row.entry} and under {earlier['entry']}, {where}; choose one"
        yield Problem(row.file, row.line, what)


def _unlabelled(codebook: pd.DataFrame) -> Iterator[Problem]:
    counted = codebook[codebook["kind"] != "exclude"].drop_duplicates("entry")
    for column in ("label_ar", "label_en"):
        for row in counted[counted[column] == ""].itertuples():
            yield Problem(row.file, row.line, f"{row.entry} has no {column}; write it once, on its first row")
