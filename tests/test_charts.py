"""Charts: every text on every chart is drawn right, nothing overlaps or is cut, colours keep their contrast."""

import csv
import re
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pandas as pd
import pytest
from chart_frames import (
    DRAWS,
    agencies,
    articles,
    chart,
    crossed,
    mentions,
    narrator,
    paragraph_counts,
    paragraphs,
    rates,
    speakers,
    theme_counts,
    together,
    voiced,
    words,
)
from matplotlib.axes import Axes
from matplotlib.colors import to_hex, to_rgb
from matplotlib.figure import Figure
from matplotlib.text import Text
from shaping import right

from analysis import charts
from analysis.charts.style import DARK, HEAT, PALETTE, PAPER, SPARE
from analysis.errors import MaqalError

with Path(__file__).with_name("chart_texts.csv").open(encoding="utf-8", newline="") as _rows:
    TEXTS = list(csv.DictReader(_rows))

LOOKS = [(name, lang, digits) for name in DRAWS for lang, digits in (("ar", "arab"), ("ar", "latn"), ("en", "latn"))]
WRITTEN = [(name, lang, digits) for name, lang, digits in LOOKS if (lang, digits) != ("ar", "latn")]


def texts(ax: Axes) -> list[Text]:
    found = ax.figure.findobj(Text)
    return [text for text in found if text.get_visible() and text.get_text().strip()]


def is_read(text: Text, phrases: list[str], lang: str) -> str:
    """Return the phrase that the lines of a text draw, one after the other, or nothing."""
    bold = text.get_fontweight() == "bold"
    for phrase in phrases:
        rest = phrase.split()
        for line in text.get_text().split("\n"):
            begun = (n for n in range(1, len(rest) + 1) if abs(len(" ".join(rest[:n])) - len(line)) <= 10)
            taken = next((n for n in begun if right(line, " ".join(rest[:n]), lang, bold=bold)), len(rest) + 1)
            rest = rest[taken:] if taken <= len(rest) else [*rest, "is left"]
        if not rest:
            return phrase
    return ""


@pytest.mark.parametrize(("name", "lang", "digits"), WRITTEN)
def test_every_text_of_a_chart_is_drawn_as_it_must_be_read(name: str, lang: str, digits: str) -> None:
    phrases = [row["text"] for row in TEXTS if (row["chart"], row["lang"]) == (name, lang)]
    ax = chart(name, lang, digits)
    with charts.style():
        read = {text.get_text(): is_read(text, phrases, lang) for text in texts(ax)}
    assert all(read.values()), [text for text, phrase in read.items() if not phrase]
    assert set(read.values()) == set(phrases)


@pytest.mark.parametrize(("name", "lang", "digits"), LOOKS)
def test_nothing_overlaps_and_nothing_is_cut(name: str, lang: str, digits: str) -> None:
    ax = chart(name, lang, digits)
    ax.figure.draw_without_rendering()
    boxes = {text: text.get_window_extent() for text in texts(ax)}
    page = ax.figure.bbox
    for text, box in boxes.items():
        assert page.x0 - 1 <= box.x0 and box.x1 <= page.x1 + 1, text.get_text()
        assert page.y0 - 1 <= box.y0 and box.y1 <= page.y1 + 1, text.get_text()
    for (one, a), (other, b) in combinations(boxes.items(), 2):
        deep = min(min(a.x1, b.x1) - max(a.x0, b.x0), min(a.y1, b.y1) - max(a.y0, b.y0))
        assert deep <= 2, (one.get_text(), other.get_text())


