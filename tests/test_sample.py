"""The demonstration corpus is what its README says it is."""

import json
from collections import Counter
from datetime import datetime
from difflib import SequenceMatcher
from pathlib import Path

import pytest

SAMPLE = Path(__file__).parents[1] / "data" / "sample" / "articles.jsonl"


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    return [json.loads(line) for line in SAMPLE.read_text(encoding="utf-8").splitlines()]


def test_sixty_articles_from_four_outlets_over_eight_weeks(rows: list[dict[str, str]]) -> None:
    weeks = {datetime.fromisoformat(row["published"]).isocalendar()[1] for row in rows}
    assert len(rows) == len({row["id"] for row in rows}) == 60
    assert len({row["source"] for row in rows}) == 4
    assert weeks == set(range(2, 10))


def test_every_row_says_that_it_is_invented(rows: list[dict[str, str]]) -> None:
    assert {row["note"] for row in rows} == {"written for demonstration: invented outlet, people and events"}
    assert all(".example/" in row["url"] for row in rows)


def test_three_copies_of_one_wire_report(rows: list[dict[str, str]]) -> None:
    report = next(row for row in rows if row["id"].startswith("wan-2025-02-05"))
    alike = [row for row in rows if SequenceMatcher(None, report["text"], row["text"], False).ratio() > 0.9]
    assert Counter(row["source"] for row in alike) == Counter({row["source"] for row in rows})


def test_two_are_not_arabic_and_one_is_empty(rows: list[dict[str, str]]) -> None:
    assert sum(not row["text"] for row in rows) == 1
    assert sum("The desk will answer" in row["text"] for row in rows) == 1  # English
    assert sum("خبرگزاری" in row["text"] for row in rows) == 1  # Persian


def test_articles_are_short(rows: list[dict[str, str]]) -> None:
    lengths = [len(f"{row['title']} {row['text']}".split()) for row in rows if row["text"]]
    assert min(lengths) >= 80
    assert max(lengths) <= 200
