"""Gender and number of who is named, by title and given name."""

from analysis.arabic.article import is_definite
from analysis.quotes.names.namings import Naming
from analysis.quotes.words.vocabulary import is_common
from analysis.quotes.words.wordlists import given_names, is_given_name, words_of


def is_mans_title(naming: Naming) -> bool:
    """Return whether a name known for a woman's stands behind a title and a verb for men."""
    titled = naming.head is not None and naming.head.gender == "m" and bool(naming.title)
    return titled and naming.key not in words_of("common_gender")


def gender_of(naming: Naming) -> str:
    """Return the gender of whom a phrase names, by title or given name; empty where neither tells."""
    if naming.head is not None and (naming.head.gender == "f" or not naming.name):
        return naming.head.gender
    if naming.head is not None and given_names().get(naming.name[0]) != "f":
        return naming.head.gender
    if naming.name and naming.name[0] in given_names():
        return given_names()[naming.name[0]]
    return ""


def agreement_of(verb: str) -> str:
    """Return the gender and number of a folded verb of the third person in the past, by its ending.

    >>> agreement_of("اكتفت"), agreement_of("اكتفى")
    ('fs', 'ms')
    """
    if verb.endswith("وا"):
        return "mp"
    if verb.endswith("ا"):
        return "dual"
    return "fs" if verb.endswith("ت") or verb.startswith("ت") else "ms"


def is_plural_naming(naming: Naming) -> bool:
    """Return whether a phrase names several: وزيرا الطاقة والمياه، المتعاملون."""
    pairs = zip(naming.name, naming.name[1:], strict=False)
    if any(word[0] == "و" and is_given_name(word[1:]) and before not in words_of("joined") for before, word in pairs):
        return True  # عز الدين بلمهدي وكمال شريط, not أيت وعلي
    if len(naming.title) > 1 and naming.key.endswith("ا") and is_definite(naming.title[1]):
        return naming.head is not None and not naming.name  # وزيرا الطاقة: the dual
    if naming.head is not None and naming.head.kind == "many":
        return naming.key not in words_of("one_of")  # البعض قالوا, not أحد السكان قال
    if naming.head is not None:
        return naming.head.plural
    many = naming.key.endswith("ون") and len(naming.key) > 5  # المتعاملون، متعاملون, not شمعون
    return many and (is_definite(naming.key) or is_common(naming.key))