def contrast(one: str, other: str) -> float:
    def light(colour: str) -> float:
        parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(colour)]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    darker, lighter = sorted((light(one), light(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("name", DRAWS)
def test_colours_keep_their_contrast_on_both_papers(name: str, dark: bool) -> None:
    def seen(colour: object) -> str:
        return DARK.get(to_hex(colour), to_hex(colour)) if dark else to_hex(colour)  # type: ignore[arg-type]

    paper = DARK[PAPER] if dark else "#ffffff"
    ax = chart(name, "ar")
    cells = {(round(p.get_x() + p.get_width() / 2), round(p.get_y() + p.get_height() / 2)): p for p in ax.patches}
    matrix = all(to_hex(patch.get_facecolor()) in HEAT for patch in ax.patches) and ax.patches
    for patch in ax.patches:
        if patch.get_facecolor()[3]:
            assert contrast(seen(patch.get_facecolor()), paper) >= 3
    for text in texts(ax):
        spot = tuple(round(part) for part in text.get_position()) if matrix and text in ax.texts else None
        behind = seen(cells[spot].get_facecolor()) if spot in cells and text.get_text() != "·" else paper
        assert contrast(seen(text.get_color()), behind) >= 4.5, text.get_text()
    for line in ax.lines:
        if line.get_zorder() > 0:
            assert contrast(seen(line.get_color()), paper) >= 3


@pytest.mark.parametrize("colour", [*PALETTE.values(), *SPARE])
def test_colours_of_series_hold_on_both_papers(colour: str) -> None:
    assert contrast(colour, "#ffffff") >= 3
    assert contrast(colour, DARK[PAPER]) >= 3


@pytest.mark.parametrize("name", DRAWS)
def test_arabic_runs_from_the_right(name: str) -> None:
    arabic, english = chart(name, "ar"), chart(name, "en")
    assert arabic.xaxis_inverted() and not english.xaxis_inverted()
    assert arabic.yaxis.get_ticks_position() == "right" and english.yaxis.get_ticks_position() == "left"
    assert arabic.title.get_horizontalalignment() == "right"


def test_paragraphs_stand_in_reading_order() -> None:
    ax = charts.theme_paragraphs(paragraph_counts().sample(frac=1, random_state=3), lang="en")
    assert [name.get_text() for name in ax.get_xticklabels()] == ["0", "3", "4", "5"]


@pytest.mark.parametrize(
    ("draw", "reason"),
    [
        (lambda: charts.theme_strength(theme_counts().assign(mentions=0)), "no theme has a mention"),
        (lambda: charts.theme_strength(theme_counts().head(0)), "no theme at all"),
        (lambda: charts.theme_paragraphs(paragraph_counts().assign(mentions=0)), "no theme in any paragraph"),
        (lambda: charts.paragraph_words(paragraphs().head(0)), "an empty article"),
        (lambda: charts.dispersion(mentions().head(0), articles()), "no mention"),
        (lambda: charts.dispersion(mentions().assign(nested=True), articles()), "only nested mentions"),
        (lambda: charts.agencies_ranked(agencies().head(0)), "no agency"),
        (lambda: charts.keyness(words().head(0)), "no word"),
        (lambda: charts.keyness(words().assign(log_ratio=0.0)), "no difference"),
        (lambda: charts.trend(rates().head(0)), "no period"),
        (lambda: charts.trend(rates().assign(share=float("nan"))), "nothing but gaps"),
    ],
)
def test_nothing_found_is_said_in_words(draw, reason: str) -> None:
    ax = draw()
    assert len(texts(ax)) == 1 and not ax.patches and not ax.lines, reason
    assert charts.describe(ax)
    assert charts.table(ax).empty


@pytest.mark.parametrize("draw", [charts.theme_paragraphs, charts.paragraph_words])
def test_paragraphs_of_several_articles_are_refused(draw) -> None:
    two = pd.concat([paragraph_counts(), paragraph_counts().assign(article="b")]).assign(role="body", words=3)
    with pytest.raises(MaqalError, match="several articles"):
        draw(two)


def test_a_long_article_is_drawn_in_runs() -> None:
    long = pd.DataFrame({"article": "a", "paragraph": range(400), "role": "body", "words": 5})
    assert len(charts.paragraph_words(long).patches) == 29
    counts = long.assign(entry="security", label="الأمن", label_en="Security", mentions=1)
    heads = [name.get_text() for name in charts.theme_paragraphs(counts, lang="en").get_xticklabels()]
    assert len(heads) == 10 and heads[0] == "0–\n39"


HOSTILE = ["$x^2$ و$", "أ\nب\x00ج", "\u202eمقلوب", "<script>alert(1)</script>", "{0}{name}", "ا" * 300, "%s %d"]


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_hostile_labels_do_no_harm(name: str, lang: str) -> None:
    frame = agencies().assign(label_ar=name, label_en="")
    ax = charts.agencies_ranked(frame, lang=lang)
    svg = charts.show(ax).svg()
    assert "<script" not in svg and "\u202e" not in svg and "\x00" not in svg
    assert all(box.x1 <= ax.figure.bbox.x1 + 1 for box in (text.get_window_extent() for text in texts(ax)))


@pytest.mark.parametrize("name", DRAWS)
@pytest.mark.parametrize("size", [(10, 6), (3.6, 6)])
def test_a_chart_draws_on_the_axes_it_is_given(name: str, size: tuple[float, float]) -> None:
    figure = Figure(figsize=size)
    left, right_hand = figure.subplots(1, 2)
    assert DRAWS[name](lang="ar", ax=left) is left
    assert tuple(figure.get_size_inches()) == size and not right_hand.texts


@pytest.mark.parametrize("name", DRAWS)
@pytest.mark.parametrize("size", [(12, 7), (5, 7)])
def test_axes_made_elsewhere_take_our_letters_and_keep_them_whole(name: str, size: tuple[float, float]) -> None:
    figure = Figure(figsize=size, layout="constrained")
    ax = DRAWS[name](lang="ar", ax=figure.subplots())
    figure.draw_without_rendering()
    for text in texts(ax):
        box = text.get_window_extent()
        assert figure.bbox.x0 - 2 <= box.x0 and box.x1 <= figure.bbox.x1 + 2, text.get_text()
        assert text.get_fontfamily()[0] == "IBM Plex Sans Arabic"
        assert not text.get_parse_math()
        assert to_hex(text.get_color()) != "#000000"


def test_frames_come_back_unchanged() -> None:
    frame = theme_counts()
    charts.theme_strength(frame)
    pd.testing.assert_frame_equal(frame, theme_counts())


def test_a_tie_has_no_leader() -> None:
    level = charts.theme_strength(theme_counts().assign(mentions=[5, 5, 1]), lang="en")
    assert "Level at the top: Security, Terrorism" in charts.describe(level)
    assert "no single one stands out" in charts.describe(
        charts.agencies_ranked(agencies().assign(mentions=2), lang="en")
    )


@pytest.mark.parametrize("drawn", [charts.agency_themes, charts.speaker_themes, charts.cooccurrence])
def test_cells_that_share_the_peak_have_no_winner(drawn: Callable[..., Axes]) -> None:
    """One pair was told as the one that meets most where several met as often."""
    frame, count = {
        charts.agency_themes: (crossed(), "paragraphs"),
        charts.speaker_themes: (voiced(), "mentions"),
        charts.cooccurrence: (together(), "count"),
    }[drawn]
    assert "several" in charts.describe(drawn(frame.assign(**{count: 2}), lang="en"))
    assert "several" not in charts.describe(drawn(frame.assign(**{count: range(9, 9 - len(frame), -1)}), lang="en"))


def test_paragraphs_that_share_the_peak_are_all_named() -> None:
    level = paragraph_counts().assign(mentions=1)
    assert "one mention, in paragraphs 0, 3, 4, 5" in charts.describe(charts.theme_paragraphs(level, lang="en"))


def test_armed_groups_and_references_are_no_lanes() -> None:
    frame = mentions().assign(how="explicit")
    frame.loc[0, "kind"], frame.loc[5, "how"] = "armed group", "reference"
    assert charts.table(charts.dispersion(frame, articles(), lang="en"))["Mentions"].tolist() == [3, 1, 1]


def test_a_gap_stays_a_gap() -> None:
    ax = charts.trend(rates(), lang="en")
    line = next(line for line in ax.lines if len(line.get_xdata()) == 4)
    assert pd.isna(line.get_ydata()[2])
    assert "–" in charts.table(ax)["Share"].tolist()


def test_events_are_named_on_their_day() -> None:
    ax = charts.trend(rates(), lang="en", events={"2025-01-13": "Port fire", "2030-01-01": "Far away"})
    shown = [text.get_text() for text in texts(ax)]
    assert "Port fire" in shown and "Far away" not in shown


def test_an_unknown_measure_is_refused() -> None:
    with pytest.raises(MaqalError, match="share, per_1000"):
        charts.trend(rates(), measure="sum")


def test_the_papers_own_words_stand_among_the_speakers() -> None:
    table = charts.table(charts.speakers_share(speakers(), narrator(), lang="en"))
    assert table["Speaker"].tolist() == ["مصطفى الكاظمي", "The paper's own words", "مصدر أمني", "Unattributed"]
    assert table["Words"].sum() == 100


@pytest.mark.parametrize(
    ("lang", "said"), [("ar", "يتعادل في الصدارة هند، زيد: لكلٍّ 40%"), ("en", "Speak most: هند, زيد, 40% each")]
)
def test_speakers_who_are_level_are_all_told(lang: str, said: str) -> None:
    level = pd.DataFrame({"speaker": ["هند", "زيد"], "words": [40, 40], "statements": [1, 1]})
    ax = charts.speakers_share(level, narrator().assign(quoted=80, narrator=20), lang=lang)
    assert said in charts.describe(ax)


def test_many_strokes_are_one_shape_that_leads_to_the_list() -> None:
    found = pd.DataFrame({"article": "a", "start": range(61), "entry": "security", "label": "الأمن", "kind": "term"})
    articles = pd.DataFrame({"article": ["a"], "text": ["ب" * 70]})
    links = {start: f"#e-{start}" for start in range(61)} | {"security": "#list"}
    for rows, shapes, led in ((found, 1, ["#list"]), (found.head(60), 0, [f"#e-{start}" for start in range(60)])):
        ax = charts.dispersion(rows.assign(nested=False), articles, links=links)
        assert len(ax.patches) == shapes
        svg = charts.show(ax).svg()
        assert re.findall(r'<a (?:xlink:)?href="(#[^"]*)"', svg) == led


def test_where_peaks_are_level_the_stronger_theme_is_told() -> None:
    rows = [("mediation", 0, 2), ("security", 0, 1), ("mediation", 3, 0), ("security", 3, 2)]
    counts = pd.DataFrame(rows, columns=["entry", "paragraph", "mentions"]).assign(article="a")
    ax = charts.theme_paragraphs(counts.assign(label=counts["entry"], label_en=counts["entry"]), lang="en")
    assert [name.get_text() for name in ax.get_yticklabels()] == ["security", "mediation"], "the strongest on top"
    assert "Security peaks in paragraph 3: two mentions" in charts.describe(ax)
