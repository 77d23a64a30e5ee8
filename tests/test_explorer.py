"""The explorer: choices, lines with their contexts on their proper sides, and the view that stands alone."""

import pandas as pd
import pytest
from lxml import html

from analysis import find_mentions, read_articles, read_codebook
from analysis.explorer import Choice, Explorer, View, explore, kwic
from analysis.resources import data_path


@pytest.fixture(scope="module")
def view() -> View:
    articles = read_articles(data_path("articles"))
    mentions = find_mentions(articles, [read_codebook("themes"), read_codebook("agencies")])
    return View(articles, mentions)


@pytest.fixture
def explorer(view: View) -> Explorer:
    return explore(view.articles, view.mentions, entry="security")


def test_an_entry_shows_as_many_lines_as_it_has_mentions(view: View) -> None:
    mine = view.mentions[(view.mentions["entry"] == "security") & ~view.mentions["nested"]]
    assert len(view.lines(Choice(entry="security"))) == len(mine) > 0


def test_a_word_is_found_with_its_clitics(view: View) -> None:
    lines = view.lines(Choice(word=" الصراع "))
    assert len(lines) == 2
    assert lines["surface"].tolist() == ["الصراع", "الصراع"]


def test_before_stands_on_the_right_of_its_word() -> None:
    lines = pd.DataFrame({"before": ["كشف عن"], "surface": ["<b>"], "after": ["\u202eأمس"]})
    table = html.fromstring(kwic(lines))
    assert (table.get("dir"), table.get("lang")) == ("rtl", "ar")
    assert [cell.get("class") for cell in table.iter("td", "th")] == ["before", "word", "after"]
    assert [cell.text_content() for cell in table.iter("td", "th")] == ["كشف عن", "<b>", "أمس"]


@pytest.mark.parametrize(
    ("choice", "said"),
    [(Choice(), "اختر محورًا"), (Choice(word="زرافة"), "لا شيء"), (Choice(word="   "), "اختر محورًا")],
)
def test_nothing_is_said_in_words(view: View, choice: Choice, said: str) -> None:
    page = view.html(choice)
    assert said in page and "<table" not in page


@pytest.mark.parametrize("word", ["$x$", "<script>", "[", "\u202e", "{0}", "ا" * 500])
def test_any_word_can_be_typed(explorer: Explorer, word: str) -> None:
    explorer.word.value = word
    assert "<script" not in explorer.shown.value


def test_choosing_one_puts_out_the_others(explorer: Explorer) -> None:
    assert explorer.theme.value == "security"
    explorer.word.value = "الصراع"
    assert (explorer.theme.value, explorer.choice) == ("", Choice(word="الصراع"))
    explorer.agency.value = explorer.agency.options[1][1]
    assert (explorer.word.value, explorer.choice.entry) == ("", explorer.agency.value)
    assert explorer.shown.value.count("maqal-kwic")


def test_the_whole_choice_can_be_of_one_article(explorer: Explorer) -> None:
    explorer.article.value = explorer.article.options[1][1]
    assert explorer.choice.article == explorer.view.articles["article"].iloc[0]


def test_the_view_stands_without_widgets(explorer: Explorer) -> None:
    bundle = explorer._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in bundle
    page = html.fromstring(f"<div>{bundle['text/html']}</div>")
    lines = len(explorer.view.lines(explorer.choice))
    assert len(page.xpath("//table[@class='maqal-kwic']//tr")) == lines
    assert len(page.xpath("//blockquote//mark")) == lines


def test_drawing_and_count_are_there(explorer: Explorer) -> None:
    assert "<svg" in explorer.shown.value
    assert "إشارة" in explorer.shown.value
