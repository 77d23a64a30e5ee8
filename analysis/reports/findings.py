"""What was found in one article: the frames that the page, the index and the tables are made from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from analysis.agencies import list_agencies, resolve_agencies
from analysis.arabic import count_words
from analysis.articles import COUNTED, split_paragraphs
from analysis.highlight import plain
from analysis.mentions import ARMED, find_mentions
from analysis.quotes import find_quotes
from analysis.tables import count_themes

_OPENING = 14  # words of the text in place of a missing title


@dataclass(frozen=True)
class Findings:
    """The frames of one article; `mentions` holds both codebooks, nested and excluded ones flagged."""

    article: pd.Series
    articles: pd.DataFrame
    paragraphs: pd.DataFrame
    mentions: pd.DataFrame
    themes: pd.DataFrame
    cells: pd.DataFrame
    agencies: pd.DataFrame
    quotes: pd.DataFrame

    @property
    def foreign(self) -> bool:
        """Whether the article is known to be in another language than Arabic, so that nothing in it was counted."""
        return str(self.article["language"]) not in ("ar", "")

    @property
    def headline(self) -> str:
        """The title, or how the text begins where it has none."""
        title = plain(self.article["title"]).strip()
        if title or self.paragraphs.empty:
            return title
        first = plain(self.paragraphs["text"].iloc[0]).split()
        return " ".join(first[:_OPENING]) + " …" * (len(first) > _OPENING)

    @property
    def words(self) -> int:
        """How many words are counted."""
        counted = self.paragraphs["role"].isin(COUNTED)
        return int(count_words(self.paragraphs.loc[counted, "text"]).sum())


def find_all(articles: pd.DataFrame, themes: pd.DataFrame, agencies: pd.DataFrame) -> Iterator[Findings]:
    """Yield the findings of each article, in the order of the frame."""
    paragraphs = split_paragraphs(articles)
    found = find_mentions(articles, [themes, agencies], excluded=True)
    quotes = find_quotes(articles)
    named = resolve_agencies(found, articles, codebook=agencies)
    named = named[named["kind"] != ARMED]
    mentions = pd.concat([found[found["kind"].isin(["term", "exclude"])], named])
    for place in range(len(articles)):
        one = articles.iloc[[place]].reset_index(drop=True)
        here = mentions[mentions["article"] == one["article"].iloc[0]].reset_index(drop=True)
        of_themes = here[here["codebook"].isin(themes["codebook"].unique())]
        of_agencies = here[~here["kind"].isin(["term", "exclude"])]
        yield Findings(
            article=one.iloc[0],
            articles=one,
            paragraphs=paragraphs[paragraphs["article"] == one["article"].iloc[0]],
            mentions=here,
            themes=count_themes(of_themes, one, codebook=themes),
            cells=count_themes(of_themes, one, by="paragraph", codebook=themes),
            agencies=list_agencies(of_agencies),
            quotes=quotes[quotes["article"] == one["article"].iloc[0]].reset_index(drop=True),
        )
