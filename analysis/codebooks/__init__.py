"""Codebooks: lists of themes and agencies kept as data, read, checked and converted."""

from analysis.codebooks.liwc import from_liwc
from analysis.codebooks.quanteda import from_quanteda, to_quanteda
from analysis.codebooks.read import read_codebook

__all__ = ["from_liwc", "from_quanteda", "read_codebook", "to_quanteda"]
