"""What is told of a whole column at once is what is told of each text alone."""

import json
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.arabic.utf8 import utf8_of
from analysis.articles import read_articles, split_paragraphs
from analysis.articles.checks import check_text, check_texts
from analysis.articles.language import detect_language, detect_languages
from analysis.articles.lines import find_lines, lines_of
from analysis.articles.markers import find_marker, which_are_marked
from analysis.articles.roles import assign_roles, guess_title
from analysis.articles.seen import FirstPlaces, Names

PIECES = [
    *("كشف رئيس الحكومة، الأحد، عن دور الجهاز.", "الأمن", "في بغداد", "وقال الوزير إن الأمن مستتب " * 8),
    *("اقرأ أيضًا:", "بقلم: سارة النخلة", "عنوان الخبر", "آخر تحديث 2022-02-21", "التعليقات", "خبر آخر عن المدينة"),
    *("ÇáßÇÙãí íßÔÝ", "ط§ظ„ظƒط§ط¸ظ…ظٹ", "été", "а", "Ω", "?", "????", "\ufffd", "\u202e", "\x07", "\x00", "\ud800"),
    *("the government said that", "رئیس جمهور گفت که این", "😀", "ﷺ", "ـــ", "أَمْنُ", "\ufeff"),
    *("\n", "\n\n", "\r\n", "\u2028", "\x85", "\x0b", " ", "\u00a0", "\u200f", "\t"),
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join) | st.lists(st.sampled_from(PIECES)).map("".join)
COLUMNS = st.lists(TEXTS, max_size=5)


def column_of(texts: list[str]) -> pa.LargeStringArray:
    return pa.array([text.replace("\ud800", "\ufffd") for text in texts], pa.large_string())


@given(COLUMNS)
def test_lines(texts: list[str]) -> None:
    texts = [text.replace("\ud800", "\ufffd") for text in texts]
    lines = lines_of(texts)
    found = zip(lines.row.tolist(), lines.start.tolist(), lines.end.tolist(), lines.text.to_pylist(), strict=True)
    assert list(found) == [
        (row, *span, text[slice(*span)]) for row, text in enumerate(texts) for span in find_lines(text)
    ]


@given(COLUMNS, st.data())
def test_roles(texts: list[str], data: st.DataObject) -> None:
    texts = [text.replace("\ud800", "\ufffd") for text in texts]
    lines = [[text[slice(*span)] for span in find_lines(text)] for text in texts]
    titles = [data.draw(st.sampled_from(["", "عنوان الخبر", *found[:2]])) for found in lines]
    frame = pd.DataFrame({"article": range(len(texts)), "text": texts, "title": titles}).astype({"text": "str"})
    expected = [role for found, title in zip(lines, titles, strict=True) for role in assign_roles(found, title)]
    assert split_paragraphs(frame)["role"].tolist() == expected
    guessed = [role for found in lines for role in assign_roles(found, guess_title(found))]
    assert split_paragraphs(frame.drop(columns="title"))["role"].tolist() == guessed


@given(COLUMNS)
def test_checks(texts: list[str]) -> None:
    broken = {row: text for row, text in enumerate(texts) if "\ud800" in text}
    told = check_texts(column_of(texts), broken)
    for row, text in enumerate(texts):
        assert told.get(row, (text, [], "")) == check_text(text)


@given(COLUMNS)
def test_languages(texts: list[str]) -> None:
    column = column_of(texts)
    assert detect_languages(column) == [detect_language(text) for text in column.to_pylist()]


@given(COLUMNS, st.none() | st.integers(0, 90))
def test_bytes_are_counted_in_rows(texts: list[str], limit: int | None) -> None:
    rows = utf8_of(column_of([text * 3 for text in texts]))
    expected = [text.replace("\ud800", "\ufffd").encode() * 3 for text in texts]
    assert rows.count_in_rows(rows.letters == ord(" "), limit).tolist() == [row[:limit].count(b" ") for row in expected]
    mark = " ال".encode()
    assert rows.count_in_rows(rows.begins(mark)).tolist() == [row.count(mark) for row in expected]
    assert rows.in_rows(rows.begin_at(rows.foreign(), "é".encode())).tolist() == [
        row.count("é".encode()) for row in expected
    ]


@given(st.lists(TEXTS.map(lambda text: text.replace("\n", " "))))
def test_marked_lines(lines: list[str]) -> None:
    assert which_are_marked(lines) == [place for place, line in enumerate(lines) if find_marker(line)]


@given(st.lists(st.lists(st.integers(0, 20), max_size=8), max_size=8))
def test_what_was_met_before(batches: list[list[int]]) -> None:
    met, first, names, count = FirstPlaces(), {}, Names(), 0
    for batch in batches:
        places = range(count, count + len(batch))
        expected = [first.setdefault(one, place) for one, place in zip(batch, places, strict=True)]
        names.add([str(one) for one in batch])
        count += len(batch)
        found = met.add(pd.Series(batch, dtype="int64").to_numpy(), pd.Series(places, dtype="int64").to_numpy())
        assert found.tolist() == expected
        assert [names[place] for place in found.tolist()] == [str(one) for one in batch]


@settings(deadline=None, max_examples=40)
@given(st.lists(TEXTS, min_size=1, max_size=6))
def test_articles_together_are_read_as_each_alone(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    folder = tmp_path_factory.mktemp("lines")
    lines = [json.dumps({"id": f"a{number}", "text": text}) for number, text in enumerate(texts)]
    (folder / "all.jsonl").write_text("\n".join(lines), encoding="utf-8")
    together, told = read([folder / "all.jsonl"])
    frames, issues = [], []
    for number, line in enumerate(lines):
        (folder / "all.jsonl").write_text("\n" * number + line, encoding="utf-8")
        alone, odd = read([folder / "all.jsonl"])
        frames.append(alone)
        issues += odd
    assert together == [row for rows in frames for row in rows]
    assert [one for one in told if not one[1].startswith("the same text as")] == issues


def read(source: list[Path]) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
    """Return articles and issues as plain rows; a batch without an article is none."""
    from analysis.articles import iter_articles

    rows, issues = [], []
    for articles, odd in iter_articles(source, issues=True):
        rows += list(articles.drop(columns="sha256").astype(object).itertuples(index=False, name=None))
        issues += list(odd[["article", "what", "action"]].itertuples(index=False, name=None))
    return [tuple(None if value is pd.NaT else value for value in row) for row in rows], issues


def test_half_a_character_beside_the_text_is_mended_and_said() -> None:
    """An author of half a character once broke the whole frame."""
    record = {"text": "كشف رئيس الحكومة عن دور الجهاز", "author": "سارة \ud800", "source": "\udfff"}
    articles, issues = read_articles(json.dumps(record).encode(), issues=True)
    assert articles.loc[0, ["author", "source"]].tolist() == ["سارة \ufffd", "\ufffd"]
    assert issues["what"].tolist() == ["half a character (a lone surrogate) beside the text"]
