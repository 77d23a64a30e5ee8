"""What holds for any text and any bytes."""

import io
import json
import socket
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.articles import COUNTED, PARAGRAPH_COLUMNS, iter_articles, read_articles, split_paragraphs
from analysis.articles.checks import check_text
from analysis.errors import ReadError
from analysis.formats import FORMATS, reader_for
from analysis.formats.record import Input
from analysis.resources import data_path

ARTICLE = data_path("articles", "ultra-iraq-2022-02-21.txt")
TEXTS = st.text(st.sampled_from("اأإبتحدسعلمنهويىة،.؟: \n\r\t«»\"'-/ًّـ\u200c\u200f123aZ؟"), max_size=300)
KEYS = st.sampled_from(["text", "title", "id", "date", "author", "items"])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
)


@given(TEXTS)
def test_paragraphs_lie_in_the_text_in_order(text: str) -> None:
    frame = split_paragraphs(pd.DataFrame({"article": ["a"], "text": [text]}))
    assert tuple(frame.columns) == PARAGRAPH_COLUMNS
    assert [text[start:end] for start, end in zip(frame["start"], frame["end"], strict=True)] == frame["text"].tolist()
    assert frame["start"].is_monotonic_increasing
    assert (frame["role"] == "title").sum() <= 1
    assert (frame["role"] == "lead").sum() <= 1
    left_out = "".join(text)
    for paragraph in frame["text"]:
        left_out = left_out.replace(paragraph, "", 1)
    assert not any(letter.isalnum() for letter in left_out)


@pytest.mark.parametrize(
    ("article", "texts", "reason"),
    [
        (pd.Series([], dtype="str"), [], "no article"),
        (pd.Series(["a"]), [""], "an empty one"),
        (pd.Series([7]), [None], "ids that are numbers, and a text that is missing"),
        (pd.Series([7, 8]), ["خبر", " "], "one empty among others"),
    ],
)
def test_ids_keep_their_type(article: pd.Series, texts: list[str | None], reason: str) -> None:
    frame = split_paragraphs(pd.DataFrame({"article": article, "text": texts}))
    assert frame["article"].dtype == article.dtype, reason


def test_half_a_character_moves_no_offset() -> None:
    text = "أعلن \ud800 الوزير\n\nثم عاد"
    frame = split_paragraphs(pd.DataFrame({"article": ["a"], "text": pd.Series([text], dtype=object)}))
    assert frame["text"].tolist() == ["أعلن \ufffd الوزير", "ثم عاد"]
    assert frame["start"].tolist() == [0, text.index("ثم")]


def test_paragraphs_are_not_split_again() -> None:
    frame = split_paragraphs(pd.DataFrame({"article": ["a"], "text": ["خبر عاجل\n\nزار الوزير بغداد.\nوعاد."]}))
    assert split_paragraphs(frame).equals(frame)


@given(TEXTS)
def test_clean_text_is_unchanged(text: str) -> None:
    checked = check_text(text)
    assert checked.text == text


@given(st.sampled_from([".txt", ".md", ".html", ".json", ".jsonl", ".csv", ".rss", ".mhtml"]), st.binary(max_size=300))
@settings(deadline=None)
def test_only_our_error_escapes_a_reader(ending: str, data: bytes) -> None:
    reader = reader_for(ending)
    assert reader is not None
    try:
        list(reader(Input(io.BytesIO(data), "any")))
    except ReadError as error:
        assert str(error).startswith("any: ")


@given(JSON)
@settings(deadline=None)
def test_any_json_is_read_or_refused(value: object) -> None:
    try:
        articles, issues = read_articles(json.dumps(value).encode(), issues=True)
    except ReadError:
        return
    assert articles["article"].is_unique
    assert articles["text"].str.len().gt(0).all()
    assert set(issues["action"].str.split(":").str[0]) <= {"kept", "repaired", "left empty", "skipped", "rejected"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1256"])
def test_one_article_in_every_encoding(encoding: str) -> None:
    text = ARTICLE.read_text(encoding="utf-8")
    read = read_articles(text.encode(encoding))
    assert read.loc[0, "text"] == text


@pytest.mark.parametrize("marks", ['""', "«»", "“”", "''"])
def test_roles_do_not_depend_on_the_style_of_quote_marks(marks: str) -> None:
    text = ARTICLE.read_text(encoding="utf-8")
    halves = text.split('"')
    styled = "".join(half + marks[place % 2] for place, half in enumerate(halves[:-1])) + halves[-1]
    frame = pd.DataFrame({"article": ["a", "b"], "text": [text, styled]})
    paragraphs = split_paragraphs(frame)
    of = paragraphs.groupby("article")["role"].agg(list)
    assert of["a"] == of["b"]


def test_related_links_are_not_counted() -> None:
    paragraphs = split_paragraphs(read_articles(ARTICLE))
    counted = paragraphs[paragraphs["role"].isin(COUNTED)]
    assert not counted["text"].str.contains("قيس الخزعلي").any()


def test_a_second_run_gives_the_same(tmp_path: Path) -> None:
    first, second = read_articles(ARTICLE), read_articles(ARTICLE)
    pd.testing.assert_frame_equal(first, second)


def test_parts_together_are_the_whole(tmp_path: Path) -> None:
    records = [{"id": str(number), "text": f"كشف رئيس الحكومة عن الجهاز رقم {number}"} for number in range(25)]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, records)) + "\n{bad", encoding="utf-8")
    whole, issues = read_articles(tmp_path / "a.jsonl", issues=True)
    parts = list(iter_articles(tmp_path / "a.jsonl", 10, issues=True))
    assert [len(articles) for articles, _ in parts] == [10, 10, 5]
    pd.testing.assert_frame_equal(pd.concat([part for part, _ in parts], ignore_index=True), whole)
    assert sum(len(odd) for _, odd in parts) == len(issues) == 1
    with pytest.warns(UserWarning, match="1 rejected"):
        assert len(list(iter_articles(tmp_path / "a.jsonl", 10))) == 3


def test_no_socket_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)  # the class itself stays: libraries derive from it
    monkeypatch.setattr(socket, "create_connection", refuse)
    pages = Path(__file__).parent / "pages"
    assert len(read_articles(pages / "*.html")) == 8


def test_every_format_is_registered_once_and_loads() -> None:
    for ending in FORMATS:
        assert callable(reader_for(ending))
        assert reader_for(ending.upper()) is not None
    assert reader_for(".nothing") is None


def test_the_page_on_reading_names_every_format() -> None:
    page = (Path(__file__).parents[1] / "docs" / "reading.md").read_text(encoding="utf-8")
    assert [ending for ending in FORMATS if f"`{ending}`" not in page] == []
