"""What is wrong with a codebook, said line by line and all at once."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, NoReturn

from analysis.errors import CodebookError
from analysis.resources import data_path

_SHOWN = 10


class Problem(NamedTuple):
    """One thing to mend: the file, its line, what is wrong and what to do."""

    file: str
    line: int
    what: str
    check: str = "file"

    def sentence(self) -> str:
        """Say it with its place.

        >>> Problem("themes.csv", 7, "the term is empty; write it or delete the line").sentence()
        'themes.csv, line 7: the term is empty; write it or delete the line'
        """
        return f"{self.file}, line {self.line}: {self.what}"


def shown(path: Path) -> str:
    """Name a file as its reader knows it: a shipped codebook by its name, any other by its path.

    >>> shown(data_path("codebooks", "themes.csv")), shown(Path("water.csv"))
    ('themes.csv', 'water.csv')
    """
    return path.name if path.parent == data_path("codebooks") else str(path)


def refuse(problems: Sequence[Problem]) -> NoReturn:
    """Raise one CodebookError that lists the problems, the first ten in full."""
    ordered = sorted(set(problems), key=lambda problem: (problem.file, problem.line))
    sentences = [problem.sentence() for problem in ordered[:_SHOWN]]
    if len(ordered) > _SHOWN:
        sentences.append(f"… and {len(ordered) - _SHOWN} more")
    raise CodebookError("\n".join(sentences))
