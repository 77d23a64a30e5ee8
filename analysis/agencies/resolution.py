"""Which agency is meant: country, short form, or a noun that refers back."""

import pandas as pd


def resolve_agencies(mentions: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Not written yet."""
    raise NotImplementedError
