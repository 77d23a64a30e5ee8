"""quanteda dictionaries (YAML): read one as a codebook, write a codebook as one."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from analysis.codebooks.shape import complete
from analysis.errors import CodebookError

if TYPE_CHECKING:
    import yaml

_LOST = "labels, notes and match rules are not carried over; clitics are not peeled, nor spelling folded"


class _Leaf(NamedTuple):
    keys: tuple[str, ...]
    term: str
    line: int


def from_quanteda(text: str, *, codebook: str = "quanteda") -> tuple[pd.DataFrame, pd.DataFrame]:
    """Read a quanteda dictionary, and say in a second frame what could not be carried over.

    The notes have the columns `line`, `item` and `note`. A key within a key becomes one entry,
    `outer/inner`. A closing `*` is dropped and the stem kept; a pattern with `*` or `?` elsewhere is left
    out. Raises CodebookError when the text is no YAML dictionary.
    Format: https://quanteda.io/reference/dictionary.html

    >>> terms, notes = from_quanteda("security: [الأمن, أمني*]")
    >>> terms.term.tolist(), notes.item.tolist()
    (['الأمن', 'أمني'], ['أمني*'])
    """
    import yaml  # when a dictionary is read

    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        raise CodebookError(f"quanteda dictionary: not YAML ({' '.join(str(error).split())})") from error
    if not isinstance(root, yaml.MappingNode):
        raise CodebookError("quanteda dictionary: no keys; write `theme: [term, term]`")
    rows, notes = [], []
    for leaf in _leaves(root, (), set()):
        term, note = without_wildcards(leaf.term)
        if note:
            notes.append((leaf.line, leaf.term, note))
        if term:
            rows.append(("/".join(leaf.keys), term, leaf.line))
    frame = pd.DataFrame(rows, columns=["entry", "term", "line"])
    return complete(frame, codebook=codebook), pd.DataFrame(notes, columns=["line", "item", "note"])


def to_quanteda(codebook: pd.DataFrame) -> str:
    """Write a codebook as a quanteda dictionary; what quanteda has no place for stands in comments above it.

    >>> print(to_quanteda(from_quanteda("security: [الأمن]")[0]).splitlines()[-1])
    - الأمن
    """
    import yaml

    excluded = codebook["kind"] == "exclude"
    comments = [f"# For quanteda: {_LOST}."]
    comments += [f"# not carried over, an exclusion: {term}" for term in codebook.loc[excluded, "term"]]
    entries = codebook[~excluded].groupby("entry", sort=False)["term"].agg(list).to_dict()
    body = yaml.safe_dump(entries, allow_unicode=True, sort_keys=False, default_flow_style=False)
    return "\n".join([*comments, body])


def without_wildcards(pattern: str) -> tuple[str, str]:
    """Return the term a glob pattern can be carried over as ("" for none) and a note on what is lost.

    >>> without_wildcards("إرهاب*")[0], without_wildcards("*رهاب")[0], without_wildcards("إرهاب")
    ('إرهاب', '', ('إرهاب', ''))
    """
    stem = pattern.removesuffix("*")
    if "*" in stem or "?" in stem or not stem.strip():
        return "", "left out: a wildcard inside a word has no counterpart here; write the forms out"
    if stem != pattern:
        return stem, "kept as its stem alone: write out the longer forms that * stood for"
    return pattern, ""


def _leaves(node: "yaml.Node", keys: tuple[str, ...], seen: set[int]) -> Iterator[_Leaf]:
    import yaml

    if id(node) in seen:  # an alias: it may hold itself, or grow without end
        raise CodebookError(f"quanteda dictionary, line {node.start_mark.line + 1}: used by an alias; write it out")
    seen.add(id(node))
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _leaves(value, (*keys, str(key.value)), seen)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _leaves(value, keys, seen)
    else:
        yield _Leaf(keys, str(node.value).strip(), node.start_mark.line + 1)
