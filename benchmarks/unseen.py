"""Quotations in passages that no rule was mended on: F1 of span and speaker (make bench).

The passages are written, with invented people, by annotators who had not seen the rules. Their errors are not read when
rules are mended, else the figures would tell nothing of other news: a new set takes the place of one that was read.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.arabic import fold
from analysis.quotes import find_quotes

PASSAGES = Path(__file__).parents[1] / "tests" / "cases" / "quotes_unseen.jsonl"
LIKE = 0.8  # share of words that two readings of an indirect statement must have in common
TITLES = frozenset(
    map(fold, ("السيد", "الدكتور", "الدكتورة", "المهندس", "المهندسة", "الشيخ", "العميد", "اللواء", "النائب"))
)
Row = dict[str, Any]


def read_passages() -> list[Row]:
    """Return the passages: text, set, and the rows expected of each."""
    return [json.loads(line) for line in PASSAGES.read_text(encoding="utf-8").splitlines()]


def measure(passages: Sequence[Row]) -> tuple[dict[str, Counter[str]], int]:
    """Return by kind how many rows were expected, found and right, and how many passages without any stayed empty."""
    counts = {"direct": Counter[str](), "indirect": Counter[str]()}
    empty = 0
    for passage in passages:
        frame = find_quotes(pd.DataFrame({"article": ["a"], "text": [passage["text"]]}))
        found: list[Row] = frame[["start", "end", "text", "kind", "speaker"]].to_dict("records")  # type: ignore[assignment]
        empty += not passage["expected"] and not found
        for kind, what in _judged(passage["expected"], found):
            counts[kind][what] += 1
    return counts, empty


def f1(counted: Counter[str]) -> float:
    """Return F1 of the rows whose span and speaker are right."""
    return 2 * counted["right"] / max(1, counted["expected"] + counted["found"])


def summary() -> str:
    """Return what is measured as one line, as the README has it."""
    passages = read_passages()
    counts, empty = measure(passages)
    nothing = sum(not passage["expected"] for passage in passages)
    return (
        f"direct {f1(counts['direct']):.2f}, indirect {f1(counts['indirect']):.2f}; "
        f"{empty} of {nothing} passages without quotes stay empty"
    )


def _judged(expected: Sequence[Row], found: Sequence[Row]) -> Iterator[tuple[str, str]]:
    """Yield (kind, expected | found | right) for each row; what stands over an optional row counts neither way."""
    wanted = [row for row in expected if not row.get("optional")]
    left = list(found)
    for row in wanted:
        yield row["kind"], "expected"
        fitting = [one for one in left if _is_same_text(row, one)]
        best = max(
            fitting, key=lambda one: (_is_same_speaker(row, one), -abs(one["start"] - row["start"])), default=None
        )
        if best is not None:
            left.remove(best)
            yield row["kind"], "found"
            if _is_same_speaker(row, best):
                yield row["kind"], "right"
    for one in left:
        if not any(row.get("optional") and _overlaps(row, one) for row in expected):
            yield one["kind"], "found"


def _is_same_text(row: Row, found: Row) -> bool:
    """Return whether the words are the same: all of a direct quotation, most of an indirect statement."""
    if row["kind"] != found["kind"] and not row.get("any_kind"):
        return False
    words = _words(found["text"])
    for text in (row["text"], *row.get("text_also", [])):
        if _words(text) == words:
            return True
        same = sum((Counter(_words(text)) & Counter(words)).values())
        if row["kind"] == "indirect" and 2 * same >= LIKE * (len(_words(text)) + len(words)):
            return True
    return False


def _words(text: str) -> list[str]:
    """Return the words of a statement, folded, without أن before them."""
    that = r"^\W*(?:[وفب])?[أإ]نّ?(?:ه|ها|هم|هما|نا|ني)?\s+"
    return re.findall(r"\w+", fold(re.sub(that, "", text)))


def _is_same_speaker(row: Row, found: Row) -> bool:
    """Return whether the speaker is one of those expected, or a part of the name with the same last word."""
    return any(_is_same_name(name, found["speaker"]) for name in (row["speaker"], *row.get("speaker_also", [])))


def _is_same_name(expected: str, found: str) -> bool:
    one, other = (re.findall(r"\w+", fold(name).replace("عبد ال", "عبدال")) for name in (expected, found))
    one, other = (name[1:] if name[1:] and name[0] in TITLES else name for name in (one, other))
    if not one or not other:
        return one == other
    short, long = sorted((one, other), key=len)
    rest = iter(long)
    return short[-1] == long[-1] and all(word in rest for word in short)


def _overlaps(row: Row, found: Row) -> bool:
    shared = min(found["end"], row["end"]) - max(found["start"], row["start"])
    return shared >= 0.5 * min(found["end"] - found["start"], row["end"] - row["start"])


if __name__ == "__main__":
    print(f"| what | measured |\n| --- | --- |\n| quotes, {len(read_passages())} passages held out | {summary()} |")
