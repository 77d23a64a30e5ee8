"""Who is said to have said what: the frame of quotations."""

from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd

from analysis.articles import COUNTED, split_paragraphs
from analysis.quotes.continuation import carry_over
from analysis.quotes.events import events_of
from analysis.quotes.family_names import family_names
from analysis.quotes.namings import named_people
from analysis.quotes.paragraphs import Line, read_paragraphs
from analysis.quotes.people import People, Speaker
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
    explicit, before, relayed, colon, sentence, dropped, unattributed). Raises ValueError for paragraphs.

    >>> frame = pd.DataFrame({"article": ["a"], "text": ["قالت الوزيرة هند إن «العمل بدأ»."]})
    >>> find_quotes(frame)[["text", "speaker", "cue"]].values.tolist()
    [['العمل بدأ', 'هند', 'قالت']]
    """
    if "paragraph" in articles:
        raise ValueError(
            "find_quotes needs whole articles, as read_articles gives them: speakers are named in other paragraphs"
        )
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
    families = family_names(paragraph.tokens for paragraph in paragraphs)
    people = People([naming for paragraph in paragraphs for naming in named_people(text, paragraph.tokens, families)])
    events = carry_over(paragraphs, [events_of(text, paragraph, people) for paragraph in paragraphs])
    statements = (one for one in resolve(events, people) if one.event.spans)
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
