"""The definite article ال, written as one with its word."""

THE, TO_THE = "ال", "لل"


def is_definite(word: str) -> bool:
    """Return whether a word begins with the article.

    >>> is_definite("الوزير"), is_definite("وزير")
    (True, False)
    """
    return word.startswith(THE)


def bare_of(word: str) -> str:
    """Return a word without its article.

    >>> bare_of("الوزير"), bare_of("وزير")
    ('وزير', 'وزير')
    """
    return word.removeprefix(THE)


def is_nisba(word: str) -> bool:
    """Return whether a word has the article and ends in ي, as adjectives of belonging and many family names do.

    >>> is_nisba("العراقي"), is_nisba("العراق")
    (True, False)
    """
    return word.startswith(THE) and word.endswith("ي")
