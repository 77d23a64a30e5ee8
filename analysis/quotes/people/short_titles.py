"""One title behind another: «الوزير» after «وزير الخارجية»."""

from analysis.arabic.article import bare_of
from analysis.quotes.words.wordlists import head_of, words_of


def shortens(title: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    """Return whether one title is another cut short: الوزير for وزير الخارجية, also where a rank stands before it."""
    while longer and (head := head_of(longer[0])) and head.kind == "rank" and longer[0] != title[0]:
        longer = longer[1:]
    if not longer:
        return False
    beside = longer[len(title)] if len(longer) > len(title) else ""
    body = head_of(longer[0])
    apart = head_of(beside[1:]) is not None or (body is not None and body.kind == "body")
    if beside.startswith("و") and apart:  # another is named beside him
        return False
    if bare_of(title[0]) == bare_of(longer[0]) and _stands_in(title[1:], longer[1:]):
        return True
    if longer[0] in words_of("naming_noun") and longer[1:] == title and len(title) > 1:
        return True  # الصحة العالمية for منظمة الصحة العالمية
    return longer == title[: len(longer)] and len(longer) > 1


def _stands_in(words: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    """Return whether all words stand in others in their order: الديوان in ديوان المحاسبة."""
    rest = iter(bare_of(word) for word in longer)
    return all(bare_of(word) in rest for word in words)


def says_more(surface: str, known: str) -> bool:
    """Return whether a title has words that the known one lacks, not only an article (المصادر for مصادر)."""
    return len(surface) > len(known) and bare_of(surface) != bare_of(known)
