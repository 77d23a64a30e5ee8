"""Sentences computed from tables: right in both languages, safe with any name."""

import pandas as pd
import pytest

from analysis.story import agencies_named, carrying_term, leading_theme, narrator, other_themes, who_speaks

NAMES = {
    "security": ("الأمن", "Security"),
    "terrorism": ("الإرهاب", "Terrorism"),
    "mediation": ("الوساطة", "Mediation"),
}


def themes(top_share: float = 0.2, **counts: int) -> pd.DataFrame:
    rows = [
        {
            "entry": entry,
            "label": NAMES[entry][0],
            "label_en": NAMES[entry][1],
            "mentions": count,
            "words": 100,
            "per_1000": 10.0 * count,
            "top_term": "أمن",
            "top_share": top_share,
        }
        for entry, count in counts.items()
    ]
    return pd.DataFrame(rows)


def cells(*counts: int) -> pd.DataFrame:
    roles = ["title", "lead", "body", "body"]
    rows = [
        {"entry": "security", "paragraph": n, "role": roles[n], "mentions": count} for n, count in enumerate(counts)
    ]
    return pd.DataFrame(rows)


def quotes(*spans: tuple[str, str, int], level: int = 1) -> pd.DataFrame:
    columns = ["speaker", "text", "statement"]
    return pd.DataFrame(spans, columns=columns).assign(level=level)


def agencies(*counts: int) -> pd.DataFrame:
    rows = [{"label_ar": f"جهة {n}", "label_en": f"Agency {n}", "mentions": count} for n, count in enumerate(counts)]
    return pd.DataFrame(rows, columns=["label_ar", "label_en", "mentions"])


def read(sentence: str | None) -> str:
    """Return a sentence without its marks."""
    import re

    return re.sub("<[^>]*>", "", sentence or "")


@pytest.mark.parametrize(
    ("counts", "where", "lang", "said", "reason"),
    [
        ({"security": 3, "terrorism": 1}, (0, 1, 2), "en", "peaks in paragraph 2", "the paragraph with most"),
        ({"security": 4, "terrorism": 1}, (0, 2, 2), "en", "no one paragraph is its peak", "a tie has no winner"),
        ({"security": 4, "terrorism": 1}, (0, 2, 2), "ar", "ولا تنفرد فقرة بذروته", "a tie has no winner"),
        ({"security": 3, "terrorism": 1}, (2, 1, 0), "en", "peaks in the headline", "the title has a name"),
        ({"security": 3, "terrorism": 1}, (3,), "en", "or 30.0 per 1,000 words.", "one paragraph has no peak"),
        ({"security": 3, "terrorism": 1}, (0, 3), "ar", "يتقدّم محور الأمن: ثلاث إشارات", "three takes the plural"),
        ({"security": 2, "terrorism": 1}, (0, 2), "ar", "إشارتان", "two takes the dual"),
        ({"security": 11, "terrorism": 1}, (0, 11), "ar", "11 إشارة", "eleven takes the singular"),
        (
            {"security": 2, "terrorism": 2},
            (0, 2),
            "en",
            "Security and Terrorism share the lead: two mentions each",
            "a tie",
        ),
        ({"security": 0, "terrorism": 0}, (0, 0), "en", "No term of the themes occurs", "nothing found"),
        ({"security": 0, "terrorism": 0}, (0, 0), "ar", "لا يرد في هذا المقال", "nothing found"),
    ],
)
def test_the_leading_theme(counts: dict[str, int], where: tuple[int, ...], lang: str, said: str, reason: str):
    assert said in read(leading_theme(themes(**counts), cells(*where), lang=lang)), reason


def test_what_comes_after():
    assert read(other_themes(themes(security=3, terrorism=1), lang="en")) == "After it comes Terrorism (one mention)."
    three = read(other_themes(themes(security=3, terrorism=1, mediation=2), lang="en"))
    assert three == "After it come Mediation (two mentions) and Terrorism (one mention)."
    assert other_themes(themes(security=3, terrorism=0)) is None, "nothing does"


