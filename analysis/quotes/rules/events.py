"""What happens in a paragraph, one after the other: statements made, and people named who may speak next."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence

from analysis.quotes.names.namings import Naming, naming_of
from analysis.quotes.names.phrases import Phrase
from analysis.quotes.rules.attribution import attribute
from analysis.quotes.rules.claims import Claim
from analysis.quotes.rules.event import Event, Span
from analysis.quotes.rules.headlines import read_headline
from analysis.quotes.rules.sentence_subjects import late_subjects, sentence_subjects, surname_subjects
from analysis.quotes.rules.unannounced import after_colon, before_its_subject, left_after_colon, standing_alone
from analysis.quotes.said.content import Content
from analysis.quotes.said.paragraphs import Paragraph
from analysis.quotes.words.tokens import Token, stands


def statements_of(text: str, paragraph: Paragraph, knows: Callable[[str], bool]) -> list[Event]:
    """Return what a paragraph's cues, and the colon of a headline, report; `knows`: someone is called so."""
    read = _Reader(text, paragraph)
    return [read.statement(claim, paragraph.tokens, 1) for claim in _claims(text, paragraph, knows)]


def may_hold_speech(paragraph: Paragraph, statements: Sequence[Event]) -> bool:
    """Return whether a paragraph can yield a span: something is reported, or stands in marks."""
    return any(event.spans for event in statements) or any(token.kind == "quote" for token in paragraph.tokens)


def events_of(
    text: str, paragraph: Paragraph, statements: Sequence[Event], knows: Callable[[str], bool]
) -> list[Event]:
    """Return a paragraph's events in order; `knows`: someone is called so."""
    read, events = _Reader(text, paragraph), list(statements)
    if not paragraph.headline:
        subjects = [*sentence_subjects(paragraph.tokens), *surname_subjects(paragraph.tokens, knows)]
        clauses = [span for event in statements for span in event.spans if not span.direct]
        subjects = [phrase for phrase in subjects if not _is_told(paragraph.tokens[phrase.first].start, clauses)]
        events.extend(read.subject(phrase) for phrase in subjects)
        known = {_place(paragraph.tokens, event.start) for event in events if event.form_class != "participle"}
        events.extend(read.subject(phrase) for phrase in late_subjects(paragraph.tokens, known))
    quotations = [at for at, token in enumerate(paragraph.tokens) if token.kind == "quote"]
    if quotations and not paragraph.headline:
        taken = {span.start for event in events for span in event.spans}
        alone = standing_alone(paragraph.tokens, quotations, statements)
        events.extend(read.alone(*one) for one in alone if one[0].start not in taken)
        told = after_colon(paragraph.tokens, subjects, quotations)
        events.extend(read.of(phrase, token) for phrase, token in told if token.start not in taken)
        inverted = before_its_subject(paragraph.tokens, quotations)
        events.extend(read.of(phrase, token) for phrase, token in inverted if token.start not in taken)
        taken |= {span.start for event in events for span in event.spans}
        left = left_after_colon(paragraph.tokens, quotations, statements)
        events.extend(read.same_speaker(token) for token in left if token.start not in taken)
    if quotations:
        events.extend(read.nested(paragraph.tokens, 2))
    return sorted(events, key=lambda event: event.start)


def _place(tokens: Sequence[Token], start: int) -> int:
    """Return the number of the token at or right before a place of the text."""
    return bisect_right(tokens, start, key=lambda token: token.start) - 1


def _is_told(start: int, clauses: Sequence[Span]) -> bool:
    """Return whether a place lies inside a reported clause, so that its subject is only spoken of."""
    last = bisect_right(clauses, start, key=lambda span: span.start) - 1
    return last >= 0 and start < clauses[last].end


def _claims(text: str, paragraph: Paragraph, knows: Callable[[str], bool]) -> Iterable[Claim]:
    """Return the claims of a paragraph; in a headline only what stands in marks or after a colon is speech."""
    colons = read_headline(paragraph.tokens, knows, headline=paragraph.colon)
    claims: Iterable[Claim] = attribute(text, paragraph.tokens)
    if paragraph.headline:
        claims = [_only_quotations(claim, paragraph.tokens) for claim in claims]
    if not colons:
        return claims
    claims = list(claims)
    if any(claim.contents and claim.hit.at < colons[0].hit.at for claim in claims):
        return claims
    taken = {claim.contents[0].at for claim in claims if claim.contents}
    said = [one for one in colons if one.contents[0].at not in taken or one.hit.at < one.contents[0].at]
    last = colons[-1].contents[0].last
    return [*said, *(claim for claim in claims if claim.hit.at >= last)]


