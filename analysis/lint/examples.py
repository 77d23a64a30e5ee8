"""Examples that say what a codebook must find and must not, run against it."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from analysis.codebooks import read_examples
from analysis.lint.findings import Finding, at
from analysis.mentions import find_mentions


def failing_examples(codebook: str | Path, frame: pd.DataFrame) -> list[Finding]:
    """Find examples the codebook gets wrong, and entries without a positive and a negative one."""
    examples, problems = read_examples(codebook, frame)
    wrong = [Finding(problem.file, problem.line, "error", "example", problem.what) for problem in problems]
    return [*wrong, *_failing(examples, frame), *_missing(examples, frame)]


def _failing(examples: pd.DataFrame, codebook: pd.DataFrame) -> Iterator[Finding]:
    paragraphs = pd.DataFrame({"article": examples["line"], "text": examples["text"]})
    paragraphs = paragraphs.assign(paragraph=0, role="body", start=0, end=examples["text"].str.len())
    mentions = find_mentions(paragraphs, codebook)
    counted = mentions[~mentions["nested"]]
    for example in examples.to_dict("records"):
        found = counted[(counted["article"] == example["line"]) & (counted["entry"] == example["entry"])]
        if example["term"]:
            found = found[found["term"] == example["term"]]
        what = example["term"] or example["entry"]
        if example["expected"] == "yes" and found.empty:
            yield at(example, "error", "example", f"{what!r} is not found in {example['text']!r}; it must be")
        elif example["expected"] == "no" and not found.empty:
            surface = found["surface"].iloc[0]
            yield at(
                example, "error", "example", f"{what!r} is found ({surface!r}) in {example['text']!r}; it must not be"
            )


def _missing(examples: pd.DataFrame, codebook: pd.DataFrame) -> Iterator[Finding]:
    """Ask for examples for every theme, and for each agency that has exclusions of its own."""
    excluding = set(codebook.loc[codebook["kind"] == "exclude", "entry"])
    entries = codebook[codebook["kind"] != "exclude"].drop_duplicates("entry")
    due = entries[~entries["naming"] | entries["entry"].isin(excluding)]
    for expected, name in (("yes", "positive"), ("no", "negative")):
        given = set(examples.loc[examples["expected"] == expected, "entry"])
        for row in due[~due["entry"].isin(given)].to_dict("records"):
            yield at(row, "note", "example", f"{row['entry']} has no {name} example; write one in examples.csv")