@pytest.mark.parametrize(
    ("count", "share", "said"),
    [
        (10, 0.2, "none, “أمن” included, makes more than 20%"),
        (10, 0.5, "A caution: 50%"),
        (4, 0.9, "A caution: the counts are small"),
    ],
)
def test_a_count_that_hangs_on_one_term_is_a_caution(count: int, share: float, said: str):
    assert said in read(carrying_term(themes(share, security=count), lang="en"))


def test_no_theme_has_no_term():
    assert carrying_term(themes(security=0)) is None


@pytest.mark.parametrize(
    ("counts", "lang", "said"),
    [
        ((), "en", "No official agency is named in this article."),
        ((), "ar", "لا يُذكر في هذا المقال اسم أي جهة رسمية."),
        ((3,), "en", "One agency is named, Agency 0: three mentions."),
        ((1, 4), "en", "Two agencies are named; Agency 1 stands out with four mentions."),
        ((1, 4), "ar", "تُذكر جهتان رسميتان بالاسم، وفي الصدارة جهة 1: أربع إشارات."),
        ((2, 2, 1), "en", "Three agencies are named, and no single one stands out."),
    ],
)
def test_the_agencies(counts: tuple[int, ...], lang: str, said: str):
    assert read(agencies_named(agencies(*counts), lang=lang)) == said


def test_who_speaks():
    two = quotes(("هند", "كلمة كلمة", 1), ("هند", "كلمة", 2), ("زيد", "كلمة", 3))
    assert read(who_speaks(two, 10, lang="en")) == "هند speaks most: 30% of the article's words, in two statements."
    assert read(who_speaks(two, 10)) == "أكثر المتحدثين كلامًا هند: 30% من كلمات المقال في تصريحين."
    assert read(who_speaks(quotes(("هند", "كلمة", 1)), 10, lang="en")).startswith("Only هند speaks: 10%")
    assert "speaker is not told" in read(who_speaks(quotes(("", "كلمة", 1)), 10, lang="en"))
    assert read(who_speaks(quotes(), 10, lang="en")) == "Nobody is quoted in this article."


def test_speakers_who_are_level_are_all_told():
    level = quotes(("هند", "كلمة كلمة", 1), ("زيد", "كلمة كلمة", 2), ("بكر", "كلمة", 3))
    assert read(who_speaks(level, 10)) == "يتعادل أكثر المتحدثين كلامًا: هند وزيد، ولكلٍّ 20% من كلمات المقال."
    assert read(who_speaks(level, 10, lang="en")) == "هند and زيد speak most: each has 20% of the article's words."
    many = quotes(*((name, "كلمة", n) for n, name in enumerate("أبتثج")))
    assert "several speakers are level, with 10%" in read(who_speaks(many, 10, lang="en")), "too many to be named"
    assert "عدة متحدثين، ولكلٍّ 10%" in read(who_speaks(many, 10))


def test_the_narrator():
    assert read(narrator(quotes(("هند", "كلمة", 1)), 10, lang="en")).startswith("The paper's own words are 90%")
    assert narrator(quotes(), 10) is None
    assert "90%" in read(narrator(pd.concat([quotes(("هند", "كلمة", 1)), quotes(("زيد", "كلمة", 1), level=2)]), 10))


def test_names_are_text_and_in_their_own_direction():
    sentence = who_speaks(quotes(("<script>\u202e$x$ {0} هند", "كلمة", 1)), 10, lang="en")
    assert '<bdi lang="ar" dir="rtl">&lt;script&gt;$x$ {0} هند</bdi>' in sentence


def test_a_sentence_shows_itself_in_jupyterlab():
    assert 'lang="en" dir="ltr"' in agencies_named(agencies(), lang="en")._repr_html_()
    assert 'lang="ar" dir="rtl"' in agencies_named(agencies())._repr_html_()


def test_digits_are_a_choice():
    assert "١٠٫٠" in leading_theme(themes(security=1, terrorism=0), cells(0, 1), digits="arab")
