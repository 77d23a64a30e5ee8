"""Pairs of near duplicates, with the near-misses that are none."""

import pandas as pd

from analysis.articles import near_duplicates, read_articles
from analysis.articles.duplicates import DUPLICATE_COLUMNS
from analysis.resources import data_path

TEXT = read_articles(data_path("articles", "ultra-iraq-2022-02-21.txt")).loc[0, "text"]


def frame(**texts: str) -> pd.DataFrame:
    return pd.DataFrame({"article": list(texts), "text": list(texts.values())})


def test_wire_copy_with_another_head_and_tail_is_found() -> None:
    copy = "صحيفة أخرى تنقل الخبر\n\n" + TEXT.partition("\n")[2].replace("أنّ", "ان") + "\n(واع)"
    found = near_duplicates(frame(a=TEXT, b=copy, c="زار وفد تجاري المعرض الدولي للكتاب في القاهرة أمس"))
    assert tuple(found.columns) == DUPLICATE_COLUMNS
    assert found[["article", "other"]].to_numpy().tolist() == [["a", "b"]]
    assert 0.8 <= found.loc[0, "similarity"] < 1


def test_spelling_and_vowel_marks_make_no_difference() -> None:
    found = near_duplicates(frame(a="زار الوزيرُ مدينةَ أربيل اليوم", b="زار الوزير مدينه اربيل اليوم"))
    assert found["similarity"].tolist() == [1.0]


def test_half_a_text_is_no_duplicate() -> None:
    assert near_duplicates(frame(a=TEXT, b=TEXT[: len(TEXT) // 2])).empty


def test_nothing_to_compare() -> None:
    assert near_duplicates(frame(a="...", b="...")).empty
    assert near_duplicates(frame()).empty
