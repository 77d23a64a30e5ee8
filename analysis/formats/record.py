"""What every reader hands over: a record for an article, an issue for what was odd about it."""

from typing import NamedTuple


class Record(NamedTuple):
    """One article as its format gave it; empty means the format didn't say.

    `text` covers everything offsets may point into. Where a format keeps the title apart
    (JSON, HTML, RSS), `text` is the title, an empty line, then the body.
    """

    text: str
    article: str = ""
    title: str = ""
    source: str = ""
    author: str = ""
    published: str = ""
    url: str = ""
    line: int = 0


class Issue(NamedTuple):
    """One oddity: where it was met, what it is, what was done about it."""

    what: str
    action: str
    article: str = ""
    file: str = ""
    line: int = 0
    byte: int = -1


def with_title(title: str, body: str) -> str:
    """Join a title kept apart to its body, so that one text holds both.

    >>> with_title("عنوان", "متن")
    'عنوان\\n\\nمتن'
    """
    return f"{title}\n\n{body}" if title and body else title or body
