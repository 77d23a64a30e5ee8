"""The two codebooks of a report: read, fingerprinted, and ready for the notebooks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from analysis.codebooks import read_codebook
from analysis.reports.prelude import READY
from analysis.reports.receipt import fingerprint
from analysis.resources import data_path


@dataclass(frozen=True)
class Book:
    """A codebook, where the notebooks find it, and the fingerprint of its file."""

    frame: pd.DataFrame
    ready: Path
    sha256: str

    @property
    def name(self) -> str:
        return str(self.frame["codebook"].iloc[0])


def choose_books(codebooks: Sequence[str | Path | pd.DataFrame] | None, folder: Path) -> tuple[Book, Book]:
    """Return the codebook of themes and that of agencies, and leave them ready for notebooks in `folder`.

    A codebook given takes the place of the shipped one of its kind.
    """
    given = [_book(codebook, folder) for codebook in codebooks or ()]
    themes = [book for book in given if not book.frame["naming"].any()]
    agencies = [book for book in given if book.frame["naming"].any()]
    return (
        themes[-1] if themes else _book("themes", folder),
        agencies[-1] if agencies else _book("agencies", folder),
    )


def _book(codebook: str | Path | pd.DataFrame, folder: Path) -> Book:
    if isinstance(codebook, pd.DataFrame):
        frame, data = codebook, codebook.to_csv(index=False).encode("utf-8")
    else:
        frame = read_codebook(codebook)
        path = Path(codebook) if Path(codebook).is_file() else data_path("codebooks", f"{codebook}.csv")
        data = path.read_bytes()
    ready = folder.resolve() / f"codebook-{fingerprint(data)}{READY}"
    frame.to_pickle(ready)
    return Book(frame, ready, fingerprint(data))
