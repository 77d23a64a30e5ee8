"""Many articles: the same verbs over any number of files, written as Parquet tables part by part."""

from analysis.corpus.running import run
from analysis.corpus.tables import read_table

__all__ = ["read_table", "run"]
