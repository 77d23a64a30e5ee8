"""Which agency each mention means: its country, its short form, and the nouns that refer back to it."""

from functools import cache

import pandas as pd

from analysis.agencies.antecedents import follow_back
from analysis.agencies.countries import agency_countries, named_countries, settle_countries
from analysis.agencies.listing import NO_AGENCY
from analysis.agencies.places import in_paragraphs, last_word, rows
from analysis.arabic.article import is_definite
from analysis.articles import split_paragraphs
from analysis.codebooks import read_codebook

ADDED = ["how", "antecedent_start", "antecedent_end", "ambiguous"]
SHORT_FORM = "short form"  # in the note of an alias: a name without its head noun


def resolve_agencies(
    mentions: pd.DataFrame, articles: pd.DataFrame, *, codebook: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Return the agency mentions with the agency meant, and a row for each noun that refers back to one.

    A name that many countries share (وزارة الداخلية) becomes the entry of one country, see `settle_countries`;
    where the article names no country it stays generic and `ambiguous` is True. الجهاز, الوزارة and the other
    nouns of data/lists/agency_references.csv become the agency last named that fits; one that fits none gets no
    row. `articles` may be their paragraphs; `codebook` is the one the mentions were found with, else the shipped
    one.

    Columns: those of `find_mentions`, then `ADDED`: `how` is explicit, short, reference or nested;
    `antecedent_start` and `antecedent_end` (Int64, missing but for references) place the name referred to.

    >>> from analysis.articles import read_articles
    >>> from analysis.mentions import find_mentions
    >>> articles = read_articles("data/articles/ultra-iraq-2022-02-21.txt")
    >>> resolved = resolve_agencies(find_mentions(articles, read_codebook("agencies")), articles)
    >>> resolved.loc[resolved.how == "reference", ["surface", "entry"]].value_counts().to_dict()
    {('الجهاز', 'iq_intelligence_service'): 6, ('التنظيم', 'isis'): 1}
    """
    codebook = _shipped() if codebook is None else codebook
    paragraphs = split_paragraphs(articles)
    found = mentions[~mentions["kind"].isin(NO_AGENCY)].reset_index(drop=True)
    found["how"] = pd.Series("explicit", found.index).mask(_short_forms(found, codebook), "short")
    found = found[(found["how"] != "short") | ~_after_definite(found, paragraphs)]
    evidence = pd.concat([named_countries(paragraphs), agency_countries(found, codebook)])
    names = settle_countries(found, evidence, codebook)
    names.loc[names["nested"].astype(bool), "how"] = "nested"
    back = follow_back(names, paragraphs, codebook)
    back = settle_countries(back, pd.concat([evidence, agency_countries(names, codebook)]), codebook)
    both = pd.concat([names, back], ignore_index=True).reindex(columns=[*mentions.columns, *ADDED])
    both = both.astype({"antecedent_start": "Int64", "antecedent_end": "Int64"})
    order = both["article"].map({article: place for place, article in enumerate(paragraphs["article"].unique())})
    both = both.assign(order=order).sort_values(["order", "start"], kind="stable", ignore_index=True)
    return both.drop(columns="order")


@cache
def _shipped() -> pd.DataFrame:
    return read_codebook("agencies")


def _short_forms(mentions: pd.DataFrame, codebook: pd.DataFrame) -> pd.Series:
    """Tell which mentions are aliases that the codebook notes as short forms."""
    short = codebook[codebook["note"].str.contains(SHORT_FORM)]
    pairs = set(zip(short["entry"], short["term"], strict=True))
    return pd.Series([(row.entry, row.term) in pairs for row in rows(mentions)], mentions.index, dtype=bool)


def _after_definite(mentions: pd.DataFrame, paragraphs: pd.DataFrame) -> pd.Series:
    """Tell which mentions follow a definite noun, whose adjective they are: السياسة الخارجية السعودية."""
    before = in_paragraphs(mentions, paragraphs)["before"]
    return pd.Series([is_definite(last_word(text)) for text in before], mentions.index, dtype=bool)
