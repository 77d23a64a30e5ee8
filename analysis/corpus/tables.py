"""Read the written tables back."""

from os import PathLike
from pathlib import Path

import pandas as pd

from analysis.corpus.identity import REPEATS
from analysis.corpus.manifest import check_version
from analysis.corpus.schemas import MAYBE_MISSING, SCHEMAS, schema_of
from analysis.errors import CorpusError

WHOLE, UNFINISHED = "tables", "unfinished"


def read_table(
    out: str | PathLike[str], table: str, columns: list[str] | None = None, *, repeats: bool = False
) -> pd.DataFrame:
    """Return one table of a finished corpus: articles, paragraphs, mentions, quotes or issues.

    Near-duplicates that `run(unique=True)` found are left out unless `repeats=True`. Rows come in
    the order of the parts' names. Raises CorpusError for a folder that isn't a finished corpus of this version.
    """
    folder = Path(out)
    check_version(folder)
    if table not in SCHEMAS:
        raise CorpusError(f"{table}: no such table; there are {', '.join(SCHEMAS)}")
    if not (folder / WHOLE).is_dir():
        raise CorpusError(f"{folder}: the run was not finished; give the same command again, it goes on")
    wanted = columns or schema_of(table).names
    kept = wanted if "article" in wanted else [*wanted, "article"]
    frame = pd.read_parquet(folder / WHOLE / table, columns=kept)
    again = folder / WHOLE / REPEATS
    if again.exists() and not repeats:
        frame = frame[~frame["article"].isin(pd.read_parquet(again, columns=["article"])["article"])]
    whole = {column: "Int64" for column in MAYBE_MISSING if column in wanted}
    return frame[wanted].astype(whole).reset_index(drop=True)
