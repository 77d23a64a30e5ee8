"""Agencies that the codebook doesn't know: found by how Arabic builds their names, offered as its rows."""

from analysis.discovery.names import find_names
from analysis.discovery.suggestions import suggest_agencies, unknown_names

__all__ = ["find_names", "suggest_agencies", "unknown_names"]
