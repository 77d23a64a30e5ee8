"""Articles on their way in, gathered to columns: those read one by one, and those that come in columns."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import pyarrow as pa

from analysis.arabic.chunks import without_surrogates
from analysis.articles.sources import Opened
from analysis.formats.record import Issue, Record, Records

_CHARACTERS = 4_000_000  # of the texts held together


class Batch(NamedTuple):
    """Some records, the open file of each, and what was said before which of them."""

    records: Records
    opened: list[Opened]
    told: list[tuple[int, Issue]]
    broken: dict[int, str]  # texts with halves of characters; in the column stands U+FFFD for them


def gather(found: Iterable[tuple[Record | Records, Opened] | Issue], size: int) -> Iterator[Batch]:
    """Yield what is found in batches of at most `size` records, fewer where they are long."""
    held: list[tuple[Record, Opened]] = []
    told: list[tuple[int, Issue]] = []
    characters = 0
    for one in found:
        if isinstance(one, Issue):
            told.append((len(held), one))
        elif isinstance(one[0], Records):
            if held or told:
                yield _together(held, told)
            for start in range(0, len(one[0].line), size):
                records = one[0].slice(start, start + size)
                yield Batch(records, [one[1]] * len(records.line), [], {})
            held, told, characters = [], [], 0
        else:
            held.append((one[0], one[1]))
            characters += len(one[0].text)
        if len(held) + len(told) >= size or characters >= _CHARACTERS:
            yield _together(held, told)
            held, told, characters = [], [], 0
    if held or told:
        yield _together(held, told)


def _together(held: list[tuple[Record, Opened]], told: list[tuple[int, Issue]]) -> Batch:
    """Put records read one by one into columns."""
    texts = [record.text for record, _ in held]
    broken = {}
    try:
        column = pa.array(texts, pa.large_string())
    except UnicodeEncodeError:
        whole = [without_surrogates(text) for text in texts]
        broken = {row: text for row, text in enumerate(texts) if text != whole[row]}
        column = pa.array(whole, pa.large_string())
    others = zip(*(record[1:] for record, _ in held), strict=True) if held else [()] * len(Record._fields[1:])
    return Batch(Records(column, *map(list, others)), [opened for _, opened in held], told, broken)
