"""Counting themes: zeros, nested and excluded mentions, related lines, and sums that agree."""

import pandas as pd
import pytest

from analysis.tables import count_themes
from analysis.tables.themes import COLUMNS

ARTICLES = pd.DataFrame(
    {
        "article": ["one", "two"],
        "title": ["عنوان أول", "عنوان ثان"],
        "text": [
            "عنوان أول\n\nالأمن في المدينة جيد اليوم.\n\nقال مصدر إن الأمن والأمن مستتب.\n\nاقرأ أيضًا:\n\nالأمن في خطر",
            "عنوان ثان\n\nلا شيء هنا غير الطقس.",
        ],
    }
)


def mention(article="one", paragraph=1, role="lead", entry="security", term="أمن", nested=False, kind="term"):
    labels = {"security": ("الأمن", "Security"), "terrorism": ("الإرهاب", "Terrorism")}
    label, label_en = labels[entry]
    return {
        "article": article, "paragraph": paragraph, "role": role, "start": 0, "end": 1, "surface": term,
        "codebook": "themes", "entry": entry, "label": label, "term": term, "clitic": "", "nested": nested,
        "suffix": "", "label_en": label_en, "kind": kind, "country": "",
    }  # fmt: skip


MENTIONS = pd.DataFrame(
    [
        mention(),
        mention(paragraph=2, role="body"),
        mention(paragraph=2, role="body", term="أمني"),
        mention(paragraph=2, role="body", entry="terrorism", nested=True),
        mention(paragraph=2, role="body", kind="exclude"),
        mention(paragraph=4, role="related"),
    ]
)
CODEBOOK = pd.DataFrame(
    {
        "entry": ["security", "terrorism", "mediation"],
        "label_ar": ["الأمن", "الإرهاب", "الوساطة"],
        "label_en": ["Security", "Terrorism", "Mediation"],
    }
)


@pytest.mark.parametrize("by", sorted(COLUMNS))
def test_columns_are_as_declared(by):
    assert list(count_themes(MENTIONS, ARTICLES, by).columns) == COLUMNS[by]


def test_nested_excluded_and_related_mentions_are_left_out():
    table = count_themes(MENTIONS, ARTICLES).set_index(["article", "entry"])
    assert table.loc[("one", "security"), "mentions"] == 3
    assert table.loc[("one", "terrorism"), "mentions"] == 0


def test_nested_mentions_count_when_asked():
    table = count_themes(MENTIONS, ARTICLES, nested=True).set_index(["article", "entry"])
    assert table.loc[("one", "terrorism"), "mentions"] == 1


def test_every_article_and_theme_has_its_row():
    table = count_themes(MENTIONS, ARTICLES, codebook=CODEBOOK)
    assert list(zip(table["article"], table["entry"], strict=True)) == [
        (article, entry) for article in ("one", "two") for entry in ("security", "terrorism", "mediation")
    ]


def test_a_rate_is_per_thousand_counted_words():
    row = count_themes(MENTIONS, ARTICLES).iloc[0]
    assert row["words"] == 13  # title 2, lead 5, body 6; related lines are not counted
    assert row["per_1000"] == pytest.approx(1000 * 3 / 13)


def test_the_terms_that_carry_the_count():
    row = count_themes(MENTIONS, ARTICLES).iloc[0]
    assert (row["top_term"], row["terms"]) == ("أمن", "أمن 2، أمني 1")
    assert row["top_share"] == pytest.approx(2 / 3)


def test_shares():
    assert count_themes(MENTIONS, ARTICLES).iloc[0]["share"] == pytest.approx(2 / 3)
    assert count_themes(MENTIONS, ARTICLES, by="theme").iloc[0]["share"] == pytest.approx(1 / 2)


def test_the_three_views_agree():
    sums = {by: count_themes(MENTIONS, ARTICLES, by)["mentions"].sum() for by in COLUMNS}
    assert set(sums.values()) == {3}


def test_no_mention_at_all_still_gives_zeros():
    table = count_themes(MENTIONS.iloc[:0], ARTICLES, codebook=CODEBOOK)
    assert table["mentions"].sum() == 0
    assert len(table) == 6


def test_another_by_is_refused():
    with pytest.raises(ValueError, match="choose one of article, paragraph, theme"):
        count_themes(MENTIONS, ARTICLES, by="week")


def test_the_input_is_not_changed():
    before = MENTIONS.copy(deep=True)
    count_themes(MENTIONS, ARTICLES)
    pd.testing.assert_frame_equal(MENTIONS, before)
