"""One part's work: read it, run the verbs on it, and set its tables down whole."""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from analysis.arabic import count_words
from analysis.articles import COUNTED, split_paragraphs
from analysis.corpus.manifest import Entry
from analysis.corpus.parts import Part
from analysis.corpus.reading import read_part
from analysis.corpus.schemas import SCHEMAS, VERSION, schema_of, to_arrow
from analysis.errors import MaqalError
from analysis.mentions import find_mentions
from analysis.quotes import find_quotes

Tables = dict[str, pd.DataFrame]

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
    for articles, issues in read_part(task.part, dict(job.fields)):
        again = articles["article"].isin(list(task.without))
        refused = articles.loc[again, ["article", "file"]]
        what = "the id " + refused["article"] + " is given twice; every article needs its own"
        refused = refused.assign(line=None, what=what, action="rejected", byte=None)
        tables = _analyse_or_name(job, articles[~again].reset_index(drop=True))
        odd = [frame for frame in (issues, refused, tables["issues"]) if len(frame)]
        yield {**tables, "issues": pd.concat(odd, ignore_index=True) if odd else issues}


def _analyse_or_name(job: Job, articles: pd.DataFrame) -> Tables:
    """Analyse the articles; one that a verb breaks on is found by halving, left out, and named.

    A night's run must not be lost to one article that nobody foresaw.
    """
    try:
        return {**_analyse(job, articles), "issues": pd.DataFrame()}
    except _BREAKS as error:
        if len(articles) <= 1:
            what = f"can't be analysed: {type(error).__name__}: {error}"
            issue = articles[["article", "file"]].assign(line=None, what=what, action="rejected", byte=None)
            return {**_analyse(job, articles.iloc[:0]), "issues": issue}
        half = len(articles) // 2
        halves = articles.iloc[:half], articles.iloc[half:].reset_index(drop=True)
        one, other = (_analyse_or_name(job, part) for part in halves)
        return {table: pd.concat([one[table], other[table]], ignore_index=True) for table in one}


def _analyse(job: Job, articles: pd.DataFrame) -> Tables:
    paragraphs = split_paragraphs(articles)
    paragraphs = paragraphs.assign(words=count_words(paragraphs["text"]))
    place = np.cumsum(paragraphs["paragraph"].to_numpy() == 0) - 1  # every article has a paragraph
    counted = paragraphs["role"].isin(COUNTED).to_numpy()
    words = np.bincount(place, paragraphs["words"].to_numpy() * counted, minlength=len(articles))
    arabic = articles["language"].eq("ar").to_numpy(dtype=bool)
    tables = {"articles": articles.assign(words=words.astype("int64")), "paragraphs": paragraphs}
    tables["mentions"] = find_mentions(paragraphs[counted & arabic[place]], _codebooks(job.codebooks, job.settings))
    tables["quotes"] = find_quotes(articles[arabic]) if job.quotes else pd.DataFrame()
    return tables


@lru_cache(maxsize=2)
def _codebooks(path: Path, settings: str) -> pd.DataFrame:
    return pd.read_parquet(path)


def _write(job: Job, part: Part, batches: Iterator[Tables]) -> dict[str, int]:
    """Write all tables under temporary names, and give them their own only when the last is whole."""
    paths = paths_of(job.folder, part.name)
    temporary = {table: path.with_name(f".{path.name}.{os.getpid()}") for table, path in paths.items()}
    rows = dict.fromkeys(paths, 0)
    writers: dict[str, pq.ParquetWriter] = {}
    try:
        for table, path in temporary.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            writers[table] = pq.ParquetWriter(path, schema_of(table), compression="zstd")
        for batch in batches:
            for table, writer in writers.items():
                made: pa.Table = to_arrow(batch[table], table)
                writer.write_table(made)
                rows[table] += made.num_rows
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
