"""Who is who in one article: one speaker under many names, a title where the article itself gave it to someone."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from analysis.arabic.article import bare_of, is_definite
from analysis.quotes.names.gender_number import gender_of, is_mans_title, is_plural_naming
from analysis.quotes.names.namings import Naming
from analysis.quotes.people.short_titles import says_more, shortens
from analysis.quotes.words.wordlists import head_of, owned_head, words_of

FEW = 8  # people of one name of whom one has spoken
LATELY = 6  # people named before «الأخير» who are asked


@dataclass
class Speaker:
    """One speaker of an article."""

    surface: str
    name: tuple[str, ...] = ()
    titles: set[tuple[str, ...]] = field(default_factory=set)
    gender: str = ""
    plural: bool = False
    media: bool = False
    body: bool = False
    spoken: bool = False  # has been the subject of a sentence so far
    pair: bool = False  # two bodies named together: their verb is a dual or plural

    def fits(self, agreement: str) -> bool:
        """Return whether a verb of this gender and number can have this speaker as its dropped subject."""
        if agreement in ("mp", "fp", "dual"):
            return (self.plural or self.pair) and (agreement != "fp" or self.gender != "m")
        if agreement == "fs":
            return not self.plural and (self.gender == "f" or (not self.gender and bool(self.name)))
        return not self.plural and self.gender != "f"


def speaker_of(naming: Naming) -> Speaker:
    """Return a speaker known by one phrase alone."""
    speaker = Speaker(naming.surface, gender=gender_of(naming), plural=is_plural_naming(naming))
    joined = (word[1:] for word in naming.title[1:] if word[0] == "و")
    speaker.pair = any(head_of(word) or owned_head(word, his=True) for word in joined)  # وزير النفط ونظيره
    kind = naming.head.kind if naming.head is not None else ""
    speaker.media, speaker.body = kind == "media", kind not in ("title", "rank", "person")
    return speaker


Bearers = dict[int, Speaker]  # by identity, as two may be named alike


class People:
    """The speakers of one article, found again under shorter names and under their titles."""

    def __init__(self, named: Sequence[Naming]) -> None:
        self.speakers: list[Speaker] = []
        self._by_name: dict[tuple[str, ...], Speaker] = {}
        self._by_word: dict[str, Bearers] = {}  # by each word of a name
        self._by_title: dict[tuple[str, ...], Bearers] = {}
        self._by_title_word: dict[str, Bearers] = {}  # by each word of a title, bare
        self._fitting: dict[str, list[tuple[int, Speaker]]] = {}  # the first two named, by agreement
        for naming in sorted(named, key=lambda naming: -len(naming.name)):
            self._add_title(self._person(naming), naming)
        self._places = [(naming.start, self._person(naming)) for naming in named]
        first: dict[int, tuple[int, Speaker]] = {}
        for naming, (place, person) in zip(named, self._places, strict=True):
            if not naming.inside:
                first.setdefault(id(person), (place, person))
        self._first_places = list(first.values())

    def only_one_before(self, start: int, agreement: str) -> Speaker | None:
        """Return the only person whom a verb can mean of those named before a place, however named."""
        if agreement not in self._fitting:
            fitting = (place for place in self._first_places if place[1].fits(agreement))
            self._fitting[agreement] = list(islice(fitting, 2))
        before = [person for place, person in self._fitting[agreement] if place < start]
        return before[0] if len(before) == 1 else None

    def last_before(self, start: int, agreement: str) -> Speaker | None:
        """Return the last person named before a place whom a verb can mean."""
        count = bisect_left(self._places, start, key=lambda place: place[0])
        near = reversed(self._places[max(0, count - LATELY) : count])
        return next((person for _, person in near if person.fits(agreement)), None)

    def knows(self, word: str) -> bool:
        """Return whether someone in the article is called so."""
        return word in self._by_word

    def learn(self, naming: Naming) -> None:
        """Remember someone named with a title anywhere in the article: a headline may have the title alone."""
        if naming.name and naming.title:
            self._add_title(self._person(naming), naming)

    def speaker(self, naming: Naming, agreement: str, *, overt: bool, nested: bool = False) -> Speaker:
        """Return the speaker a phrase names; `overt`: the verb's gender is the speaker's.

        `nested`: someone inside another's words, so that a title alone isn't who speaks around them.
        """
        found = self._person(naming) if naming.name else self._titled(naming, nested=nested)
        self._add_title(found, naming)
        found.spoken = True
        woman = agreement[:1] == "f"
        alone = len(naming.name) == 1 and not naming.title  # قال مروة: a woman's name that is a man's family name here
        if overt and agreement == "ms" and found.gender == "f" and (alone or is_mans_title(naming)):
            self._learn_gender(found, "m")  # أكد وزير الزراعة جيهان قره بولوط
        if overt and (not found.gender or (woman and (naming.head is None or naming.name or naming.key.endswith("ه")))):
            self._learn_gender(found, "f" if woman else "m")  # «قالت يوسف», «عضو المجلس هند نفت»: a man's name or title
        return found

    def _learn_gender(self, speaker: Speaker, gender: str) -> None:
        if speaker.gender != gender:
            speaker.gender = gender
            self._fitting.clear()

    def knows_naming(self, naming: Naming) -> bool:
        """Return whether the article has named whom a phrase names."""
        return (self._find_name(naming.name) if naming.name else self._find_title(naming.title)) is not None

    def _person(self, naming: Naming) -> Speaker:
        found = self._find_name(naming.name)
        if found is None:
            found = self._new(naming)
            found.name = naming.name
            self._by_name[naming.name] = found
            for word in naming.name:
                self._by_word.setdefault(word, {})[id(found)] = found
        return found

    def _titled(self, naming: Naming, *, nested: bool) -> Speaker:
        ranked = len(naming.title) == 2 and naming.head is not None and naming.head.kind == "rank"
        alone = len(naming.title) == 1 or ranked  # «قال النجم»، «المهندس النجم» of خالد النجم
        surname = self._find_name(naming.title[-1:]) if alone else None
        known = surname or self._find_title(naming.title)
        return known or (None if nested else self._meant(naming)) or self._new(naming)

    def _meant(self, naming: Naming) -> Speaker | None:
        """Return the only person named before whom «المسؤولة الأممية» or «الممرضة» can mean, by gender and office."""
        owner = naming.key in words_of("owner")  # صاحبة مطعم «الدار»
        if is_plural_naming(naming) or not (owner or any(is_definite(word) for word in naming.title[:2])):
            return None
        epithet = naming.key in words_of("epithet")
        bare = naming.head is not None and naming.head.kind in ("title", "rank") and len(naming.title) == 1
        if not (epithet or bare or owner or (naming.head is not None and naming.head.kind == "person")):
            return None
        agreement = "fs" if gender_of(naming) == "f" else "ms"
        found = self.only_one_before(naming.start, agreement) or self._only_speaker(agreement)
        return found if found is not None and (epithet or owner or _may_be(naming, found)) else None

    def _only_speaker(self, agreement: str) -> Speaker | None:
        """Return the only person who has spoken so far whom a verb can mean."""
        fitting = [one for one in self.speakers if one.spoken and one.name and one.fits(agreement)]
        return fitting[0] if len(fitting) == 1 else None

    def _new(self, naming: Naming) -> Speaker:
        speaker = speaker_of(naming)
        self.speakers.append(speaker)
        return speaker

    def _add_title(self, speaker: Speaker, naming: Naming) -> None:
        if naming.title:
            if naming.title not in speaker.titles:
                self._bear(speaker, naming.title)
            if not speaker.name and says_more(naming.surface, speaker.surface):
                speaker.surface = naming.surface

    def _bear(self, speaker: Speaker, title: tuple[str, ...]) -> None:
        speaker.titles.add(title)
        self._by_title.setdefault(title, {})[id(speaker)] = speaker
        for word in title:
            self._by_title_word.setdefault(bare_of(word), {})[id(speaker)] = speaker

    def _find_name(self, name: tuple[str, ...]) -> Speaker | None:
        """Return the only one whose name contains this one, of several the only one who has spoken."""
        if name in self._by_name:
            return self._by_name[name]
        if name[-1] not in self._by_word:
            return None
        words = set(name)
        all_bearers = (one for one in _rarest(self._by_word, name) if words <= set(one.name))
        bearers = list(islice(all_bearers, FEW + 1))
        bearers = [one for one in bearers if not one.plural]  # منذر, not منذر ورافع السبعاوي
        found = _only(bearers) or (_only(one for one in bearers if one.spoken) if len(bearers) <= FEW else None)
        return found if found is not None and found.name.count(name[-1]) == 1 else None

    def _find_title(self, title: tuple[str, ...]) -> Speaker | None:
        """Return the only one who bears this title, in full or shortened to its head."""
        if not title:
            return None
        exact = self._by_title.get(title, {})
        if exact:
            return _only(exact.values())
        near = _rarest(self._by_title_word, [bare_of(word) for word in title[:2]])  # both stand in what they shorten
        return _only(one for one in near if any(shortens(title, longer) for longer in one.titles))


def _only(speakers: Iterable[Speaker]) -> Speaker | None:
    """Return the only one of some speakers, None where there are none or several."""
    first = list(islice(speakers, 2))
    return first[0] if len(first) == 1 else None


def _rarest(bearers: Mapping[str, Bearers], words: Sequence[str]) -> Iterable[Speaker]:
    """Return those who bear the rarest of some words."""
    return min((bearers.get(word, {}) for word in words), key=len).values()


def _may_be(naming: Naming, person: Speaker) -> bool:
    """Return whether a person of these titles can be called so: no one of another office or role (المدير, الوزير)."""
    heads = {head_of(word) for title in person.titles for word in title}
    kinds = {head.kind for head in heads if head is not None}
    generic = (naming.key in words_of("office_like")) == bool(person.titles)  # الضابط, not المتهم of a judge
    longer = len(naming.title) > 1  # محامية الدفاع: المحامية; قائد المنطقة: القائد العسكري
    alike = bare_of(naming.key) in {bare_of(title[0]) for title in person.titles if longer or len(title) == 1}
    member = naming.key in words_of("member") and any(
        word in words_of("house") for title in person.titles for word in title
    )
    ranked = naming.head is not None and naming.head.kind == "rank"
    ranked = ranked and any(naming.key in title for title in person.titles)  # الفريق
    alike = alike or member or ranked  # النائب: عضو مجلس النواب
    return bool(person.name) and naming.head is not None and (alike or (generic and naming.head.kind not in kinds))
