"""Articles met twice: the same id in two places, and the same text under two ids."""

from pathlib import Path

import pandas as pd

from analysis.corpus.manifest import Entry
from analysis.corpus.parts import Part

REPEATS = "repeats.parquet"


def ids_of_earlier_parts(folder: Path, parts: list[Part], entries: dict[str, Entry]) -> dict[str, tuple[str, ...]]:
    """Return, for the parts that must be done again, the ids they share with a part before them.

    The first to hold an id keeps it, in the order of the parts; what a part had to leave out when it was last
    done counts as its own here, so that a source that changes is judged afresh.
    """
    frames = []
    for part in parts:
        ids = pd.read_parquet(folder / "articles" / f"{part.name}.parquet", columns=["article"])["article"]
        left_out = pd.Series(entries[part.name]["without"], dtype="str")
        frames.append(pd.DataFrame({"article": pd.concat([ids, left_out]), "part": part.name}))
    every = pd.concat(frames, ignore_index=True)
    later = every[every["article"].duplicated()]
    held = {str(name): tuple(sorted(ids)) for name, ids in later.groupby("part")["article"]}
    names = [part.name for part in parts]
    return {name: held.get(name, ()) for name in names if list(held.get(name, ())) != entries[name]["without"]}


def write_repeats(folder: Path, *, wanted: bool) -> None:
    """Set down which articles repeat an earlier one almost word for word, or drop the list."""
    path = folder / REPEATS
    if not wanted:
        path.unlink(missing_ok=True)
        return
    from analysis.articles import near_duplicates

    articles = pd.read_parquet(folder / "articles", columns=["article", "published", "text"])
    near_duplicates(articles)
