"""Codebooks: lists of themes and agencies kept as data, read, checked and converted."""

from analysis.codebooks.checks import folded_terms
from analysis.codebooks.examples import read_examples
from analysis.codebooks.liwc import from_liwc
from analysis.codebooks.quanteda import from_quanteda, to_quanteda
from analysis.codebooks.read import codebook_columns, inspect_codebook, read_codebook

__all__ = [
    "codebook_columns",
    "folded_terms",
    "from_liwc",
    "from_quanteda",
    "inspect_codebook",
    "read_codebook",
    "read_examples",
    "to_quanteda",
]
