"""From events to speakers: dropped subjects, participles, and one name for one speaker."""

from collections.abc import Sequence
from typing import NamedTuple

from analysis.arabic.article import is_definite, is_nisba
from analysis.quotes.names.namings import Naming
from analysis.quotes.people.mentioned import Mentioned
from analysis.quotes.people.people import People, Speaker
from analysis.quotes.rules.event import Event
from analysis.quotes.words.name_shapes import is_name
from analysis.quotes.words.vocabulary import is_common
from analysis.quotes.words.wordlists import given_names, is_given_name, words_of

MEMORY = 8  # events looked back at for a dropped subject
LOST = 2  # statements before one whose speaker nobody knows: the same may go on
FAR = 3  # paragraphs after which a dropped subject is nobody's

Memory = list[tuple[Event, Speaker]]


class Resolved(NamedTuple):
    """A statement's speaker, None where unknown, who relays it, and what the speaker was known by."""

    event: Event
    speaker: Speaker | None
    via: Speaker | None
    how: str
    named: tuple[int, int] | None  # where the clause names the speaker


def resolve(events: Sequence[Event], people: People, mentioned: Mentioned) -> list[Resolved]:
    """Return each statement with its speaker, reading the article from its beginning."""
    for event in events:
        if event.speaker is not None:
            people.learn(event.speaker)
    memory: Memory = []
    resolved: list[Resolved] = []
    for place, event in enumerate(events):
        if not event.spans and not event.waits:
            speaker = _again(event, people, memory) or _subject(event.speaker, event.agreement, people)
        else:
            lost = any(one.speaker is None and one.event.agreement == event.agreement for one in resolved[-LOST:])
            speaker, how, named = _speaker(event, people, memory, mentioned if not lost else None)
            if speaker is None and how == "unattributed":
                speaker, how, named = _named_next(event, events[place + 1 : place + 2], people)
            via = people.speaker(event.via, "", overt=False) if event.via else _same_via(event, speaker, resolved)
            resolved.append(Resolved(event, speaker, via, how, _place(named)))
            if event.via is not None and via is not None:  # «نقلت الإذاعة عن مسؤولين …. وقالت»
                memory.append((event, via))
        told = event.form_class == "preposition" and speaker is not None and speaker.media  # «بحسب سكاي نيوز»
        if speaker is not None and event.level == 1 and not told:
            memory.append((event, speaker))
    return resolved


def _same_via(event: Event, speaker: Speaker | None, resolved: Sequence[Resolved]) -> Speaker | None:
    """Return who relays what goes on in the sentence: «نقلت وكالة X عن Y قوله …، مضيفا أن …»."""
    before = resolved[-1] if resolved else None
    goes_on = before is not None and event.how == "sentence" and before.event.sentence == event.sentence
    same = goes_on and before is not None and before.event.paragraph == event.paragraph and before.speaker is speaker
    return before.via if before is not None and same else None


def _subject(naming: Naming | None, agreement: str, people: People) -> Speaker | None:
    """Return a sentence's subject if it can be someone who speaks later."""
    if naming is None:
        return None
    given = is_given_name(naming.key) or is_given_name(naming.name[0] if naming.name else "")  # د. محمد
    titled = bool(naming.name and naming.title)  # باهير مساعد حاكم الولاية
    known = naming.head is not None or given or titled or people.knows_naming(naming)
    full = len(naming.name) > 1 and all(map(is_name, naming.name))
    full = full or any(word in words_of("child") for word in naming.name[1:-1])  # السالكة بنت أعمر
    able = known or full or _is_surname(naming)
    man = bool(naming.name) and given_names().get(naming.name[0]) == "m"  # «تسلم اللواء مدحت»: no woman's verb
    return people.speaker(naming, agreement, overt=bool(agreement) and not man) if able else None


def _is_surname(naming: Naming) -> bool:
    """Return whether one unlisted word can be a family name: العكيلي، غارسيا، الجدعان, not لهسبريس، مقلدون."""
    plural = naming.key.endswith(("ون", "ين", "ت", "وا"))
    unlisted = (is_name(naming.key) or naming.key in words_of("surname")) and naming.key[0] not in "لبفو" and not plural
    family = is_nisba(naming.key) or (is_definite(naming.key) and not is_common(naming.key))
    return len(naming.name) == 1 and (family or unlisted)


