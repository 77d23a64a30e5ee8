"""One part's work: read it, run the verbs on it, and set its tables down whole."""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from analysis.corpus.manifest import Entry
from analysis.corpus.parts import Part
from analysis.corpus.reading import read_part
from analysis.corpus.schemas import SCHEMAS, VERSION, open_writer, to_table
from analysis.corpus.verbs import Tables, Terms, analyse, code_terms
from analysis.errors import MaqalError
from analysis.mentions import open_book

_BREAKS = (MaqalError, ArithmeticError, LookupError, RecursionError, TypeError, ValueError)


@dataclass(frozen=True)
class Job:
    """What is done with every part and where its tables go: small enough to send with each part."""

    folder: Path
    codebooks: Path  # Parquet, all terms under one another
    settings: str  # hash of everything beside the input that decides what the tables say
    quotes: bool = True
    fields: tuple[tuple[str, str], ...] = ()


def settings_of(codebooks: pd.DataFrame, quotes: bool, fields: dict[str, str]) -> str:
    """Hash the codebooks, the options, and the version of the tables and of this package."""
    options = f"{VERSION} {version('maqal')} {quotes} {sorted(fields.items())}"
    book = codebooks.drop(columns=["file", "line"], errors="ignore").to_csv()
    return hashlib.blake2b(f"{options}\n{book}".encode(), digest_size=16).hexdigest()


@dataclass(frozen=True)
class Task:
    """A part, the key it was last done under, and the ids that an earlier part already holds."""

    part: Part
    done: str = ""
    without: tuple[str, ...] = ()


def do_part(job: Job, task: Task) -> Entry:
    """Write the tables of one part, unless they were made from the same input under the same settings.

    Returns the part's entry for the manifest: its name, key, rows of each table, and whether it was `fresh`.
    """
    part = task.part
    ids = "\n".join(sorted(task.without))
    key = hashlib.blake2b(f"{part.digest()} {job.settings} {ids}".encode(), digest_size=16).hexdigest()
    if key == task.done:
        return {"part": part.name, "fresh": False}
    rows = _write(job, part, _analysed(job, task))
    return {"part": part.name, "key": key, "rows": rows, "without": sorted(task.without), "fresh": True}


def paths_of(folder: Path, part: str) -> dict[str, Path]:
    """Return where each table of a part stands."""
    return {table: folder / table / f"{part}.parquet" for table in SCHEMAS}


def _analysed(job: Job, task: Task) -> Iterator[Tables]:
    terms = _terms(job.codebooks, job.settings)
    for articles, issues in read_part(task.part, dict(job.fields)):
        told = [issues]
        again = articles["article"].isin(list(task.without))
        if again.any():
            refused = articles.loc[again, "article"]
            told.append(_issues(articles[again], "the id " + refused + " is given twice; every article needs its own"))
            articles = articles[~again].reset_index(drop=True)
        parts = list(_analyse_or_name(articles, terms, job.quotes, told))
        tables = {table: pa.concat_tables([part[table] for part in parts]) for table in parts[0]}
        issues = pd.concat([one for one in told if len(one)], ignore_index=True) if any(map(len, told)) else issues
        yield {**tables, "issues": to_table(issues, "issues")}


def _issues(articles: pd.DataFrame, what: str | pd.Series) -> pd.DataFrame:
    return articles[["article", "file"]].assign(line=None, what=what, action="rejected", byte=None)


def _analyse_or_name(articles: pd.DataFrame, terms: Terms, quotes: bool, told: list[pd.DataFrame]) -> Iterator[Tables]:
    """Analyse the articles; one that a verb breaks on is found by halving, left out, and named.

    A night's run must not be lost to one article that nobody foresaw.
    """
    try:
        yield analyse(articles, terms, quotes=quotes)
    except _BREAKS as error:
        if len(articles) <= 1:
            told.append(_issues(articles, f"can't be analysed: {type(error).__name__}: {error}"))
            yield analyse(articles.iloc[:0], terms, quotes=quotes)
            return
        half = len(articles) // 2
        for part in (articles.iloc[:half], articles.iloc[half:].reset_index(drop=True)):
            yield from _analyse_or_name(part, terms, quotes, told)


@lru_cache(maxsize=2)
def _terms(path: Path, settings: str) -> Terms:
    return code_terms(open_book([pd.read_parquet(path)]))


def _write(job: Job, part: Part, batches: Iterator[Tables]) -> dict[str, int]:
    """Write all tables under temporary names, and give them their own only when the last is whole."""
    paths = paths_of(job.folder, part.name)
    temporary = {table: path.with_name(f".{path.name}.{os.getpid()}") for table, path in paths.items()}
    rows = dict.fromkeys(paths, 0)
    writers: dict[str, pq.ParquetWriter] = {}
    try:
        for table, path in temporary.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            writers[table] = open_writer(path, table)
        for batch in batches:
            for table, writer in writers.items():
                writer.write_table(batch[table])
                rows[table] += batch[table].num_rows
        for writer in writers.values():
            writer.close()
        for table, path in temporary.items():
            path.replace(paths[table])
    finally:
        for writer in writers.values():
            writer.close()
        for path in temporary.values():
            path.unlink(missing_ok=True)
    return rows