def _only_quotations(claim: Claim, tokens: Sequence[Token]) -> Claim:
    kept = tuple(content for content in claim.contents if content.direct and tokens[content.at].kind == "quote")
    return claim._replace(contents=kept)


def _with_subject(claim: Claim, subjects: Sequence[Phrase]) -> Claim:
    """Return a claim with the subject of its sentence where its verb has none: «دخل الضابط وقال لأمي "…"»."""
    if claim.speaker is not None or not claim.contents:
        return claim
    before = bisect_left(subjects, claim.hit.at, key=lambda phrase: phrase.first)
    return claim._replace(speaker=subjects[before - 1]) if before else claim


class _Reader:
    """Turns claims about tokens into events at places of the text."""

    def __init__(self, text: str, paragraph: Paragraph) -> None:
        self.text = text
        self.paragraph = paragraph
        self.stops = [token.start for token in paragraph.tokens if token.kind == "stop"]

    def statement(self, claim: Claim, tokens: Sequence[Token], level: int) -> Event:
        hit = claim.hit
        return Event(
            hit.start,
            self.paragraph.number,
            self._sentence(hit.start),
            hit.cue.agreement,
            hit.cue.form_class,
            (hit.start, hit.end),
            tuple([self._span(content, tokens) for content in claim.contents]),
            self._naming(claim.speaker, tokens),
            self._naming(claim.via, tokens),
            claim.how,
            claim.waits,
            level,
            bool(claim.contents) and all(content.direct for content in claim.contents),
            stands(tokens, hit.at - 1, "relative"),
            hit.cue.stance,
            hit.conjoined or (hit.at > 0 and tokens[hit.at - 1].kind == "word"),
        )

    def subject(self, phrase: Phrase) -> Event:
        naming = self._naming(phrase, self.paragraph.tokens)
        start = self.paragraph.tokens[phrase.first].start
        return Event(
            start, self.paragraph.number, self._sentence(start), "", "", None, (), naming, None, "subject", False
        )

    def of(self, phrase: Phrase, token: Token) -> Event:
        """Return what the subject of a sentence says after a colon, though no verb says so."""
        number, naming = self.paragraph.number, self._naming(phrase, self.paragraph.tokens)
        sentence, spans = self._sentence(token.start), (self._quotation(token),)
        return Event(token.start, number, sentence, "ms", "", None, spans, naming, None, "sentence", False)

    def same_speaker(self, token: Token) -> Event:
        """Return what stands after a colon as words of who has spoken in its sentence."""
        number, sentence = self.paragraph.number, self._sentence(token.start)
        spans = (self._quotation(token),)
        return Event(token.start, number, sentence, "", "noun", None, spans, None, None, "sentence", False)

    def alone(self, token: Token, quoting: Event | None) -> Event:
        span = self._quotation(token)
        number = self.paragraph.number
        agreement, how = (quoting.agreement, "dropped") if quoting else ("", "unattributed")
        return Event(token.start, number, -1, agreement, "", None, (span,), None, None, how, False)

    def nested(self, tokens: Sequence[Token], level: int) -> Iterator[Event]:
        """Yield the quotations inside quotations that name their own speaker."""
        for token in tokens:
            if not token.inner or not any(inner.kind == "quote" for inner in token.inner):
                continue
            subjects = sorted(sentence_subjects(token.inner), key=lambda phrase: phrase.first)
            for claim in attribute(self.text, token.inner):
                spoken = _with_subject(_only_quotations(claim, token.inner), subjects)
                if spoken.contents and spoken.speaker is not None:
                    yield self.statement(spoken, token.inner, level)
            yield from self.nested(token.inner, level + 1)

    def _sentence(self, start: int) -> int:
        """Return a number for the sentence a place lies in, unique in the article."""
        first = self.paragraph.tokens[0].start if self.paragraph.tokens else start
        count = bisect_right(self.stops, start)
        return self.stops[count - 1] if count else first

    def _span(self, content: Content, tokens: Sequence[Token]) -> Span:
        first, last = tokens[content.at], tokens[content.last - 1]
        if first.kind == "quote" and content.last == content.at + 1:
            return self._quotation(first)
        start = first.quoted.outer_start if first.quoted else first.start
        end = last.quoted.outer_end if last.quoted else last.end
        return Span(self.paragraph.number, start, end, content.direct, False)

    def _quotation(self, token: Token) -> Span:
        unclosed = token.quoted is not None and token.quoted.unclosed and not self.paragraph.goes_on
        return Span(self.paragraph.number, token.start, token.end, True, unclosed)

    def _naming(self, phrase: Phrase | None, tokens: Sequence[Token]) -> Naming | None:
        return naming_of(self.text, tokens, phrase) if phrase else None
