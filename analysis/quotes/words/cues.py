"""Reporting cues: the verbs, participles, nouns and prepositions that say whose words follow."""

import csv
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from analysis.arabic import fold
from analysis.errors import CodebookError
from analysis.quotes.words.wordlists import key_of
from analysis.resources import data_path

COLUMNS = ("lemma", "form_class", "class", "ms", "fs", "mp", "fp", "dual", "valence", "match", "note", "source")
AGREEMENTS = ("ms", "fs", "mp", "fp", "dual")
_ALLOWED = {
    "form_class": {"verb", "participle", "noun", "preposition"},
    "match": {"word", "strict", "clause", "head"},
}
_PROCLITICS = ((0, ("",)), (1, ("و", "ف", "ب", "ل")), (2, ("وب", "فب")))
THAT, COLON, ABOUT, BY, OBJECT, TOWARD, OF = "أن", ":", "عن", "بـ", "مفعول", "إلى", "من"  # of the column valence
VALENCES = {THAT, COLON, ABOUT, BY, OBJECT, TOWARD, OF, "NP", "ل", "before"}


class Cue(NamedTuple):
    """One form of a reporting cue and what it asks of the words around it."""

    lemma: str
    form_class: str
    stance: str  # the column `class`: neutral, claim, stress, deny …
    agreement: str  # ms, fs, mp, fp, dual
    valence: frozenset[str]
    match: str
    words: tuple[str, ...]  # folded; several for على حد تعبير
    present: bool  # a present tense
    spelling: str  # as written in the list, for match = strict


@cache
def read_cues(path: Path | None = None) -> dict[str, tuple[Cue, ...]]:
    """Return the cues by the first folded word of each form, longest form first.

    A row of the codebook is a lemma in one form class (verb, participle, noun, preposition). `ms` `fs` `mp` `fp`
    `dual` hold its forms, past|present, by gender and number. `valence`: what it takes, joined by | (أن and إن,
    a colon or marks, عن, بـ, مفعول an object before what is said, NP or ل or إلى or من a speaker, before: what is said
    stands before it). `match`: word; strict (written exactly so); clause (often no verb: only at the head of its
    clause or after a known subject); head (only at the head of its clause).

    Raises CodebookError naming file, line and value where a row doesn't hold together.

    >>> read_cues()["قالت"][0].agreement
    'fs'
    """
    path = path or data_path("codebooks", "cues.csv")
    found: dict[str, list[Cue]] = {}
    for line, row in _rows(path):
        _check(path, line, row)
        for cue in _forms(row):
            found.setdefault(cue.words[0], []).append(cue)
    return {first: tuple(sorted(cues, key=lambda cue: -len(cue.words))) for first, cues in found.items()}


def _rows(path: Path) -> list[tuple[int, dict[str, str]]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines, strict=True)
            rows = [(reader.line_num, row) for row in reader]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise CodebookError(f"{path}: can't be read as UTF-8 CSV ({error}); save it again as such") from error
    missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
    if missing:
        raise CodebookError(f"{path}, line 1: column {missing[0]!r} is missing; the columns are {', '.join(COLUMNS)}")
    return rows


def _check(path: Path, line: int, row: dict[str, str]) -> None:
    """Raise for the first thing wrong with a row."""

    def wrong(what: str) -> CodebookError:
        return CodebookError(f"{path}, line {line}: {what}")

    if None in row or None in row.values():
        raise wrong(f"has not {len(COLUMNS)} cells; put cells with a comma in quotes")
    for column in ("lemma", "class", "valence", "source"):
        if not row[column].strip():
            raise wrong(f"{column} is empty; fill it in")
    for column, allowed in _ALLOWED.items():
        if row[column] not in allowed:
            raise wrong(f"{column} is {row[column]!r}; write one of {', '.join(sorted(allowed))}")
    for value in row["valence"].split("|"):
        if value not in VALENCES:
            raise wrong(f"valence is {value!r}; write one of {', '.join(sorted(VALENCES))}, joined by |")
    if not any(row[agreement].strip() for agreement in AGREEMENTS):
        raise wrong(f"has no form; write one under {', '.join(AGREEMENTS)}")


def _forms(row: dict[str, str]) -> list[Cue]:
    valence = frozenset(row["valence"].split("|"))
    return [
        Cue(
            row["lemma"],
            row["form_class"],
            row["class"],
            agreement,
            valence,
            row["match"],
            tuple(key_of(word) for word in form.split()),
            row["form_class"] == "verb" and place > 0,
            fold(form, "strict"),
        )
        for agreement in AGREEMENTS
        for place, form in enumerate(_written(row, agreement))
    ]


def _written(row: dict[str, str], agreement: str) -> list[str]:
    """Return the forms of one gender and number; the dual of a woman's verb is hers with ا: أضافت، أضافتا."""
    forms = [form for form in row[agreement].split("|") if form]
    if agreement == "dual" and row["form_class"] == "verb" and forms:
        forms += [f"{form}ا" for form in row["fs"].split("|") if form.endswith("ت")]
    return forms


@lru_cache(maxsize=1 << 16)
def readings_of(key: str) -> tuple[tuple[Cue, int], ...]:
    """Return each cue a folded word can be, or begin, with the number of proclitic letters before it.

    >>> [(cue.lemma, letters) for cue, letters in readings_of("وقالت")]
    [('قال', 1)]
    """
    return tuple(
        (cue, letters)
        for letters, proclitics in _PROCLITICS
        if key[:letters] in proclitics
        for cue in read_cues().get(key[letters:]) or _with_object(key[letters:])
        if _goes_with(key[:letters], cue)
    )


def _goes_with(proclitics: str, cue: Cue) -> bool:
    """Return whether a cue can stand after these letters: بقوله, ليؤكد, not بقال."""
    if "ب" in proclitics:
        return cue.form_class in ("noun", "preposition")
    return "ل" not in proclitics or (cue.present and cue.match in ("word", "head"))


def _with_object(key: str) -> tuple[Cue, ...]:
    """Return the verbs a word can be that carry their object as a pronoun: أبلغته، حذرهم."""
    for pronoun in ("ها", "هم", "ني", "ه"):
        verb = key.removesuffix(pronoun)
        if verb != key:
            cues = (cue for cue in read_cues().get(verb, ()) if cue.form_class == "verb" and cue.match == "word")
            taking = (cue for cue in cues if OBJECT in cue.valence or cue.stance == "answer")  # أبلغته، أجابه
            return tuple(cue._replace(valence=cue.valence - {OBJECT}) for cue in taking)
    return ()


@lru_cache(maxsize=1 << 16)
def is_plain_cue(key: str) -> bool:
    """Return whether a folded word, with or without و, can only be a reporting cue.

    >>> is_plain_cue("واكد"), is_plain_cue("كتب")
    (True, False)
    """
    forms = (key, key[1:]) if key[:1] in ("و", "ف") else (key,)
    return any(cue.match == "word" and len(cue.words) == 1 for form in forms for cue in read_cues().get(form, ()))


def is_participle(key: str) -> bool:
    """Return whether a folded word can be a participle that reports: معلقا، مؤكدا."""
    return any(cue.form_class == "participle" for cue, _ in readings_of(key))
