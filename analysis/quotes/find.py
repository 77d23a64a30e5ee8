"""Who is said to have said what: the frame of quotations."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache, partial
from typing import Any

import pandas as pd
import pyarrow as pa

from analysis.articles import COUNTED, split_paragraphs
from analysis.quotes.names.family_names import family_names
from analysis.quotes.names.namings import named_people
from analysis.quotes.people.mentioned import Mentioned
from analysis.quotes.people.people import People, Speaker
from analysis.quotes.people.resolution import Resolved, resolve
from analysis.quotes.rules.continuation import carry_over
from analysis.quotes.rules.event import Event
from analysis.quotes.rules.events import events_of, may_hold_speech, statements_of
from analysis.quotes.said.paragraphs import Line, Paragraph, read_paragraphs

QUOTE_COLUMNS = (
    "article", "paragraph", "start", "end", "text", "kind", "speaker", "speaker_start", "speaker_end",
    "cue", "cue_start", "cue_end", "via", "statement", "level", "unclosed", "how",
)  # fmt: skip
_OFFSETS = ("paragraph", "start", "end", "speaker_start", "speaker_end", "cue_start", "cue_end", "statement", "level")


def find_quotes(articles: pd.DataFrame) -> pd.DataFrame:
    """Return one row a span of reported speech, with its speaker where the article names one.

    Needs `article` and `text` (and `title`, where split_paragraphs shall know it). Columns: `article` `paragraph`
    `start` `end` `text` (without its marks; text[start:end] of the article) `kind` (direct, indirect) `speaker`
    (one name for one speaker, "" where unknown) `speaker_start` `speaker_end` (where he is named, <NA> where he
    isn't) `cue` `cue_start` `cue_end` `via` (who relays it) `statement` (its number in the article; spans of one
    statement share it) `level` (2: inside another span) `unclosed` `how` (what the speaker was known by:
    explicit, before, relayed, colon, sentence, dropped, unattributed). Raises ValueError for paragraphs.

    >>> frame = pd.DataFrame({"article": ["a"], "text": ["قالت الوزيرة هند إن «العمل بدأ»."]})
    >>> find_quotes(frame)[["text", "speaker", "cue"]].values.tolist()
    [['العمل بدأ', 'هند', 'قالت']]
    """
    if "paragraph" in articles:
        raise ValueError(
            "find_quotes needs whole articles, as read_articles gives them: speakers are named in other paragraphs"
        )
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    rows: list[tuple[Any, ...]] = []
    with _uncollected():
        for article, lines in _lines(split_paragraphs(articles)).items():
            rows.extend(_rows(article, texts[article], lines))
        return _frame(rows)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the garbage collector from walking tokens and rows again and again: none of them form a cycle."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _lines(paragraphs: pd.DataFrame) -> dict[Any, list[Line]]:
    """Return the counted lines of each article."""
    counted = paragraphs[paragraphs["role"].isin(COUNTED) & paragraphs["article"].notna()]
    found: dict[Any, list[Line]] = {}
    columns = (counted[name].tolist() for name in ("article", "paragraph", "role", "start", "end"))
    for article, *line in zip(*columns, strict=True):
        found.setdefault(article, []).append(Line(*line))
    return found


def _frame(rows: list[tuple[Any, ...]]) -> pd.DataFrame:
    columns = zip(*rows, strict=True) if rows else [() for _ in QUOTE_COLUMNS]
    return pd.DataFrame({name: _column(name, values) for name, values in zip(QUOTE_COLUMNS, columns, strict=True)})


def _column(name: str, values: Sequence[Any]) -> Any:
    if name in _OFFSETS:
        return pa.array(values, pa.int64()).to_pandas(types_mapper={pa.int64(): pd.Int64Dtype()}.get)  # None is <NA>
    return list(values) if name == "article" else pd.Series(values, dtype="bool" if name == "unclosed" else "str")


def _rows(article: Any, text: str, lines: Sequence[Line]) -> list[tuple[Any, ...]]:
    """Return the rows of one article, by their start."""
    statements = (one for one in resolve(*_events(text, lines)) if one.event.spans)
    rows = [row for number, one in enumerate(statements, start=1) for row in _spans(article, text, one, number)]
    return sorted(rows, key=lambda row: (row[2], -row[3]))


def _events(text: str, lines: Sequence[Line]) -> tuple[list[Event], People, Mentioned]:
    """Return what happens in one article, the people it names and those it mentions."""
    paragraphs = list(read_paragraphs(text, lines))
    mentioned = Mentioned(text, paragraphs)
    known = cache(partial(_people, text, paragraphs))  # most of the work, and not asked for where nobody speaks

    def knows(word: str) -> bool:
        return known().knows(word) or mentioned.has_body(word)

    statements = [statements_of(text, paragraph, knows) for paragraph in paragraphs]
    if not any(map(may_hold_speech, paragraphs, statements)):
        return [], People([]), mentioned
    parts = zip(paragraphs, statements, strict=True)
    return (
        carry_over(paragraphs, [events_of(text, paragraph, part, knows) for paragraph, part in parts]),
        known(),
        mentioned,
    )


def _people(text: str, paragraphs: Sequence[Paragraph]) -> People:
    """Return the people an article names in full."""
    families = family_names(paragraph.tokens for paragraph in paragraphs)
    return People([naming for paragraph in paragraphs for naming in named_people(text, paragraph.tokens, families)])


def _spans(article: Any, text: str, one: Resolved, statement: int) -> Iterator[tuple[Any, ...]]:
    """Yield a row for each span of a statement."""
    event = one.event
    cue = text[slice(*event.cue)] if event.cue else ""
    by = (_name(one.speaker), *(one.named or (None, None)), cue, *(event.cue or (None, None)), _name(one.via))
    reached = 0
    for span in event.spans:
        kind = "direct" if span.direct else "indirect"
        level = event.level + (span.end <= reached)  # words in marks inside a reported clause
        reached = max(reached, span.end)
        said = (article, span.paragraph, span.start, span.end, text[span.start : span.end], kind)
        yield (*said, *by, statement, level, span.unclosed, one.how)


def _name(speaker: Speaker | None) -> str:
    return speaker.surface if speaker else ""
