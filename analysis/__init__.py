"""Arabic news, read closely and shown honestly: from articles to tables in which every number leads to its words."""

from importlib import import_module
from typing import Any

from analysis.highlight import highlight as highlight  # at once: its module, loaded later, would take its name

__version__ = "0.1.0"

_VERBS = {
    "read_articles": "articles",
    "split_paragraphs": "articles",
    "near_duplicates": "articles",
    "read_codebook": "codebooks",
    "find_mentions": "mentions",
    "explain": "explanation",
    "count_themes": "tables",
    "concordance": "tables",
    "keyness": "tables",
    "cooccurrence": "tables",
    "trend": "tables",
    "compare_sources": "tables",
    "list_agencies": "agencies",
    "resolve_agencies": "agencies",
    "suggest_agencies": "discovery",
    "find_quotes": "quotes",
    "speakers": "quotes",
    "highlight": "highlight",
    "compare_coding": "validation",
    "export_report": "reports",
}
_MODULES = ("charts", "corpus", "errors")

__all__ = ["__version__", *_MODULES, *_VERBS]


def __getattr__(name: str) -> Any:
    """Import a verb when it is first asked for, so that `import analysis` costs no more than pandas."""
    if name in _VERBS:
        return getattr(import_module(f"analysis.{_VERBS[name]}"), name)
    if name in _MODULES:
        return import_module(f"analysis.{name}")
    raise AttributeError(f"module 'analysis' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
