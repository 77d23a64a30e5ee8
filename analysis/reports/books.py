"""The two codebooks of a report: read, fingerprinted, and in files that a notebook can read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from analysis.codebooks import read_codebook
from analysis.reports.receipt import fingerprint
from analysis.resources import data_path


@dataclass(frozen=True)
class Book:
    """A codebook with its file and the fingerprint of that file."""

    frame: pd.DataFrame
    path: Path
    sha256: str


def choose_books(codebooks: Sequence[str | Path | pd.DataFrame] | None, folder: Path) -> tuple[Book, Book]:
    """Return the codebook of themes and that of agencies; `folder` is where frames are written.

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
        path = _write(codebook, folder)
        return Book(codebook, path, fingerprint(path.read_bytes()))
    path = Path(codebook)
    if not path.is_file():
        path = data_path("codebooks", f"{codebook}.csv")
    frame = read_codebook(codebook)
    return Book(frame, path.resolve(), fingerprint(path.read_bytes()))


def _write(frame: pd.DataFrame, folder: Path) -> Path:
    names = {"entry": "agency", "term": "alias"} if frame["naming"].any() else {"entry": "theme"}
    path = folder / f"{frame['codebook'].iloc[0]}.csv"
    known = frame.drop(columns=["codebook", "naming", "file", "line"], errors="ignore")
    known.rename(columns=names).to_csv(path, index=False, encoding="utf-8", lineterminator="\n")
    return path
