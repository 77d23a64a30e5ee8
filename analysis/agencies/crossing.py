"""Which themes an agency is named with: agencies crossed with themes, paragraph by paragraph."""

import pandas as pd

from analysis.agencies.listing import NO_AGENCY
from analysis.mentions import ARMED

COLUMNS = [
    *("agency", "agency_label", "agency_label_en", "theme", "theme_label", "theme_label_en"),
    *("paragraphs", "articles", "mentions"),
]
_PLACE = ["article", "paragraph"]


def agency_themes(agencies: pd.DataFrame, themes: pd.DataFrame) -> pd.DataFrame:
    """Count the paragraphs that name both an agency and a theme, one row a pair, strongest first.

    `agencies` and `themes` are mentions, of `resolve_agencies` (or `find_mentions`) and of `find_mentions`.
    Columns: `COLUMNS`. `paragraphs` have both, `articles` hold such a paragraph, `mentions` counts the
    theme's terms in them; terms and names nested in a longer name don't count. Armed groups are left out.

    >>> agencies = pd.DataFrame({"article": ["a"], "paragraph": [3], "entry": ["iq_army"], "kind": ["army"],
    ...                          "label": ["الجيش العراقي"], "label_en": ["Iraqi Army"], "nested": [False]})
    >>> themes = agencies.assign(entry="security", label="الأمن", label_en="Security", kind="term")
    >>> agency_themes(agencies, themes)[["agency", "theme", "paragraphs"]].to_numpy().tolist()
    [['iq_army', 'security', 1]]
    """
    left = _named(standing_alone(agencies), "agency").drop_duplicates()
    counted = themes[~themes["nested"].astype(bool) & (themes["kind"] != "exclude")]
    right = _named(counted, "theme").groupby([*_PLACE, "theme", "theme_label", "theme_label_en"]).size()
    both = left.merge(right.rename("mentions").reset_index(), on=_PLACE)
    both["place"] = both["article"].astype(str) + "\n" + both["paragraph"].astype(str)
    crossed = both.groupby(COLUMNS[:6], sort=False, as_index=False).agg(
        paragraphs=("place", "nunique"), articles=("article", "nunique"), mentions=("mentions", "sum")
    )
    order = ["paragraphs", "mentions", "agency", "theme"]
    return crossed.sort_values(order, ascending=[False, False, True, True], ignore_index=True)[COLUMNS]


def standing_alone(mentions: pd.DataFrame) -> pd.DataFrame:
    """Return the mentions of agencies that are crossed with themes: no armed group, nothing inside a longer name.

    >>> standing_alone(pd.DataFrame({"kind": ["army", "army"], "nested": [False, True]})).index.tolist()
    [0]
    """
    return mentions[~mentions["nested"].astype(bool) & ~mentions["kind"].isin([ARMED, *NO_AGENCY])]


def _named(mentions: pd.DataFrame, name: str) -> pd.DataFrame:
    columns = {"entry": name, "label": f"{name}_label", "label_en": f"{name}_label_en"}
    return mentions[[*_PLACE, *columns]].rename(columns=columns)
