"""How right quotations are, and how fast: the article read by hand, the cases, texts as one line (make bench)."""

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pandas as pd

from analysis.quotes import find_quotes
from analysis.resources import data_path

ROOT = Path(__file__).parents[1]
CASES = ROOT / "tests" / "cases" / "quotes.jsonl"
GOLD = ROOT / "data" / "coded" / "quotes.json"
ARTICLE = data_path("articles", "ultra-iraq-2022-02-21.txt")
MEGABYTE = 1_000_000
Row = tuple[str, str, str]


def quotes_of(text: str) -> pd.DataFrame:
    return find_quotes(pd.DataFrame({"article": ["a"], "text": [text]}))


def f1(pairs: list[tuple[set[Row], set[Row]]]) -> str:
    """Return precision, recall and F1 of the rows found against those expected."""
    same = sum(len(expected & found) for expected, found in pairs)
    precision = same / max(1, sum(len(found) for _, found in pairs))
    recall = same / max(1, sum(len(expected) for expected, _ in pairs))
    return f"{precision:.3f} / {recall:.3f} / {2 * precision * recall / max(1e-9, precision + recall):.3f}"


def cases_by_kind() -> Iterator[tuple[str, str]]:
    """Yield direct and indirect scores over the cases: text and speaker must be right."""
    cases = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]
    for kind in ("direct", "indirect"):
        pairs = []
        for number, case in enumerate(cases):
            found = quotes_of(case["text"])
            found = found[found["kind"] == kind]
            expected = {(str(number), one["text"], one["speaker"]) for one in case["expected"] if one["kind"] == kind}
            pairs.append((expected, {(str(number), *row) for row in zip(found["text"], found["speaker"], strict=True)}))
        yield f"{len(cases)} cases, {kind}: precision / recall / F1", f1(pairs)


def article() -> Iterator[tuple[str, str]]:
    """Yield how many of the statements marked by hand in the article are found exactly."""
    columns = ["start", "end", "type", "cue", "speaker"]
    gold = {tuple(one[name] for name in columns) for one in json.loads(GOLD.read_text(encoding="utf-8"))["quotes"]}
    found = quotes_of(ARTICLE.read_text(encoding="utf-8")).rename(columns={"kind": "type"})
    same = gold & set(found[columns].itertuples(index=False, name=None))
    yield "the article, span, kind, cue and speaker right", f"{len(same)} of {len(gold)}, {len(found) - len(same)} more"


def speed() -> Iterator[tuple[str, str]]:
    """Yield the time one line of a megabyte takes."""
    body = " ".join(ARTICLE.read_text(encoding="utf-8").split("اقرأ/ي")[0].splitlines()[6:])
    lines: dict[str, Callable[[int], str]] = {
        "the article again and again": lambda size: f"{body} " * (size // len(f"{body} ".encode())),
        "20,000 quotations": lambda _: 'قال الوزير إن "العمل بدأ". ' * 20_000,
        "no full stop": lambda _: "قال الوزير إن العمل بدأ " * 23_000,
        "marks never closed": lambda _: "قال «نعم " * 66_000,
        "one quotation": lambda _: '"' + "كلمة " * 110_000 + '"',
        "headlines only": lambda _: "الكاظمي: لن نسمح بانتهاك السيادة\n" * 17_000,
    }
    for name, make in lines.items():
        text = make(MEGABYTE)
        start = time.process_time()
        found = len(quotes_of(text))
        seconds = time.process_time() - start
        yield f"{name}, {len(text.encode()) / MEGABYTE:.2f} MB", f"{seconds:.2f} s ({found} rows)"


if __name__ == "__main__":
    print("| what | measured |\n| --- | --- |")
    for part in (article, cases_by_kind, speed):
        for name, value in part():
            print(f"| {name} | {value} |", flush=True)
