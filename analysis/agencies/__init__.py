"""Agencies: list them, settle which country's is meant, follow "the Service" back to its name, cross with themes."""

from analysis.agencies.crossing import agency_themes
from analysis.agencies.listing import list_agencies
from analysis.agencies.resolution import resolve_agencies

__all__ = ["agency_themes", "list_agencies", "resolve_agencies"]
