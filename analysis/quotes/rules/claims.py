"""A statement as a rule reads it from a clause, and the paragraph the rules work through."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from analysis.quotes.names.phrases import Phrase
from analysis.quotes.said.content import Content
from analysis.quotes.said.hits import Hit
from analysis.quotes.said.judgement import holds_name
from analysis.quotes.words.tokens import Token
from analysis.quotes.words.wordlists import words_of


class Claim(NamedTuple):
    """A cue with what is said, who is named as its speaker, and through whom it was relayed."""

    hit: Hit
    contents: tuple[Content, ...]
    speaker: Phrase | None  # None where the clause doesn't name one
    via: Phrase | None
    how: str
    waits: bool = False  # the paragraph ends with the colon; the next one is what is said


@dataclass
class Clauses:
    """A paragraph on its way: its tokens and cues, and what is already attributed."""

    text: str
    tokens: Sequence[Token]
    hits: dict[int, Hit]
    said: set[int] = field(default_factory=set)  # places of the cues that report something
    taken: set[int] = field(default_factory=set)  # quotations already attributed
    free: int = 0  # the first token after the last reported clause
    clause: int = 0  # the first token of the last reported clause
    by_media: bool = False  # a paper tells it

    def add(self, claim: Claim) -> None:
        """Remember what a claim has taken."""
        for content in claim.contents:
            self.said.add(claim.hit.at)
            if self.tokens[content.at].kind == "quote":
                self.taken.add(content.at)
            if not content.direct:
                self.clause = content.at
                self.by_media = bool(claim.speaker and claim.speaker.head and claim.speaker.head.kind == "media")
            self.free = max(self.free, content.last)

    def is_quotation(self, at: int) -> bool:
        return at < len(self.tokens) and self.tokens[at].kind == "quote"

    def quotation_before(self, at: int, *, named: bool = True) -> int | None:
        """Return the unattributed quotation right before a place: at most a comma and «كما», «هذا ما» between.

        `named`: marks that can hold a name are left out.
        """
        place = at - 1
        while place >= 0 and at - place < 5:
            token = self.tokens[place]
            if token.kind == "quote":
                return None if place in self.taken or (named and holds_name(self.tokens, place)) else place
            if token.kind not in ("comma", "stop") and token.key not in words_of("points_back", "comes"):
                return None
            place -= 1
        return None
