"""Small frames for every chart; `chart_texts.csv` holds, by hand, every text that each chart must show."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pandas as pd
from matplotlib.axes import Axes

from analysis import charts

THEMES = {
    "security": ("الأمن", "Security"),
    "terrorism": ("الإرهاب", "Terrorism"),
    "mediation": ("الوساطة الإقليمية", "Regional mediation"),
}
AGENCIES = {
    "iq_inis": ("جهاز المخابرات الوطني العراقي", "Iraqi National Intelligence Service"),
    "iq_army": ("الجيش العراقي", "Iraqi Army"),
    "iq_interior": ("وزارة الداخلية العراقية", "Iraqi Ministry of Interior"),
}


def _themes(**columns: list) -> pd.DataFrame:
    labels = {"label": [ar for ar, _ in THEMES.values()], "label_en": [en for _, en in THEMES.values()]}
    return pd.DataFrame({"entry": list(THEMES), **labels, **columns})


def theme_counts() -> pd.DataFrame:
    return _themes(mentions=[55, 9, 18], words=[600] * 3).assign(article="a")


def paragraph_counts() -> pd.DataFrame:
    held = {0: (1, 0, 1), 3: (4, 0, 2), 4: (0, 0, 0), 5: (7, 3, 0)}
    return pd.concat(
        [_themes(mentions=list(held[n])).assign(article="a", paragraph=n) for n in held], ignore_index=True
    )


def paragraphs() -> pd.DataFrame:
    roles = ["title", "meta", "byline", "lead", "body", "related"]
    return pd.DataFrame({"article": "a", "paragraph": range(6), "role": roles, "words": [9, 11, 4, 28, 61, 12]})


def mentions() -> pd.DataFrame:
    rows = [("security", n, "term") for n in (5, 20, 50, 80)] + [("terrorism", 40, "term")]
    rows += [("iq_army", 60, "army"), ("iq_army", 70, "army")]
    names = {**THEMES, **AGENCIES}
    return pd.DataFrame(
        [
            {"article": "a", "start": at, "entry": entry, "label": names[entry][0], "label_en": names[entry][1],
             "kind": kind, "nested": False}
            for entry, at, kind in rows
        ]
    )  # fmt: skip


def articles() -> pd.DataFrame:
    return pd.DataFrame({"article": ["a"], "text": ["ا" * 100]})


def agencies() -> pd.DataFrame:
    labels = {"label_ar": [ar for ar, _ in AGENCIES.values()], "label_en": [en for _, en in AGENCIES.values()]}
    return pd.DataFrame({"entry": list(AGENCIES), **labels, "mentions": [11, 1, 0], "nested": [0, 0, 1]})


def crossed() -> pd.DataFrame:
    pairs = [("iq_inis", "security", 6), ("iq_inis", "mediation", 3), ("iq_army", "security", 1)]
    return pd.DataFrame(
        [
            {"agency": a, "agency_label": AGENCIES[a][0], "agency_label_en": AGENCIES[a][1], "theme": t,
             "theme_label": THEMES[t][0], "theme_label_en": THEMES[t][1], "paragraphs": n}
            for a, t, n in pairs
        ]
    )  # fmt: skip


def compared() -> pd.DataFrame:
    return pd.concat(
        [_themes(per_1000=rates).assign(group=group) for group, rates in (
            ("صحيفة مرآة زهرون", [12.5, 0.0, 3.1]), ("موقع فيروز نيوز", [2.0, 29.4, 0.0])
        )], ignore_index=True,
    )  # fmt: skip


def words() -> pd.DataFrame:
    return pd.DataFrame(
        {"term": ["الجهاز", "الصراع", "الزيتون"], "log_ratio": [3.2, 0.8, -2.1], "ll": [40.0, 12.0, 20.0]}
    )


def together() -> pd.DataFrame:
    names = {**THEMES, **AGENCIES}
    pairs = [("security", "iq_inis", 6), ("security", "terrorism", 2), ("terrorism", "iq_army", 1)]
    return pd.DataFrame(
        [
            {"a": a, "a_label": names[a][0], "a_label_en": names[a][1], "b": b, "b_label": names[b][0],
             "b_label_en": names[b][1], "count": n}
            for a, b, n in pairs
        ]
    )  # fmt: skip


def speakers() -> pd.DataFrame:
    return pd.DataFrame({"speaker": ["مصطفى الكاظمي", "", "مصدر أمني"], "words": [60, 3, 7], "statements": [9, 1, 2]})


def narrator() -> pd.DataFrame:
    return pd.DataFrame({"article": ["a"], "words": [100], "quoted": [70], "narrator": [30]})


def voiced() -> pd.DataFrame:
    voices = [("speaker", "مصطفى الكاظمي", (12, 3, 4)), ("narrator", "", (2, 0, 1))]
    cells = [_themes(mentions=list(held)).assign(voice=voice, speaker=name) for voice, name, held in voices]
    return pd.concat(cells, ignore_index=True).query("mentions > 0")


def rates(groups: tuple[str, ...] = ("",)) -> pd.DataFrame:
    weeks = pd.date_range("2025-01-06", periods=4, freq="7D")
    values = pd.DataFrame({"period": weeks, "share": [0.2, 0.7, float("nan"), 0.4]})
    values = values.assign(share_low=values["share"] / 2, share_high=values["share"] + 0.1)
    for end in ("", "_low", "_high"):
        values[f"per_1000{end}"] = 20 * values[f"share{end}"]
    themes = _themes().head(2) if groups == ("",) else _themes().head(1)
    cells = pd.DataFrame({"group": list(groups)}).merge(themes, how="cross")
    return values.merge(cells, how="cross")


DRAWS: dict[str, Callable[..., Axes]] = {
    "theme_strength": lambda **look: charts.theme_strength(theme_counts(), **look),
    "theme_paragraphs": lambda **look: charts.theme_paragraphs(paragraph_counts(), **look),
    "paragraph_words": lambda **look: charts.paragraph_words(paragraphs(), **look),
    "dispersion": lambda **look: charts.dispersion(mentions(), articles(), **look),
    "agencies_ranked": lambda **look: charts.agencies_ranked(agencies(), **look),
    "agency_themes": lambda **look: charts.agency_themes(crossed(), **look),
    "sources_themes": lambda **look: charts.sources_themes(compared(), **look),
    "keyness": lambda **look: charts.keyness(words(), **look),
    "cooccurrence": lambda **look: charts.cooccurrence(together(), **look),
    "speakers_share": lambda **look: charts.speakers_share(speakers(), narrator(), **look),
    "speaker_themes": lambda **look: charts.speaker_themes(voiced(), **look),
    "trend": lambda **look: charts.trend(rates(), **look),
}


@cache
def chart(name: str, lang: str, digits: str = "latn") -> Axes:
    """Return a chart drawn once for all tests that only look at it."""
    return DRAWS[name](lang=lang, digits=digits)
