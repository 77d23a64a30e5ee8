"""LIWC dictionaries (.dic): read one as a codebook."""

import pandas as pd

from analysis.codebooks.quanteda import without_wildcards
from analysis.codebooks.shape import complete
from analysis.errors import CodebookError


def from_liwc(text: str, *, codebook: str = "liwc") -> tuple[pd.DataFrame, pd.DataFrame]:
    """Read a LIWC dictionary, and say in a second frame what could not be carried over.

    The categories stand between two lines of `%`, one `number name` a line; each line below holds a word
    and the numbers of its categories. The notes have the columns `line`, `item` and `note`: a closing `*`
    is dropped and the stem kept; conditions such as `(02 134)125` or `<of>` are left out. Raises
    CodebookError without the two `%`.

    >>> terms, notes = from_liwc("%\\n1 security\\n2 terrorism\\n%\\nأمن\\t1\\nإرهاب*\\t2")
    >>> terms[["entry", "term"]].to_numpy().tolist(), notes.item.tolist()
    ([['security', 'أمن'], ['terrorism', 'إرهاب']], ['إرهاب*'])
    """
    lines = text.splitlines()
    marks = [number for number, line in enumerate(lines) if line.strip() == "%"]
    if len(marks) < 2:
        raise CodebookError("LIWC dictionary: the categories must stand between two lines that hold only %")
    names = dict(line.split(maxsplit=1) for line in lines[marks[0] + 1 : marks[1]] if len(line.split()) > 1)
    rows, notes = [], []
    for number, line in enumerate(lines[marks[1] + 1 :], start=marks[1] + 2):
        words, categories = _split(line)
        if not line.strip():
            continue
        unknown = [category for category in categories if category not in names]
        term, note = without_wildcards(words)
        if not categories or unknown or not words:
            term, note = "", "left out: conditions and unknown categories have no counterpart"
        if note:
            notes.append((number, line.strip() if not term else words, note))
        rows += [(names[category].strip(), term, number) for category in categories if term]
    frame = pd.DataFrame(rows, columns=["entry", "term", "line"])
    return complete(frame, codebook=codebook), pd.DataFrame(notes, columns=["line", "item", "note"])


def _split(line: str) -> tuple[str, list[str]]:
    """Split a line into its word or phrase and the category numbers that close it."""
    cells = line.split()
    first = next((at for at in range(len(cells), 0, -1) if not cells[at - 1].isdigit()), 0)
    return " ".join(cells[:first]), cells[first:]
