"""Another way to the same matches: slow, obvious code of its own, which the tests hold the engine against.

Nothing of the package is imported; what the rules say is written down here a second time.
"""

import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

PROCLITICS = ["و", "ف", "ب", "ك", "ل", "وب", "وك", "ول", "فب", "فك", "فل", "ال", "وال", "فال"]
PROCLITICS += ["بال", "وبال", "فبال", "كال", "وكال", "فكال", "لل", "ولل", "فلل"]
PRONOUNS = ["ه", "ها", "هم", "هما", "هن", "ك", "كم", "كما", "كن", "نا"]
INVISIBLE = (
    "\u0640\u00ad\u061c\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)


class Found(NamedTuple):
    """A term found: its place, the clitics before it, the pronoun after it."""

    start: int
    end: int
    term: int
    clitics: str
    pronoun: str


def fold(text: str, spelling: str) -> list[tuple[str, int]]:
    """Return letters with the place each comes from."""
    letters: list[tuple[str, int]] = []
    fresh = False  # whether the last letter may still take a combining hamza
    for place, character in enumerate(text):
        if character in "\u0653\u0654\u0655":
            if fresh and letters[-1][0] in "اوي":
                both = unicodedata.normalize("NFC", letters[-1][0] + character)
                letters[-1] = (plain(both, spelling) if len(both) == 1 else letters[-1][0], letters[-1][1])
            fresh = False
            continue
        shapes = 0xFB50 <= ord(character) <= 0xFDFF or 0xFE70 <= ord(character) <= 0xFEFE
        for part in unicodedata.normalize("NFKC", character).strip() if shapes else character:
            if not is_mark(part):
                letters.append((plain(part, spelling), place))
                fresh = True
    return letters


def is_mark(character: str) -> bool:
    """Tell tashkeel, tatweel and what no reader sees."""
    arabic = 0x600 <= ord(character) <= 0x6FF or 0x898 <= ord(character) <= 0x8FF
    return character in INVISIBLE or (arabic and unicodedata.category(character) == "Mn")


def plain(letter: str, spelling: str) -> str:
    """Fold one letter."""
    if spelling == "strict":
        return letter
    if letter in "أإٱ" or (letter == "آ" and spelling == "names"):
        return "ا"
    if letter in "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹":
        return str(unicodedata.digit(letter))
    return {"ى": "ي", "ی": "ي", "ة": "ه", "ک": "ك"}.get(letter, letter)


def is_blank(character: str) -> bool:
    """Tell blanks, the zero-width one among them."""
    return character.isspace() or character == "\u200b"


def in_word(character: str) -> bool:
    """Tell what glues: letters, digits and foreign accents."""
    return character.isalnum() or 0x300 <= ord(character) <= 0x36F


def search(text: str, terms: list[tuple[str, str, str]]) -> list[Found]:
    """Find (term, match, spelling) in a text, each word read with the fewest clitics."""
    readings: list[tuple[int, Found]] = []
    for number, (term, match, spelling) in enumerate(terms):
        readings += find_term(text, number, term, match, "strict" if match == "exact" else spelling)
    fewest: dict[int, int] = {}
    for word, found in readings:
        fewest[word] = min(len(found.clitics), fewest.get(word, 9))
    return sorted(found for word, found in readings if len(found.clitics) == fewest[word])


def find_term(text: str, number: int, term: str, match: str, spelling: str) -> list[tuple[int, Found]]:
    """Return every reading of one term, with the place where its word begins."""
    line, places, begins = read(text, spelling)
    found = []
    for begin, before in begins:
        if not line.startswith(written_forms(term, match, spelling, before), begin + len(before)):
            continue
        for stem, pronoun, article in forms(term, match, spelling, before):
            first = begin + len(before)
            last = first + len(stem)
            end = last + len(pronoun)
            if not line.startswith(stem + pronoun, first) or (end < len(line) and in_word(line[end])):
                continue
            if pronoun and text[places[last]] in "ةﺓﺔ":
                continue
            clitics = before.replace("ال", "").replace("لل", "ل")
            span = places[first - article], places[last - 1] + 1
            found.append((places[begin], Found(*span, number, clitics, pronoun)))
    return found


@lru_cache(maxsize=4)
def read(text: str, spelling: str) -> tuple[str, list[int], list[tuple[int, str]]]:
    """Return the folded text, where its letters come from, and what may be a proclitic at which word."""
    letters: list[tuple[str, int]] = []
    for letter, place in fold(text, spelling):
        blank = is_blank(letter)
        if not (blank and letters and letters[-1][0] == " "):
            letters.append((" " if blank else letter, place))
    line = "".join(letter for letter, _ in letters)
    begins = [
        (begin, before)
        for begin in range(len(line))
        if in_word(line[begin]) and not (begin and in_word(line[begin - 1]))
        for before in ["", *PROCLITICS]
        if line.startswith(before, begin)
    ]
    return line, [place for _, place in letters], begins


@cache
def forms(term: str, match: str, spelling: str, before: str) -> list[tuple[str, str, int]]:
    """Return (letters, pronoun, letters of the article before them) that may follow ``before``."""
    written = " ".join("".join(letter for letter, _ in fold(term, "strict")).split())
    with_article = before.endswith("ال") or before.endswith("لل")
    article = 2 if before.endswith("ال") else 1 if before.endswith("لل") else 0
    allowed = {"exact": [""], "word": ["", "ال"]}.get(match, ["", *PROCLITICS])
    if before not in allowed:
        return []
    stem = written
    if match != "exact" and definite(written.split()[0]):
        stem = written[2:]
        lost_lam = match == "clitics" and stem[0] == "ل" and before.endswith("ل")
        if not with_article and not lost_lam:
            return []
    result = [(refold(stem, spelling), "", article)]
    last = written.split()[-1]
    if match == "clitics" and not definite(last) and not (with_article and " " not in stem):
        endings = {"ة": ["ت"], "ى": ["ا"], "ء": ["ء", "ئ", "ؤ"]}.get(stem[-1], [stem[-1]])
        for ending in endings:
            if ending.isalpha():
                result += [(refold(stem[:-1] + ending, spelling), pronoun, article) for pronoun in PRONOUNS]
    return result


@cache
def written_forms(term: str, match: str, spelling: str, before: str) -> tuple[str, ...]:
    """Return the forms as they are written, pronoun and all."""
    return tuple(stem + pronoun for stem, pronoun, _ in forms(term, match, spelling, before))


def definite(word: str) -> bool:
    """Tell whether a word has the article."""
    return word[:2] == "ال" and len(word) > 3


def refold(text: str, spelling: str) -> str:
    """Fold a form of a term."""
    return "".join(letter for letter, _ in fold(text, spelling))
