"""What the exporter's kernel does first: the verbs that read also take what the exporter has read already."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import pandas as pd

ROWS = 200  # of a table that a page shows whole; the middle of longer ones is left out
READY = ".pickle"  # files of the exporter's own, in its folder of work


def prepare() -> None:
    """Let `analysis.read_articles` and `read_codebook` take ready frames, and read each codebook once.

    Every notebook asks for the same article and codebooks: reading and checking them anew would cost more than
    the rest of the notebook. Called in the kernel only, never in a session of the reader's.
    """
    import analysis
    import analysis.charts
    import analysis.story

    pd.set_option("display.max_colwidth", None, "display.max_rows", ROWS, "display.min_rows", ROWS)
    setattr(analysis, "read_articles", _or_ready(analysis.read_articles))  # noqa: B010
    setattr(analysis, "read_codebook", cache(_or_ready(analysis.read_codebook)))  # noqa: B010


def _or_ready(read: Callable[..., pd.DataFrame]) -> Callable[..., pd.DataFrame]:
    def verb(source: Any, *given: Any, **named: Any) -> pd.DataFrame:
        if str(source).endswith(READY):
            return pd.DataFrame(pd.read_pickle(source))
        return read(source, *given, **named)

    return verb
