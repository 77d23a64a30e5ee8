"""Reports: notebooks executed and set as one HTML file that stands alone."""

from importlib import import_module
from typing import Any

_NAMES = {
    "export_report": "export",
    "annotate": "annotated",
    "evidence": "proofs",
    "links": "proofs",
    "counted": "proofs",
}

__all__ = ["annotate", "counted", "evidence", "export_report", "links"]


def __getattr__(name: str) -> Any:
    """Import a part when it is first asked for: a notebook needs none of the exporter."""
    if name in _NAMES:
        return getattr(import_module(f"analysis.reports.{_NAMES[name]}"), name)
    raise AttributeError(f"module 'analysis.reports' has no attribute {name!r}")
