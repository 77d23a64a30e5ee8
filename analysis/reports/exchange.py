"""The tables to take along: CSV that opens safely in a spreadsheet, Parquet, and W3C Web Annotations."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.reports.findings import Findings
from analysis.reports.receipt import fingerprint

CONTEXT = 32  # code points of text on each side of a quoted span
ANNOTATIONS = "annotations.jsonld"
TABLES = ("mentions", "themes", "agencies", "quotes")
FILES = (*(f"{name}.{kind}" for name in TABLES for kind in ("csv", "parquet")), ANNOTATIONS)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_tables(found: Sequence[Findings], folder: Path) -> Sequence[str]:
    """Write mentions, themes, agencies and quotes of all articles into `folder`; return `FILES`."""
    for name in TABLES:
        rows = pd.concat([_with_article(one, getattr(one, name)) for one in found], ignore_index=True)
        defuse(rows).to_csv(folder / f"{name}.csv", index=False, encoding="utf-8-sig", lineterminator="\n")
        rows.to_parquet(folder / f"{name}.parquet", index=False)
    page = json.dumps(annotation_page(found), ensure_ascii=False, indent=1)
    (folder / ANNOTATIONS).write_text(page + "\n", encoding="utf-8", newline="\n", errors="replace")
    return FILES


def _with_article(one: Findings, table: pd.DataFrame) -> pd.DataFrame:
    if "article" in table:
        return table
    return table.assign(article=one.article["article"])[["article", *table.columns]]


def defuse(table: pd.DataFrame) -> pd.DataFrame:
    """Return the table with an apostrophe before every text that a spreadsheet would run as a formula.

    >>> defuse(pd.DataFrame({"surface": ["=1+1", "الأمن"], "n": [-1, 2]})).to_numpy().tolist()
    [["'=1+1", -1], ['الأمن', 2]]
    """
    return table.map(lambda value: f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value)


def annotation_page(found: Sequence[Findings]) -> dict[str, Any]:
    """Return all mentions as one W3C AnnotationPage; offsets count code points of the article's text."""
    items = [item for one in found for item in _annotations(one)]
    return {"@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationPage", "items": items}


def _annotations(one: Findings) -> Iterator[dict[str, Any]]:
    text = str(one.article["text"])
    source = one.article["url"] or f"urn:sha256:{fingerprint(text.encode('utf-8', 'surrogatepass'))}"
    row: Any
    for row in one.mentions.itertuples(index=False):
        labels = [(row.label, "ar"), (row.label_en, "en")]
        bodies = [
            {"type": "TextualBody", "purpose": "tagging", "value": label, "language": lang} for label, lang in labels
        ]
        yield {
            "id": f"urn:maqal:{one.article['article']}:{row.codebook}:{row.start}-{row.end}",
            "type": "Annotation",
            "motivation": "tagging",
            "body": [body for body in bodies if body["value"]],
            "target": {"source": source, "selector": _selectors(text, int(row.start), int(row.end))},
        }


def _selectors(text: str, start: int, end: int) -> list[dict[str, Any]]:
    quote = {
        "type": "TextQuoteSelector",
        "exact": text[start:end],
        "prefix": text[max(0, start - CONTEXT) : start],
        "suffix": text[end : end + CONTEXT],
    }
    return [{"type": "TextPositionSelector", "start": start, "end": end}, quote]
