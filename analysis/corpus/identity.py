"""Articles met twice: the same id in two places, and the same text under two ids."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow.dataset as ds

from analysis.articles.duplicates import DUPLICATE_COLUMNS, near_duplicates
from analysis.articles.seen import FirstPlaces
from analysis.corpus.manifest import Entry, write_whole
from analysis.corpus.parts import Part

REPEATS = "repeats.parquet"


def ids_of_earlier_parts(folder: Path, parts: list[Part], entries: dict[str, Entry]) -> dict[str, tuple[str, ...]]:
    """Return, for the parts that must be done again, the ids they share with a part before them.

    The first to hold an id keeps it, in the order of the parts; what a part had to leave out when it was last
    done counts as its own here, so that a source that changes is judged afresh.
    """
    names = [part.name for part in parts]
    doubtful = _ids_in_two_parts(folder, names, entries)
    every = pd.DataFrame(columns=["article", "part"], dtype="str")
    for name in names if doubtful else []:
        ids = _ids(folder, name, entries[name])
        held_here = pd.DataFrame({"article": ids[ids.isin(doubtful)], "part": name})
        every = pd.concat([every, held_here], ignore_index=True)
    later = every[every["article"].duplicated()]
    held = {str(name): tuple(sorted(ids)) for name, ids in later.groupby("part")["article"]}
    return {name: held.get(name, ()) for name in names if list(held.get(name, ())) != entries[name]["without"]}


def _ids(folder: Path, part: str, entry: Entry) -> pd.Series:
    ids = pd.read_parquet(folder / "articles" / f"{part}.parquet", columns=["article"])["article"]
    return pd.concat([ids, pd.Series(entry["without"], dtype="str")], ignore_index=True)


def _ids_in_two_parts(folder: Path, parts: list[str], entries: dict[str, Entry]) -> list[str]:
    """Return the ids met in more than one part, and a few others perhaps: 16 bytes of each are held, not the ids."""
    met = FirstPlaces()
    found: list[str] = []
    for number, name in enumerate(parts):
        ids = _ids(folder, name, entries[name])
        hashes = np.fromiter(map(hash, ids), np.int64, len(ids))
        first = met.add(hashes, np.full(len(ids), number))
        found += ids[first != number].tolist()
    return found


def write_repeats(folder: Path, *, wanted: bool) -> None:
    """Set down which articles repeat an earlier one nearly word for word, or take the list away.

    Compared are the articles in Arabic of each two days in a row, undated ones among themselves: a wire's
    report is copied the same day or the next, and memory holds two days, not ten years. The earliest stays.
    """
    path = folder / REPEATS
    if not wanted:
        path.unlink(missing_ok=True)
        return
    found = [near_duplicates(window) for window in _windows(folder / "articles")]
    pairs = pd.concat([pd.DataFrame(columns=list(DUPLICATE_COLUMNS), dtype="str"), *found], ignore_index=True)
    pairs = pairs.drop_duplicates("other").rename(columns={"article": "first", "other": "article"})
    write_whole(path, pairs[["article", "first", "similarity"]].to_parquet(index=False))


def _windows(articles: Path) -> Iterator[pd.DataFrame]:
    """Yield `article` and `text` of every two days in a row, in order of time."""
    held = ds.dataset(articles, format="parquet")
    published, arabic = ds.field("published"), ds.field("language") == "ar"
    days = held.to_table(columns=["published"])["published"].to_pandas().dropna().dt.normalize()
    spans = [published.is_null()]
    spans += [(published >= day) & (published < day + pd.Timedelta(days=2)) for day in sorted(days.unique())]
    for span in spans:
        window = held.to_table(columns=["article", "text", "published"], filter=span & arabic).to_pandas()
        if len(window) > 1:
            yield window.sort_values(["published", "article"], ignore_index=True)
