"""Agencies: listed, settled by country, followed back from "the Service" to the name, crossed with themes."""

from analysis.agencies.crossing import agency_themes
from analysis.agencies.listing import list_agencies
from analysis.agencies.resolution import resolve_agencies

__all__ = ["agency_themes", "list_agencies", "resolve_agencies"]
