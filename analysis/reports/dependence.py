"""Which cells of a notebook have to run again when a parameter changes: a second language costs only those."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Sequence


def dependents(sources: Sequence[str], changed: Iterable[str]) -> set[int]:
    """Return the places of the cells that read a changed name, or a name that such a cell sets.

    Cells that aren't plain Python (magics) count as depending on everything.

    >>> sorted(dependents(["a = 1", "b = a + lang", "c = 2", "print(b)"], ["lang"]))
    [1, 3]
    """
    names, found = set(changed), set()
    for place, source in enumerate(sources):
        try:
            nodes = list(ast.walk(ast.parse(source)))
        except SyntaxError:
            found.add(place)
            continue
        read = {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}
        if read & names:
            found.add(place)
            names |= {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    return found
