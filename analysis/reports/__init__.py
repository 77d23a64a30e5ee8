"""Reports: notebooks executed and set as one HTML file that stands alone."""

from importlib import import_module
from typing import Any

_NAMES = {
    "export_report": "export",
    "annotate": "annotated",
    "evidence": "proofs",
    "links": "proofs",
    "counted": "proofs",
    "link_counts": "linked",
    "pair_evidence": "pairs",
    "pair_links": "pairs",
    "speaker_links": "voices",
    "speech": "voices",
    "voice_evidence": "voices",
    "voice_links": "voices",
    "voiced_mentions": "voices",
}

__all__ = [
    "annotate",
    "counted",
    "evidence",
    "export_report",
    "link_counts",
    "links",
    "pair_evidence",
    "pair_links",
    "speaker_links",
    "speech",
    "voice_evidence",
    "voice_links",
    "voiced_mentions",
]


def __getattr__(name: str) -> Any:
    """Import a part when it is first asked for: a notebook needs none of the exporter."""
    if name in _NAMES:
        return getattr(import_module(f"analysis.reports.{_NAMES[name]}"), name)
    raise AttributeError(f"module 'analysis.reports' has no attribute {name!r}")
