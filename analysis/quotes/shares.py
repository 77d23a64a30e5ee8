"""Whose words an article is made of: each speaker's share, the paper's own, and who speaks on which theme."""

import pandas as pd

from analysis.arabic import count_words
from analysis.articles import COUNTED, split_paragraphs

SPEAKER_COLUMNS = ("article", "speaker", "statements", "spans", "words", "share")
NARRATOR_COLUMNS = ("article", "words", "quoted", "narrator", "narrator_share")
THEME_COLUMNS = ("voice", "speaker", "codebook", "entry", "label", "label_en", "mentions", "share")


def speakers(quotes: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Return one row a speaker of each article: how often he speaks and how much of the article is his.

    Columns: `article` `speaker` ("" for speech nobody is named for) `statements` `spans` `words` `share` (of the
    words of title, lead and body). A word inside two quotations counts once, for the outer speaker.

    >>> from analysis.quotes import find_quotes
    >>> articles = pd.DataFrame({"article": ["a"], "text": ["قالت الوزيرة إن «العمل بدأ»."]})
    >>> speakers(find_quotes(articles), articles)[["speaker", "statements", "words", "share"]].values.tolist()
    [['الوزيرة', 1, 2, 0.4]]
    """
    spoken = quotes.assign(words=_words_once(quotes))
    grouped = spoken.groupby(["article", "speaker"], sort=False)
    table = grouped.agg(statements=("statement", "nunique"), spans=("start", "size"), words=("words", "sum"))
    table = table.sort_values("words", ascending=False, kind="stable").reset_index()
    in_order = table["article"].map(pd.Series(range(len(articles)), index=articles["article"])).argsort(kind="stable")
    table = table.iloc[in_order].reset_index(drop=True)
    table["share"] = (table["words"] / table["article"].map(_article_words(articles)).astype("float64")).astype(
        "float64"
    )
    return table.reindex(columns=list(SPEAKER_COLUMNS))


def narrator_share(quotes: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Return one row an article: how many of its words are spoken, and how many are the paper's own.

    Columns: `article` `words` (of title, lead and body) `quoted` `narrator` `narrator_share` (0 to 1; 1 without words).

    >>> from analysis.quotes import find_quotes
    >>> articles = pd.DataFrame({"article": ["a"], "text": ["قالت الوزيرة إن «العمل بدأ»."]})
    >>> narrator_share(find_quotes(articles), articles).values.tolist()
    [['a', 5, 2, 3, 0.6]]
    """
    words = articles["article"].map(_article_words(articles)).fillna(0).astype("int64")
    said = quotes.assign(words=_words_once(quotes)).groupby("article")["words"].sum()
    quoted = articles["article"].map(said).fillna(0).astype("int64")
    narrator = words - quoted
    share = (narrator / words.where(words > 0)).fillna(1.0).astype("float64")
    columns = (articles["article"], words, quoted, narrator, share)
    return pd.DataFrame(dict(zip(NARRATOR_COLUMNS, columns, strict=True))).reset_index(drop=True)


def speaker_themes(quotes: pd.DataFrame, mentions: pd.DataFrame) -> pd.DataFrame:
    """Return one row a voice and theme: whose words carry which theme, over all articles given.

    Columns: `voice` (speaker, unattributed, narrator) `speaker` ("" but for speakers) `codebook` `entry` `label`
    `label_en` `mentions` `share` (of the entry's mentions). Nested and excluded mentions stay out.

    >>> from analysis.quotes import find_quotes
    >>> articles = pd.DataFrame({"article": ["a"], "text": ["قالت الوزيرة إن «العمل بدأ»."]})
    >>> mention = {"article": "a", "start": 17, "end": 22, "codebook": "themes", "entry": "work", "label": "العمل",
    ...            "label_en": "Work", "nested": False, "kind": "term"}
    >>> voiced = speaker_themes(find_quotes(articles), pd.DataFrame([mention]))
    >>> voiced[["voice", "speaker", "entry", "mentions"]].to_numpy().tolist()
    [['speaker', 'الوزيرة', 'work', 1]]
    """
    counted = mentions[~mentions["nested"].astype(bool) & (mentions["kind"] != "exclude")]
    voiced = counted.assign(speaker=_speaker_of(counted, quotes))
    voiced["voice"] = voiced["speaker"].map(
        lambda name: "narrator" if pd.isna(name) else "speaker" if name else "unattributed"
    )
    voiced["speaker"] = voiced["speaker"].fillna("")
    keys = ["voice", "speaker", "codebook", "entry", "label", "label_en"]
    table = voiced.groupby(keys, sort=False).size().rename("mentions").reset_index()
    table["share"] = table["mentions"] / table.groupby(["codebook", "entry"])["mentions"].transform("sum")
    table = table.sort_values(["codebook", "entry", "mentions"], ascending=[True, True, False], kind="stable")
    return table.reindex(columns=list(THEME_COLUMNS)).reset_index(drop=True)


def _speaker_of(mentions: pd.DataFrame, quotes: pd.DataFrame) -> pd.Series:
    """Return the outermost speaker of each mention; missing where the paper speaks."""
    outer = quotes[_covered_before(quotes) <= quotes["start"]].sort_values("start")
    spans = {article: part[["start", "end", "speaker"]] for article, part in outer.groupby("article")}
    found = pd.Series(None, index=mentions.index, dtype="object")
    for article, part in mentions.groupby("article"):
        if article in spans:
            said = spans[article]
            place = said["start"].to_numpy().searchsorted(part["start"], side="right") - 1
            near = said.iloc[place.clip(min=0)]
            inside = (place >= 0) & (part["end"].to_numpy() <= near["end"].to_numpy())
            found[part.index] = pd.Series(near["speaker"].to_numpy(), index=part.index, dtype="object").where(inside)
    return found


def _covered_before(quotes: pd.DataFrame) -> pd.Series:
    """Return, for each span, up to where earlier spans of its article reach."""
    ordered = quotes.sort_values(["article", "start", "end"], ascending=[True, True, False], kind="stable")
    reached = ordered["end"].astype("int64").groupby(ordered["article"]).cummax()
    return reached.groupby(ordered["article"]).shift(fill_value=0).reindex(quotes.index)


def _words_once(quotes: pd.DataFrame) -> pd.Series:
    """Return the words of each span that no earlier span of its article has counted."""
    skip = (_covered_before(quotes) - quotes["start"]).clip(lower=0).astype("int64")
    rest = [text[letters:] for text, letters in zip(quotes["text"], skip, strict=True)]
    return count_words(pd.Series(rest, index=quotes.index, dtype="str"))


def _article_words(articles: pd.DataFrame) -> pd.Series:
    """Return the counted words by article."""
    paragraphs = split_paragraphs(articles)
    counted = paragraphs[paragraphs["role"].isin(COUNTED)]
    return count_words(counted["text"]).groupby(counted["article"]).sum()
