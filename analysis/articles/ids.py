"""The ids of articles: their own or their file's, and none that could lead anywhere."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import PurePath

_LONGEST_ID = 200


@lru_cache(maxsize=256)
def _stem(name: str) -> str:
    return PurePath(name.rpartition("!")[2]).stem


def choose_id(article: str, url: str, line: int, name: str) -> tuple[str, str]:
    """Return an article's id and address: its own, or the file's stem with the line; an address is no id.

    >>> choose_id("", "", 7, "news/day.jsonl")
    ('day-7', '')
    """
    if article and "://" not in article:
        return article, url
    own = f"{_stem(name)}-{line}" if line else _stem(name)
    return own, url or article


def check_id(article: str) -> str:
    """Return why an id is refused: it will name files, so it must not lead anywhere.

    >>> check_id("../x")
    "the id '../x' holds a path; give a plain name"
    """
    if article in (".", "..") or "/" in article or "\\" in article:
        return f"the id {article!r} holds a path; give a plain name"
    if len(article) > _LONGEST_ID or not article.isprintable():
        return f"the id {article[:40]!r} is too long or holds control characters; give a plain name"
    return ""


def doubtful_ids(articles: list[str]) -> Sequence[int]:
    """Return the places of ids that check_id may refuse: none, where together they are plain."""
    together = "".join(articles)
    plain = together.isprintable() and "/" not in together and "\\" not in together
    short = max(map(len, articles), default=0) <= _LONGEST_ID
    return range(0 if plain and short and not {".", ".."} & {*articles} else len(articles))
