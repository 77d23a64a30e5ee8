"""JSON of any nesting; large files are read article by article."""

import json
from collections.abc import Iterator
from typing import Any

from analysis.errors import ReadError
from analysis.formats.encoding import decode
from analysis.formats.fields import choose_fields, holds, is_aside, is_weak, is_written, make_record
from analysis.formats.limits import MAX_JSON, MAX_NESTING
from analysis.formats.record import Found, Input, Issue


class Pairs:
    """Builds objects and remembers keys given twice."""

    def __init__(self) -> None:
        self.twice: list[str] = []
        self.decoder = json.JSONDecoder(object_pairs_hook=self._build)

    def _build(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        built = dict(pairs)
        if len(built) != len(pairs):
            keys = [key for key, _ in pairs]
            self.twice += [key for key in built if keys.count(key) > 1]
        return built

    def parse(self, line: bytes, source: Input) -> Any:
        """Return the value of one line; one that isn't plainly UTF-8 with an object is looked at more closely."""
        if line[:1] == b"{" and b"\x7f" not in line:
            try:
                return self.decoder.decode(line.decode())
            except (ValueError, RecursionError):
                self.twice.clear()
        return self.decoder.decode(decode(line, source.name, errors=source.errors).text)

    def issues(self, line: int) -> Iterator[Issue]:
        """Yield, once, the keys given twice since last asked."""
        for key in self.twice:
            yield Issue(f"the key {key!r} is given twice", "kept: the last one", line=line)
        self.twice.clear()


def read_json(source: Input) -> Found:
    """Yield every article in a JSON file: the objects with a text field, however deep they lie."""
    head = source.stream.read(MAX_JSON + 1)
    if len(head) > MAX_JSON:
        from analysis.formats.json_stream import read_large_json

        yield from read_large_json(source, head)
        return
    decoded = decode(head, source.name, errors=source.errors)
    yield from decoded.issues
    pairs = Pairs()
    try:
        values = pairs.decoder.decode(decoded.text.lstrip("\ufeff"))
    except json.JSONDecodeError as error:
        if error.msg == "Extra data" and error.lineno > 1:  # one object a line, under the wrong name
            from analysis.formats.json_lines import Lines

            yield from Lines(source).read_each(head.splitlines(keepends=True))
            return
        raise ReadError(
            f"{source.name}: line {error.lineno}, column {error.colno}: {error.msg}; the JSON must be mended"
        ) from error
    except RecursionError as error:
        raise ReadError(f"{source.name}: nested too deep for any article; give a plainer JSON") from error
    yield from pairs.issues(0)
    articles = list(_find_articles(values, source))
    for number, found in enumerate(articles, 1):
        record = make_record(found, source.fields, line=number)
        yield record or Issue("no field for the text", "rejected", line=number)
    if not articles:
        raise ReadError(f"{source.name}: {explain_fields(values)}")


def _find_articles(values: Any, source: Input, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Yield the outermost objects that hold a text, and their neighbours in a list, which lack one."""
    if depth > MAX_NESTING:
        raise ReadError(f"{source.name}: nested over {MAX_NESTING} deep; give a plainer JSON")
    if isinstance(values, dict):
        if is_article(values, source) and not _is_wrapper(values, source, depth):
            yield values
        else:
            for key, one in values.items():
                if not is_aside(key):
                    yield from _find_articles(one, source, depth + 1)
    elif isinstance(values, list):
        articles = [isinstance(one, dict) and is_article(one, source) for one in values]
        among_articles = any(articles)
        for one, is_one in zip(values, articles, strict=True):
            if among_articles and not is_one:
                yield one if isinstance(one, dict) else {"value": one}
            else:
                yield from _find_articles(one, source, depth + 1)


def _is_wrapper(values: dict[str, Any], source: Input, depth: int) -> bool:
    """Tell whether an object's only text is a description and a list of articles lies deeper in it."""
    return is_weak(choose_fields(values, source.fields)["text"]) and _holds_list(values, source, depth)


def _holds_list(values: Any, source: Input, depth: int) -> bool:
    if depth > MAX_NESTING:
        return False
    if isinstance(values, dict):
        return any(_holds_list(one, source, depth + 1) for one in values.values())
    return isinstance(values, list) and any(isinstance(one, dict) and is_article(one, source) for one in values)


def is_article(values: dict[str, Any], source: Input) -> bool:
    """Tell whether an object has a field for an article's text that holds text."""
    path = choose_fields(values, source.fields).get("text", "")
    inner = values.get(path, values.get(path.partition(".")[0])) if path and holds(values, path) else None
    if isinstance(inner, list):
        return bool(inner) and all(isinstance(one, str) or is_written(one) for one in inner)
    return isinstance(inner, str) or is_written(inner) or (isinstance(inner, dict) and "." in path)


def explain_fields(values: Any) -> str:
    """Say which fields there are instead of a text."""
    while isinstance(values, list | dict) and values and not isinstance(values, dict):
        values = values[0]
    keys = ", ".join(sorted(map(str, values))[:20]) if isinstance(values, dict) else "none"
    return f'no field for the text; fields there: {keys}. Name it: fields={{"text": "…"}}'
