"""What a codebook must hold to be counted with: every check returns the problems it found."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from analysis.arabic import SPELLINGS, fold
from analysis.codebooks.problems import Problem

MATCHES = ("clitics", "word", "exact")
THEME_KINDS = ("term", "exclude")


def folded_terms(codebook: pd.DataFrame) -> pd.Series:
    """Return each term as it is matched: spelling folded, blanks made single.

    >>> folded_terms(pd.DataFrame({"term": ["الإرهاب  الدولي"], "spelling": ["folded"]})).tolist()
    ['الارهاب الدولي']
    """
    pairs = zip(codebook["term"], codebook["spelling"], strict=True)
    folded = [" ".join(fold(term, spelling).split()) for term, spelling in pairs]
    return pd.Series(folded, index=codebook.index, dtype="str")


def problems_in(codebook: pd.DataFrame) -> list[Problem]:
    """Return every problem of a complete codebook, in no order."""
    foldable = codebook[codebook["spelling"].isin(SPELLINGS)]
    foldable = foldable.assign(key=folded_terms(foldable))
    return [
        *_unknown(codebook),
        *_formulas(codebook),
        *_empty(foldable),
        *_bare(foldable),
        *_repeated(foldable),
        *_unlabelled(codebook),
        *_contradicting(codebook),
    ]


def _rows(codebook: pd.DataFrame) -> list[dict[Any, Any]]:
    return codebook.to_dict("records")


def _problem(row: dict[Any, Any], what: str, check: str) -> Problem:
    return Problem(row["file"], row["line"], what, check)


def _unknown(codebook: pd.DataFrame) -> Iterator[Problem]:
    themes = codebook[~codebook["naming"]]
    columns = (("match", MATCHES, codebook), ("spelling", SPELLINGS, codebook), ("kind", THEME_KINDS, themes))
    for column, values, rows in columns:
        for row in _rows(rows[~rows[column].isin(values)]):
            yield _problem(row, f"{column} {row[column]!r} is not known; write {' or '.join(values)}", "value")


def _formulas(codebook: pd.DataFrame) -> Iterator[Problem]:
    for column in ("entry", "term", "label_ar", "label_en"):
        for row in _rows(codebook[codebook[column].str.startswith("=")]):
            yield _problem(row, f"{row[column][:40]!r} is a formula; write the words themselves", "formula")


def _empty(codebook: pd.DataFrame) -> Iterator[Problem]:
    for row in _rows(codebook[(codebook["entry"] == "") & (codebook["kind"] != "exclude")]):
        yield _problem(row, f"{row['term']!r} has no {'agency' if row['naming'] else 'theme'}; write its id", "empty")
    silent = ~codebook["key"].map(lambda key: any(map(str.isalnum, key))).astype(bool)
    for row in _rows(codebook[silent]):
        if row["term"]:
            yield _problem(row, f"{row['term']!r} has no letters; write a word or delete the line", "empty")
        else:
            name = "alias" if row["naming"] else "term"
            yield _problem(row, f"the {name} is empty; write it or delete the line", "empty")


def _bare(codebook: pd.DataFrame) -> Iterator[Problem]:
    """Find terms of single letters and ال alone, around which clitics may stand: they are in nearly every word."""
    alone = codebook["key"].map(_is_bare).astype(bool)
    for row in _rows(codebook[alone & (codebook["match"] == "clitics")]):
        what = f"{row['term']!r} is found in nearly every word; write a whole word, or match = word"
        yield _problem(row, what, "bare")


def _is_bare(key: str) -> bool:
    """Return whether no word of a term is more than a letter or an article: و، ال، وال، ب ال."""
    return bool(key) and all(word in ("ال", "وال") or (len(word) == 1 and word.isalpha()) for word in key.split())


def _repeated(codebook: pd.DataFrame) -> Iterator[Problem]:
    """Find terms that stand twice once folded: in one entry, in two, or both counted and excluded."""
    keyed = codebook[(codebook["key"] != "") & (codebook["entry"] != "")]  # a row without its id is told so once
    again = keyed.duplicated(["key", "spelling"])
    if not again.any():
        return
    first = {(row["key"], row["spelling"]): row for row in reversed(_rows(keyed))}
    for row in _rows(keyed[again]):
        earlier = first[row["key"], row["spelling"]]
        where = f"line {earlier['line']} ({earlier['term']!r})"
        if (row["kind"] == "exclude") != (earlier["kind"] == "exclude"):
            what = f"is both counted and excluded, see {where}; keep one"
        elif row["entry"] == earlier["entry"]:
            what = f"repeats {where} once the spelling is folded; delete one"
        else:
            what = f"stands under {row['entry']} and, on {where}, under {earlier['entry']}; choose one"
        yield _problem(row, f"{row['term']!r} {what}", "duplicate" if row["entry"] == earlier["entry"] else "overlap")


def _unlabelled(codebook: pd.DataFrame) -> Iterator[Problem]:
    counted = codebook[(codebook["kind"] != "exclude") & (codebook["entry"] != "")].drop_duplicates("entry")
    for column in ("label_ar", "label_en"):
        for row in _rows(counted[counted[column] == ""]):
            yield _problem(row, f"{row['entry']} has no {column}; write it once, on any of its rows", "label")


def _contradicting(codebook: pd.DataFrame) -> Iterator[Problem]:
    """Find rows that say another label, country, parent or kind of their entry than its first row says."""
    counted = codebook[codebook["kind"] != "exclude"]
    first = counted.drop_duplicates("entry").set_index("entry")
    for column in ("label_ar", "label_en", "country", "parent", "kind"):
        said = counted["entry"].map(first[column])
        for row in _rows(counted.assign(said=said)[counted[column] != said]):
            what = (
                f"{row['entry']} has the {column} {row[column]!r} here and {row['said']!r} on its first row; keep one"
            )
            yield _problem(row, what, "label")
