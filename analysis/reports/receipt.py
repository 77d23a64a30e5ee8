"""The method receipt: what the report was made from, with what, and what it leaves out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from importlib.metadata import version
from typing import Any, NamedTuple

import pandas as pd

from analysis.numbers import count_noun
from analysis.reports.findings import Findings
from analysis.reports.words import limits, words
from analysis.resources import data_path

_LIBRARIES = ("maqal", "pandas", "matplotlib", "nbclient")


class Group(NamedTuple):
    """One heading of the receipt: rows are (name, value, language of the value or "")."""

    name: str
    rows: list[tuple[str, str, str]]
    note: str = ""


def fingerprint(data: bytes) -> str:
    """Return the SHA-256 of bytes in hex.

    >>> fingerprint(b"")[:8]
    'e3b0c442'
    """
    return hashlib.sha256(data).hexdigest()


def receipt(
    findings: Findings, codebooks: dict[str, str], *, lang: str, digits: str, tables: Sequence[str] = ()
) -> list[Group]:
    """Return the groups of the receipt.

    `codebooks` maps the name of each codebook to its fingerprint; `tables` are the files that go with the report.
    """
    w = words(lang)
    text = str(findings.article["text"])
    prints = [(w["article_file"], str(findings.article["sha256"]), "en")]
    prints += [(w["article_text"], fingerprint(text.encode("utf-8", "surrogatepass")), "en")]
    prints += [(f"{w['codebook']}: {name}", value, "en") for name, value in codebooks.items()]
    groups = [
        Group(w["fingerprint"], prints),
        Group(w["versions"], [(name, version(name), "en") for name in _LIBRARIES]),
        Group(
            w["settings"],
            [("lang", lang, "en"), ("digits", digits, "en"), ("roles", "title, lead, body", "en")],
        ),
    ]
    if not findings.foreign:
        groups.append(Group(w["left_out"], _left_out(findings, lang, digits)))
    if tables:
        groups.append(Group(w["tables_note"], [("--tables", ", ".join(tables), "en")]))
    return [*groups, Group(w["limits"], _limits(codebooks, lang))]


def _limits(codebooks: dict[str, str], lang: str) -> list[tuple[str, str, str]]:
    """Return the limits with their measured error; a codebook that isn't the shipped one has none."""
    told = {row["limit"]: row for row in limits()}
    unmeasured = told.pop("unmeasured")
    own = {name for name in ("themes", "agencies") if codebooks.get(name) != _shipped(name)}
    return [(row[f"name_{lang}"], (unmeasured if name in own else row)[lang], "") for name, row in told.items()]


def _shipped(name: str) -> str:
    return fingerprint(data_path("codebooks", f"{name}.csv").read_bytes())


def as_news_article(article: pd.Series) -> str:
    """Return the article as schema.org NewsArticle, JSON-LD; its text stands on the page already."""
    published = article["published"]
    told: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article["title"],
        "inLanguage": article["language"],
        "datePublished": "" if pd.isna(published) else f"{published:%Y-%m-%d}",
        "author": {"@type": "Organization", "name": article["author"]} if article["author"] else "",
        "publisher": {"@type": "Organization", "name": article["source"]} if article["source"] else "",
        "url": article["url"],
    }
    return json.dumps({key: value for key, value in told.items() if value}, ensure_ascii=False, indent=1)


def _left_out(findings: Findings, lang: str, digits: str) -> list[tuple[str, str, str]]:
    w = words(lang)
    related = int((findings.paragraphs["role"] == "related").sum())
    excluded = int((findings.mentions["kind"] == "exclude").sum())
    nested = int(findings.mentions["nested"].sum())
    return [
        (w["related_lines"], count_noun(related, "line", lang=lang, digits=digits), ""),
        (w["excluded_terms"], count_noun(excluded, "mention", lang=lang, digits=digits), ""),
        (w["nested_names"], count_noun(nested, "mention", lang=lang, digits=digits), ""),
    ]
