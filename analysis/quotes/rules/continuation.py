"""Statements that go on over paragraphs: the quotation a paragraph begins with belongs to the one before."""

from collections.abc import Sequence
from typing import NamedTuple

from analysis.quotes.rules.event import Event, Span
from analysis.quotes.said.paragraphs import Paragraph
from analysis.quotes.words.tokens import Token


class _Open(NamedTuple):
    """Where the statement stands that may go on: paragraph, place among its events, whether its marks are closed."""

    paragraph: int
    place: int
    closed: bool


def carry_over(paragraphs: Sequence[Paragraph], events: Sequence[Sequence[Event]]) -> list[Event]:
    """Return all events in order, each unfinished statement with the quotation that finishes it."""
    carried = [list(part) for part in events]
    for number in range(len(paragraphs) - 1, 0, -1):
        _carry_back(paragraphs[number - 1], carried[number - 1], carried[number])
    unfinished: _Open | None = None
    for number, paragraph in enumerate(paragraphs):
        first = _opening_quotation(paragraph, carried[number])
        if unfinished is not None and first is not None and (not unfinished.closed or _is_alone(paragraph)):
            statement = carried[unfinished.paragraph][unfinished.place]
            carried[unfinished.paragraph][unfinished.place] = _with(statement, first, paragraph)
            carried[number] = [event for event in carried[number] if first.start not in _starts(event)]
            if _is_unclosed(first) or _is_alone(paragraph):
                unfinished = unfinished._replace(closed=not _is_unclosed(first))
                continue
        unfinished = _unfinished(number, paragraph, carried[number])
    return [event for part in carried for event in part]


def _carry_back(paragraph: Paragraph, events: list[Event], following: list[Event]) -> None:
    """Give what a paragraph leaves open to the cue after it: «…"كنا ثلاثين.» and then «"خرجنا تسعة"، يقول …»."""
    last = next((token for token in reversed(paragraph.tokens) if token.kind != "stop"), None)
    if last is None or last.kind != "quote" or not _is_unclosed(last):
        return
    if any(event.cue is not None and last.start in _starts(event) for event in events):
        return
    claims = (n for n, event in enumerate(following) if event.cue is not None and event.spans and event.marked)
    place = next(claims, None)
    if place is None or following[place].spans[0].start >= following[place].start:
        return
    said = Span(paragraph.number, last.start, last.end, True, False)
    following[place] = following[place]._replace(spans=(said, *following[place].spans))
    events[:] = [event for event in events if last.start not in _starts(event)]


def _is_alone(paragraph: Paragraph) -> bool:
    """Return whether a paragraph is one quotation and no more."""
    return sum(token.kind != "stop" for token in paragraph.tokens) == 1


def _opening_quotation(paragraph: Paragraph, events: Sequence[Event]) -> Token | None:
    """Return the quotation a paragraph begins with, unless a cue in it has it."""
    first = paragraph.tokens[0] if paragraph.tokens else None
    if first is None or first.kind != "quote":
        return None
    claimed = any(event.cue is not None and first.start in _starts(event) for event in events)
    return None if claimed else first


def _with(statement: Event, quotation: Token, paragraph: Paragraph) -> Event:
    """Return the statement with one more span; what goes on was not left unclosed."""
    unclosed = _is_unclosed(quotation) and not paragraph.goes_on
    closed = tuple(span._replace(unclosed=False) for span in statement.spans)
    return statement._replace(spans=(*closed, Span(paragraph.number, quotation.start, quotation.end, True, unclosed)))


def _unfinished(number: int, paragraph: Paragraph, events: Sequence[Event]) -> _Open | None:
    """Return the last statement if it ends with its colon, or with its quotation, open or closed."""
    last = max((n for n, event in enumerate(events) if event.level == 1 and event.cue is not None), default=None)
    if last is None:
        return None
    event = events[last]
    end = next(token for token in reversed(paragraph.tokens) if token.kind != "stop")
    quoted = bool(event.spans) and event.spans[-1].end == end.end and end.kind == "quote"
    return _Open(number, last, not event.waits and not _is_unclosed(end)) if event.waits or quoted else None


def _starts(event: Event) -> set[int]:
    return {span.start for span in event.spans}


def _is_unclosed(token: Token) -> bool:
    return token.quoted is not None and token.quoted.unclosed
