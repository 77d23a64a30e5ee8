"""Run the verbs over many articles, on one process or many, and go on where a run stopped."""

import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from os import PathLike
from pathlib import Path

import pandas as pd
from tqdm.auto import tqdm

from analysis.codebooks import read_codebook
from analysis.corpus import engines
from analysis.corpus.identity import REPEATS, ids_of_earlier_parts, write_repeats
from analysis.corpus.manifest import (
    Entry,
    add_entry,
    keep_entries,
    open_folder,
    read_entries,
    write_whole,
)
from analysis.corpus.parts import PART_BYTES, Part, Source, plan_parts
from analysis.corpus.schemas import SCHEMAS
from analysis.corpus.tables import UNFINISHED, WHOLE
from analysis.corpus.work import Job, Task, do_part, paths_of, settings_of
from analysis.errors import CorpusError

Codebook = str | PathLike[str] | pd.DataFrame
Engine = Callable[[Callable[[Task], Entry], list[Task]], Iterator[Entry]]


def run(
    source: Source,
    out: str | PathLike[str],
    codebooks: Iterable[Codebook] = ("themes", "agencies"),
    *,
    engine: str = "loop",
    workers: int = 2,
    unique: bool = False,
    quotes: bool = True,
    fields: dict[str, str] | None = None,
    part_bytes: int = PART_BYTES,
    progress: bool = True,
) -> pd.DataFrame:
    """Write the tables of all articles in `source` as Parquet under `out/tables/`; return what was written.

    `engine` is "loop" (this process), "pool" (`workers` processes), "dask" (a cluster of `workers` on this
    machine) or the address of a running Dask scheduler, whose workers must see input and `out` under the same
    paths. The rows are the same whatever the engine, the workers and the size of a part. `out/tables/` is there
    only while every part is whole; a run that was stopped goes on when called again, and a part whose input,
    codebooks and version stand in the manifest isn't done again. What can't be read becomes a row of `issues`.
    With `unique`, near-duplicates are listed and `read_table` leaves them out.

    Columns: `table`, `rows`, `files`, `bytes`. Raises CorpusError for a source without files, an output
    folder of another version, an unreachable scheduler or a full disk.
    """
    folder = Path(out)
    go = _engine(engine, workers, progress)
    parts = plan_parts(source, part_bytes)
    books = [one if isinstance(one, pd.DataFrame) else read_codebook(Path(one)) for one in codebooks]
    open_folder(folder)
    try:
        job = _prepare(folder, pd.concat(books, ignore_index=True), quotes, fields or {})
        _work_through(folder, go, job, parts, progress)
        _finish(folder, job, parts, unique)
    except OSError as error:
        raise CorpusError(f"{folder}: {error}; what is done is kept, the same command goes on") from error
    return _summary(folder / WHOLE)


def _engine(engine: str, workers: int, progress: bool) -> Engine:
    if workers < 1:
        raise CorpusError(f"workers={workers}: give at least 1")
    if engine == "loop":
        return engines.loop
    if engine == "pool":
        return partial(engines.pool, workers=workers)
    if engine == "dask" or ":" in engine:
        if engine == "dask":
            engines.start_importing()
        tell = partial(tqdm.write, file=sys.stderr) if progress else str
        return partial(engines.dask, workers=workers, address="" if engine == "dask" else engine, tell=tell)
    raise CorpusError(f"engine={engine!r}: choose loop, pool, dask or the address of a Dask scheduler")


def _prepare(folder: Path, codebooks: pd.DataFrame, quotes: bool, fields: dict[str, str]) -> Job:
    """Take the finished tables, if any, back to the unfinished ones, and lay the codebooks beside them."""
    unfinished, book = folder / UNFINISHED, folder / "codebooks.parquet"
    if (folder / WHOLE).is_dir():
        (folder / WHOLE).replace(unfinished)
    unfinished.mkdir(exist_ok=True)
    write_whole(book, codebooks.to_parquet(index=False))
    settings = settings_of(codebooks, quotes, fields)
    return Job(unfinished.resolve(), book.resolve(), settings, quotes, tuple(sorted(fields.items())))


def _work_through(folder: Path, go: Engine, job: Job, parts: list[Part], progress: bool) -> None:
    entries = read_entries(folder)
    sizes = {part.name: part.bytes for part in parts}
    articles = 0
    with tqdm(total=sum(sizes.values()), unit="B", unit_scale=True, disable=not progress) as bar:
        for entry in go(partial(do_part, job), [_task(job, entries, part) for part in parts]):
            _note(folder, entries, entry)
            bar.update(sizes[entry["part"]])
            articles += entries[entry["part"]]["rows"]["articles"]
            bar.set_postfix_str(f"{articles / max(bar.format_dict['elapsed'], 0.1):,.0f} articles/s")
    held = ids_of_earlier_parts(job.folder, parts, entries)
    again = [_task(job, entries, part, held[part.name]) for part in parts if part.name in held]
    for entry in map(partial(do_part, job), again):
        _note(folder, entries, entry)


def _task(job: Job, entries: dict[str, Entry], part: Part, without: tuple[str, ...] | None = None) -> Task:
    entry = entries.get(part.name, {})
    whole = all(path.exists() for path in paths_of(job.folder, part.name).values())
    held = tuple(entry.get("without", ())) if without is None else without
    return Task(part, done=entry.get("key", "") if whole else "", without=held)


def _note(folder: Path, entries: dict[str, Entry], entry: Entry) -> None:
    if entry.pop("fresh"):
        entries[entry["part"]] = entry
        add_entry(folder, entry)


def _finish(folder: Path, job: Job, parts: list[Part], unique: bool) -> None:
    """Drop what the source no longer holds, and give the tables their place."""
    kept = {part.name for part in parts}
    for path in [*folder.glob(".*"), *job.folder.glob(".*"), *job.folder.glob("*/*")]:
        if path.suffix != ".parquet" or path.name.startswith(".") or path.stem not in kept:
            path.unlink()
    keep_entries(folder, {name: one for name, one in read_entries(folder).items() if name in kept})
    write_repeats(job.folder, wanted=unique)
    job.folder.replace(folder / WHOLE)


def _summary(folder: Path) -> pd.DataFrame:
    import pyarrow.parquet as pq

    rows = []
    for table in SCHEMAS:
        files = sorted((folder / table).glob("*.parquet"))
        count = sum(pq.read_metadata(file).num_rows for file in files)
        rows.append((table, count, len(files), sum(file.stat().st_size for file in files)))
    if (repeats := folder / REPEATS).exists():
        rows.append(("repeats", pq.read_metadata(repeats).num_rows, 1, repeats.stat().st_size))
    return pd.DataFrame(rows, columns=["table", "rows", "files", "bytes"])
