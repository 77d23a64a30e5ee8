"""What the exporter's kernel does first: verbs take what is read already and remember what they found."""

from __future__ import annotations

import gc
import pickle
from collections import OrderedDict
from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Any

import pandas as pd

ROWS = 200  # of a table that a page shows whole; the middle of longer ones is left out
READY = ".pickle"  # files of the exporter's own, in its folder of work
_REMEMBERED = ("find_mentions", "resolve_agencies", "find_quotes")
_KEPT = 4  # answers of a verb: those of one article
_LITTER = 20_000  # new objects between two looks for what nothing holds any more: charts are made of many


def prepare() -> None:
    """Let notebooks share the work of reading and finding, and draw every chart once.

    Every notebook asks for the same article and codebooks, and finds the same in them: doing so anew would cost
    more than the rest of the notebook. Called in the kernel only, never in a session of the reader's.
    """
    import analysis
    import analysis.story

    pd.set_option("display.max_colwidth", None, "display.max_rows", ROWS, "display.min_rows", ROWS)
    setattr(analysis, "read_articles", _or_ready(analysis.read_articles))  # noqa: B010
    setattr(analysis, "read_codebook", cache(_or_ready(analysis.read_codebook)))  # noqa: B010
    for verb in _REMEMBERED:
        setattr(analysis, verb, _remembering(getattr(analysis, verb)))
    _draw_once()
    import_module("matplotlib.backends.backend_svg")  # while the exporter still reads
    gc.freeze()  # what is loaded stays: no collection has to look at it
    gc.set_threshold(_LITTER)


def forget() -> None:
    """Drop the names that a notebook has left, as `%reset` does, but without looking through all memory."""
    shell = _shell()
    for name in shell.user_ns.keys() - shell.user_ns_hidden.keys():
        del shell.user_ns[name]


def _draw_once() -> None:
    """Show charts as the report takes them: drawing them for a page of JupyterLab too would double the time."""
    from analysis.charts.display import Shown

    _shell().display_formatter.mimebundle_formatter.for_type(Shown, Shown.drawing)


def _shell() -> Any:
    from IPython.core.getipython import get_ipython

    return get_ipython()


def _or_ready(read: Callable[..., pd.DataFrame]) -> Callable[..., pd.DataFrame]:
    def verb(source: Any, *given: Any, **named: Any) -> pd.DataFrame:
        if str(source).endswith(READY):
            return pd.DataFrame(pd.read_pickle(source))
        return read(source, *given, **named)

    return verb


def _remembering(find: Callable[..., pd.DataFrame]) -> Callable[..., pd.DataFrame]:
    """Return the verb with a memory of its last answers, by the content of what it was asked."""
    answers: OrderedDict[Any, pd.DataFrame] = OrderedDict()

    def verb(*given: Any, **named: Any) -> pd.DataFrame:
        asked = _content(given), _content(sorted(named.items()))
        if asked not in answers:
            answers[asked] = find(*given, **named)
            while len(answers) > _KEPT:
                answers.popitem(last=False)
        return answers[asked].copy()

    return verb


def _content(asked: Any) -> Any:
    """Return what tells arguments apart, each by itself: frames that share a part are written shorter together."""
    return tuple(map(_content, asked)) if isinstance(asked, list | tuple) else pickle.dumps(asked)
