"""A statement as an article makes it, before its speaker is known."""

from typing import NamedTuple

from analysis.quotes.names.namings import Naming


class Span(NamedTuple):
    """A span of speech in the article's text."""

    paragraph: int
    start: int
    end: int
    direct: bool
    unclosed: bool


class Event(NamedTuple):
    """A statement with its spans, or, without spans, someone named as the subject of a sentence."""

    start: int
    paragraph: int
    sentence: int
    agreement: str  # of the cue: ms, fs …
    form_class: str
    cue: tuple[int, int] | None
    spans: tuple[Span, ...]
    speaker: Naming | None
    via: Naming | None
    how: str
    waits: bool  # what is said stands in the next paragraph
    level: int = 1
    marked: bool = False  # all that is said stands in marks
    aside: bool = False  # told in a relative clause: «الوزير، الذي وصفه خصمه بأنه …، قال»
    stance: str = ""  # of the cue
    back: bool = False  # its cue goes back to the main clause: «رد قائلا», «…، ومضيفا», not «…، مضيفا»
