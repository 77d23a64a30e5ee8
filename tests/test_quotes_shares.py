"""Whose words: shares of speakers and of the paper, and who speaks on which theme."""

import pandas as pd
import pytest

from analysis.quotes import find_quotes, narrator_share, speaker_themes, speakers
from analysis.quotes.shares import NARRATOR_COLUMNS, SPEAKER_COLUMNS, THEME_COLUMNS

TEXT = 'قال الوزير إن "العمل بدأ". وقالت الشاهدة: «سمعت الضابط يقول "لا تتحركوا" أمس». وأضافوا أن "الأمر انتهى".'


@pytest.fixture
def articles():
    return pd.DataFrame({"article": ["b", "a"], "text": [TEXT, "سقط المطر على المدينة أمس."]})


@pytest.fixture
def quotes(articles):
    return find_quotes(articles)


def test_speakers(quotes, articles):
    table = speakers(quotes, articles)
    assert tuple(table.columns) == SPEAKER_COLUMNS
    assert table[["speaker", "statements", "spans", "words"]].to_numpy().tolist() == [
        ["الشاهدة", 1, 1, 6],
        ["الوزير", 1, 1, 2],
        ["", 1, 1, 2],
        ["الضابط", 1, 1, 0],
    ]
    assert table["share"].tolist() == pytest.approx([6 / 17, 2 / 17, 2 / 17, 0])


def test_narrator_has_the_rest_and_all_of_an_article_without_speech(quotes, articles):
    table = narrator_share(quotes, articles)
    assert tuple(table.columns) == NARRATOR_COLUMNS
    assert table.to_numpy().tolist() == [["b", 17, 10, 7, pytest.approx(7 / 17)], ["a", 5, 0, 5, 1.0]]


def test_words_in_marks_inside_a_reported_clause_count_once():
    articles = pd.DataFrame({"article": ["a"], "text": ['قال الوزير إن الحكومة "لن تتراجع عن قرارها" في هذا الشأن.']})
    table = speakers(find_quotes(articles), articles)
    assert table[["statements", "spans", "words"]].to_numpy().tolist() == [[1, 2, 8]]


def test_speaker_themes(quotes):
    def mention(word, entry, nested=False, kind="term"):
        start = TEXT.index(word)
        return {
            "article": "b", "start": start, "end": start + len(word), "codebook": "themes", "entry": entry,
            "label": entry, "label_en": entry, "nested": nested, "kind": kind,
        }  # fmt: skip

    mentions = pd.DataFrame(
        [
            mention("العمل", "work"),
            mention("الأمر", "work"),
            mention("وقالت", "speech"),
            mention("تتحركوا", "speech"),
            mention("الضابط", "speech", nested=True),
            mention("أمس", "speech", kind="exclude"),
        ]
    )
    table = speaker_themes(quotes, mentions)
    assert tuple(table.columns) == THEME_COLUMNS
    assert table[["voice", "speaker", "entry", "mentions", "share"]].to_numpy().tolist() == [
        ["narrator", "", "speech", 1, 0.5],
        ["speaker", "الشاهدة", "speech", 1, 0.5],
        ["speaker", "الوزير", "work", 1, 0.5],
        ["unattributed", "", "work", 1, 0.5],
    ]


def test_nothing_in_nothing_out(articles):
    none = find_quotes(articles.iloc[:0])
    assert speakers(none, articles).empty
    assert tuple(speakers(none, articles).columns) == SPEAKER_COLUMNS
    assert narrator_share(none, articles)["narrator_share"].tolist() == [1.0, 1.0]