def _speaker(
    event: Event, people: People, memory: Memory, mentioned: Mentioned | None
) -> tuple[Speaker | None, str, Naming | None]:
    again = _again(event, people, memory)
    if again is not None:
        return again, event.how, event.speaker
    honorific = event.speaker if event.speaker and event.speaker.key in words_of("honorific") else None
    if honorific is not None:
        event = event._replace(how="dropped", speaker=None)
    if event.speaker is not None:
        overt = event.form_class == "verb" and event.how != "relayed"  # the relay's verb agrees with the relay
        nested = event.level > 1
        return people.speaker(event.speaker, event.agreement, overt=overt, nested=nested), event.how, event.speaker
    if event.how == "unattributed":
        return None, event.how, None
    recent = [(then, who) for then, who in memory[-MEMORY:] if event.paragraph - then.paragraph <= FAR]
    fitting = [(then, who) for then, who in recent if who.fits(event.agreement)]
    if event.stance == "answer":  # «سأله أحد الزوار …، فأجاب»: not who asked
        asked = [who for then, who in recent if then.sentence == event.sentence and then.stance == "ask"]
        others = [(then, who) for then, who in fitting if who not in asked]
        naming = mentioned.before(event) if mentioned and asked else None
        if naming is not None and all(naming.surface != who.surface for who in asked):
            return people.speaker(naming, event.agreement, overt=False), "dropped", None
        fitting = others or fitting
    here = [(then, who) for then, who in fitting if then.sentence == event.sentence]
    if event.form_class == "noun":  # «اكتفت الوزيرة بالقول»: a noun agrees with nobody
        here = [(then, who) for then, who in recent if then.sentence == event.sentence and not who.plural]
    if not here and event.form_class == "participle":  # «قالت الرئاسة …، مشيرا»: bodies agree with nothing
        here = [(then, who) for then, who in recent if then.sentence == event.sentence and not who.name and who.body]
    if here and event.how == "sentence":
        waiting = any(then.cue is not None and not then.spans for then, _ in here)  # «ردت X على بيان …، قائلة»
        main = (one for one in reversed(here) if not (one[0].aside and (event.back or waiting)))
        subject, speaker = next(main, here[-1])
        return speaker, "sentence", None if subject.spans else subject.speaker
    who = fitting[-1][1] if fitting else people.only_one_before(event.start, event.agreement)
    if who is None and honorific is not None:
        return people.speaker(honorific, event.agreement, overt=True), "explicit", honorific
    able = mentioned is not None and who is None and event.form_class in ("verb", "participle")
    naming = mentioned.before(event) if mentioned is not None and able else None
    if naming is not None:  # «سألت القاضية المتهم، فأجاب»
        who = people.speaker(naming, event.agreement, overt=False)
        who.plural = who.plural or naming.head is None  # المعتصمين
    return (who, "dropped", None) if who else (None, "unattributed", None)


def _named_next(event: Event, following: Sequence[Event], people: People) -> tuple[Speaker | None, str, Naming | None]:
    """Return who is named next in the sentence: «معتبرا أن …، غادر الوزير», «"…"، قالت في هدوء، وتابعت الوزيرة»."""
    for then in following:
        inside = any(span.start <= then.start < span.end for span in event.spans)
        if event.cue is not None and then.sentence == event.sentence and then.level == 1 and not inside:
            speaker = _subject(then.speaker, then.agreement, people)
            if speaker is not None and speaker.fits(event.agreement):
                return speaker, "sentence", then.speaker
    return None, "unattributed", None


def _again(event: Event, people: People, memory: Memory) -> Speaker | None:
    """Return whom «المتحدث نفسه» or «الأخير» means: who spoke, or was named, last."""
    naming = event.speaker
    if naming is not None and naming.key in words_of("these"):
        return next((who for _, who in reversed(memory) if who.fits("mp")), None)
    if naming is None or naming.key not in words_of("latter", "speaks_on"):
        return None
    if len(naming.name + naming.title) != 1 or people.knows_naming(naming):
        return None
    if naming.key in words_of("latter"):
        agreement = event.agreement or ("fs" if naming.key.endswith("ه") else "ms")
        return people.last_before(naming.start, agreement)
    return next((who for then, who in reversed(memory) if then.spans and who.fits(event.agreement)), None)


def _place(naming: Naming | None) -> tuple[int, int] | None:
    return (naming.start, naming.end) if naming else None
