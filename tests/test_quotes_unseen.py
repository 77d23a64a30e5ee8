"""What the README says of quotations in passages no rule was mended on is what this code gives."""

from pathlib import Path

import pytest

from benchmarks.unseen import f1, measure, read_passages, summary

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def passages():
    return read_passages()


def test_the_passages_hold_what_they_expect(passages):
    for passage in passages:
        for row in passage["expected"]:
            assert passage["text"][row["start"] : row["end"]] == row["text"], passage["id"]
    assert sum(not passage["expected"] for passage in passages) >= 30


def test_the_readme_states_what_is_measured(passages):
    assert f"| quotes, {len(passages)} passages held out | {summary()} |" in README


def test_the_bounds_are_met(passages):
    counts, _ = measure(passages)
    assert f1(counts["direct"]) >= 0.90
    assert f1(counts["indirect"]) >= 0.70
