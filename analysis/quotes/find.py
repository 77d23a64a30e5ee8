"""Who is said to have said what: the frame of quotations."""

from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd

from analysis.articles import COUNTED, split_paragraphs
from analysis.quotes.events import Event, Span, events_of
from analysis.quotes.paragraphs import Line, Paragraph, read_paragraphs
from analysis.quotes.people import People, Speaker, named_people
from analysis.quotes.resolution import Resolved, resolve

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
    explicit, before, relayed, colon, sentence, dropped, unattributed).

    >>> frame = pd.DataFrame({"article": ["a"], "text": ["قالت الوزيرة هند إن «العمل بدأ»."]})
    >>> find_quotes(frame)[["text", "speaker", "cue"]].values.tolist()
    [['العمل بدأ', 'هند', 'قالت']]
    """
    paragraphs = split_paragraphs(articles)
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    counted = paragraphs[paragraphs["role"].isin(COUNTED)]
    rows: list[tuple[Any, ...]] = []
    for article, part in counted.groupby("article", sort=False):
        columns = (part[name] for name in ("paragraph", "role", "start", "end"))
        lines = [Line(*line) for line in zip(*columns, strict=True)]
        rows.extend((article, *row) for row in _rows(texts[article], lines))
    return _frame(rows)


def _frame(rows: list[tuple[Any, ...]]) -> pd.DataFrame:
    columns = zip(*rows, strict=True) if rows else [[] for _ in QUOTE_COLUMNS]
    frame = pd.DataFrame(dict(zip(QUOTE_COLUMNS, columns, strict=True)))
    types = {name: "Int64" if name in _OFFSETS else "str" for name in QUOTE_COLUMNS if name != "article"}
    return frame.astype(types | {"unclosed": "bool"})


def _rows(text: str, lines: Sequence[Line]) -> list[tuple[Any, ...]]:
    """Return the rows of one article, by their start."""
    paragraphs = list(read_paragraphs(text, lines))
    people = People([naming for paragraph in paragraphs for naming in named_people(text, paragraph.tokens)])
    events = [events_of(text, paragraph, people) for paragraph in paragraphs]
    carried = [event for part in _carry_over(paragraphs, events) for event in part]
    statements = (one for one in resolve(carried, people) if one.event.spans)
    rows = [row for number, one in enumerate(statements, start=1) for row in _spans(text, one, number)]
    return sorted(rows, key=lambda row: (row[1], -row[2]))


def _spans(text: str, one: Resolved, statement: int) -> Iterator[tuple[Any, ...]]:
    """Yield a row for each span of a statement."""
    event = one.event
    cue = text[slice(*event.cue)] if event.cue else ""
    reached = 0
    for span in event.spans:
        kind = "direct" if span.direct else "indirect"
        level = event.level + (span.end <= reached)  # words in marks inside a reported clause
        reached = max(reached, span.end)
        said = (span.paragraph, span.start, span.end, text[span.start : span.end], kind)
        by = (_name(one.speaker), *(one.named or (pd.NA, pd.NA)), cue, *(event.cue or (pd.NA, pd.NA)), _name(one.via))
        yield (*said, *by, statement, level, span.unclosed, one.how)


def _name(speaker: Speaker | None) -> str:
    return speaker.surface if speaker else ""


def _carry_over(paragraphs: Sequence[Paragraph], events: list[list[Event]]) -> list[list[Event]]:
    """Give a statement that goes on in the next paragraph the quotation that paragraph begins with."""
    open_at: tuple[int, int] | None = None  # the statement that goes on
    for number, paragraph in enumerate(paragraphs):
        first = paragraph.tokens[0] if paragraph.tokens else None
        begins = first is not None and first.kind == "quote"
        if open_at and begins and first is not None and not _is_claimed(events[number], first.start):
            unclosed = first.quoted is not None and first.quoted.unclosed and not paragraph.goes_on
            span = Span(paragraph.number, first.start, first.end, True, unclosed)
            part, place = open_at
            event = events[part][place]
            closed = tuple(earlier._replace(unclosed=False) for earlier in event.spans)
            events[part][place] = event._replace(spans=(*closed, span))
            events[number] = [other for other in events[number] if first.start not in _starts(other)]
            open_at = open_at if first.quoted and first.quoted.unclosed else None
        else:
            open_at = None
        open_at = open_at or _left_open(paragraph, events[number], number)
    return events


def _starts(event: Event) -> set[int]:
    return {span.start for span in event.spans}


def _is_claimed(events: Sequence[Event], start: int) -> bool:
    return any(event.cue is not None and start in _starts(event) for event in events)


def _left_open(paragraph: Paragraph, events: Sequence[Event], number: int) -> tuple[int, int] | None:
    """Return the last statement if its quotation isn't closed, or if it ends with its colon."""
    for place in range(len(events) - 1, -1, -1):
        event = events[place]
        if event.level == 1 and event.cue is not None:
            if event.waits or (event.spans and paragraph.tokens[-1].end == event.spans[-1].end):
                last = paragraph.tokens[-1]
                unclosed = last.quoted is not None and last.quoted.unclosed
                return (number, place) if event.waits or unclosed else None
            return None
    return None
