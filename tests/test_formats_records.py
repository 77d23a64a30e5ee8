"""JSON, JSON lines, CSV, XLSX, Parquet: the same records, whatever holds them."""

import gzip
import io
import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from analysis.articles import read_articles
from analysis.errors import ReadError
from analysis.formats import jsons
from analysis.formats.fields import choose_fields, make_record
from analysis.formats.record import Input, Issue, Record

BODY = "كشف رئيس الحكومة عن دور جهاز المخابرات في المفاوضات الإقليمية."
RECORDS = [
    {"id": "007", "title": "عنوان أول", "body": BODY, "date": "2022-02-21", "author": ["سارة", "علي"]},
    {"id": "008", "title": "عنوان ثان", "body": BODY + " وقال.", "date": "2022-02-22", "author": ["ليلى"]},
]
FLAT = [record | {"author": "، ".join(record["author"])} for record in RECORDS]


def read(name: str, data: bytes, folder: Path, **options: object) -> pd.DataFrame:
    (folder / name).write_bytes(data)
    return read_articles(folder / name, **options)


def as_bytes(frame: pd.DataFrame, kind: str) -> bytes:
    packed = io.BytesIO()
    getattr(frame, kind)(packed, index=False)
    return packed.getvalue()


SAME = {
    "array.json": json.dumps(RECORDS).encode(),
    "nested.json": json.dumps({"status": "ok", "data": {"count": 2, "items": RECORDS}}).encode(),
    "wrapped.json": json.dumps({"description": "خلاصة", "items": RECORDS}).encode(),
    "search.json": json.dumps({"hits": {"hits": [{"_id": 1, "_source": one} for one in RECORDS]}}).encode(),
    "lines.jsonl": "\n".join(map(json.dumps, RECORDS)).encode(),
    "lines.json": "\n".join(map(json.dumps, RECORDS)).encode(),
    "wide.jsonl": "\n".join(json.dumps(one, ensure_ascii=False) for one in RECORDS).encode("utf-16"),
    "old.jsonl": "\n".join(json.dumps(one, ensure_ascii=False) for one in RECORDS).encode("cp1256"),
    "packed.json.gz": gzip.compress(json.dumps(RECORDS).encode()),
    "table.csv": as_bytes(pd.DataFrame(FLAT), "to_csv"),
    "excel.csv": pd.DataFrame(FLAT).to_csv(index=False, sep=";").encode("cp1256"),
    "table.tsv": pd.DataFrame(FLAT).to_csv(index=False, sep="\t").encode("utf-8-sig"),
    "table.xlsx": as_bytes(pd.DataFrame(FLAT), "to_excel"),
    "table.parquet": as_bytes(pd.DataFrame(FLAT), "to_parquet"),
    "nested.parquet": as_bytes(pd.DataFrame(RECORDS), "to_parquet"),
}


@pytest.mark.parametrize("name", SAME)
def test_every_container_gives_the_same_articles(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(SAME[name])
    articles, issues = read_articles(tmp_path / name, issues=True)
    assert issues.empty
    assert articles["article"].tolist() == ["007", "008"]
    assert articles["title"].tolist() == ["عنوان أول", "عنوان ثان"]
    assert articles["author"].tolist() == ["سارة، علي", "ليلى"]
    assert articles["published"].tolist() == [pd.Timestamp("2022-02-21"), pd.Timestamp("2022-02-22")]
    assert articles.loc[0, "text"] == f"عنوان أول\n\n{BODY}"


def test_bytes_and_open_files_are_told_by_their_beginning() -> None:
    for name in ("array.json", "lines.jsonl", "table.xlsx", "table.parquet", "packed.json.gz"):
        assert len(read_articles(SAME[name])) == 2, name
        assert len(read_articles(io.BytesIO(SAME[name]))) == 2, name
    assert read_articles(io.StringIO(BODY)).loc[0, "text"] == BODY


def test_a_list_mixes_sources(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY, encoding="utf-8")
    articles = read_articles([tmp_path / "a.txt", BODY.replace("كشف", "أعلن").encode(), SAME["array.json"]])
    assert articles["article"].tolist() == ["a", "article-2", "007", "008"]


def test_fields_are_named_by_the_caller(tmp_path: Path) -> None:
    data = json.dumps([{"head": {"ar": "عنوان"}, "parts": ["فقرة أولى", "فقرة ثانية"], "no": 5}]).encode()
    named = {"title": "head.ar", "text": "parts", "article": "no"}
    row = read("a.json", data, tmp_path, fields=named).iloc[0]
    assert (row["article"], row["text"]) == ("5", "عنوان\n\nفقرة أولى\n\nفقرة ثانية")
    with pytest.raises(ReadError, match="body is not a field; known are article, title"):
        read("a.json", data, tmp_path, fields={"body": "parts"})


GUESSES = [
    (["Headline", "Full Text", "Pub-Date"], {"title": "Headline", "text": "Full Text", "published": "Pub-Date"}),
    (["content", "description"], {"text": "content"}),
    (["description", "link"], {"url": "link", "text": "description"}),
    (["العنوان", "النص", "تاريخ النشر"], {"title": "العنوان", "published": "تاريخ النشر", "text": "النص"}),
    (["context", "textile"], {}),
]


@pytest.mark.parametrize(("keys", "chosen"), GUESSES)
def test_usual_names_are_guessed(keys: list[str], chosen: dict[str, str]) -> None:
    assert choose_fields(keys, {}) == chosen


def test_markup_inside_a_field_becomes_lines() -> None:
    record = make_record({"title": {"rendered": "عنوان"}, "content": {"rendered": "<p>أولى</p><p>ثانية</p>"}}, {})
    assert record is not None
    assert record.text == "عنوان\n\nأولى\nثانية"


def test_a_record_without_text_among_others_is_named(tmp_path: Path) -> None:
    records = [*RECORDS, {"id": "009", "title": "بلا متن"}, {"id": "010", "title": "فارغ", "body": None}, 5]
    (tmp_path / "a.json").write_text(json.dumps(records), encoding="utf-8")
    articles, issues = read_articles(tmp_path / "a.json", issues=True)
    assert len(articles) == 2
    assert issues[["line", "what", "action"]].to_numpy().tolist() == [
        [3, "no field for the text", "rejected"],
        [4, "there is no text in it", "rejected"],
        [5, "no field for the text", "rejected"],
    ]
    assert issues["article"].tolist() == ["", "010", ""]


def test_a_description_with_an_author_of_his_own_is_an_article(tmp_path: Path) -> None:
    record = {"id": "1", "description": BODY, "author": {"name": "سارة", "description": "كاتبة"}, "tags": ["أمن"]}
    articles = read("a.json", json.dumps({"docs": [record]}).encode(), tmp_path)
    assert articles[["article", "author", "text"]].to_numpy().tolist() == [["1", "سارة", BODY]]


def test_a_large_json_is_streamed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsons, "MAX_JSON", 5000)
    records = [{"title": f"عنوان {n}", "text": BODY * 3} for n in range(200)]
    data = json.dumps({"facets": [{"a": 1}], "data": {"items": records}, "end": 1}, ensure_ascii=False).encode()
    found = list(jsons.read_json(Input(io.BytesIO(data), "big.json")))
    assert [one.title for one in found if isinstance(one, Record)] == [one["title"] for one in records]
    assert next(one.what for one in found if isinstance(one, Issue)).startswith("a large JSON file")
    with pytest.raises(ReadError, match=r"big\.json: article 200: "):
        list(jsons.read_json(Input(io.BytesIO(data[:-15]), "big.json")))


def test_cells_with_quotes_and_line_breaks(tmp_path: Path) -> None:
    articles = read("a.csv", 'title,text\n"قال ""نعم""","سطر أول\nسطر, ثان"\n'.encode(), tmp_path)
    assert articles.loc[0, "text"] == 'قال "نعم"\n\nسطر أول\nسطر, ثان'


def test_rows_carry_the_line_of_their_file(tmp_path: Path) -> None:
    data = f'title,text\nأ,"{BODY}\nسطر"\nب,{BODY}\n'.encode()
    assert read("a.csv", data, tmp_path)["article"].tolist() == ["a-2", "a-4"]


def test_only_the_first_sheet_is_read_and_that_is_said(tmp_path: Path) -> None:
    with pd.ExcelWriter(tmp_path / "a.xlsx") as book:
        pd.DataFrame({"النص": [BODY], "التاريخ": [pd.Timestamp("2022-02-21")]}).to_excel(book, index=False)
        pd.DataFrame({"النص": ["آخر"]}).to_excel(book, sheet_name="ملاحظات", index=False)
    articles, issues = read_articles(tmp_path / "a.xlsx", issues=True)
    assert articles["published"].tolist() == [pd.Timestamp("2022-02-21")]
    assert issues["what"].tolist() == ["the sheet ملاحظات is not read"]


def test_an_address_is_no_id(tmp_path: Path) -> None:
    row = read("a.json", json.dumps({"id": "https://x.example/1", "text": BODY}).encode(), tmp_path).iloc[0]
    assert (row["article"], row["url"]) == ("a-1", "https://x.example/1")


APPS = [json.loads(line) for line in (Path(__file__).parent / "cases" / "apps.jsonl").open(encoding="utf-8")]


@pytest.mark.parametrize("app", APPS, ids=[app["reason"] for app in APPS])
def test_what_news_apps_send(app: dict[str, Any]) -> None:
    """A reader's comment was once taken for the article, whose own text bore a name not known."""
    articles, issues = read_articles(json.dumps(app["sent"]).encode(), issues=True)
    assert issues.empty
    (row,) = articles.to_dict("records")
    day = None if pd.isna(row["published"]) else row["published"].isoformat()
    assert {**{field: row[field] for field in ("article", "author", "url")}, "published": day} == app["read"]
    assert row["title"] == "عودة الملاحة"
    assert row["text"].split("\n")[2:] == [
        "أعلنت هيئة الموانئ، الأحد، عودة الملاحة.",
        "وقال المدير إن «الحركة طبيعية».",
    ]


def test_comments_alone_are_no_articles() -> None:
    with pytest.raises(ReadError, match=r"no field for the text; fields there: comments, story_id"):
        read_articles(json.dumps({"story_id": 5, "comments": [{"text": "تعليق قارئ"}]}).encode())


MISNAMED = [
    ("page.txt", f"<!DOCTYPE html><html><h1>عنوان أول</h1><p>{BODY}</p></html>", "HTML under the name of a text"),
    ("array.txt", json.dumps(RECORDS[:1]), "JSON under the name of a text"),
    ("array.jsonl", json.dumps(RECORDS[:1]), "JSON under the name of JSON lines"),
    ("pretty.jsonl", json.dumps(RECORDS[:1], indent=1), "JSON under the name of JSON lines"),
    ("object.jsonl", json.dumps(RECORDS[0], indent=1), "JSON under the name of JSON lines"),
]


@pytest.mark.parametrize(("name", "text", "what"), MISNAMED, ids=[row[0] for row in MISNAMED])
def test_what_bears_the_name_of_another_format(tmp_path: Path, name: str, text: str, what: str) -> None:
    """A page saved as .txt was once read with its tags as words, and nothing said."""
    (tmp_path / name).write_text(text, encoding="utf-8")
    articles, issues = read_articles(tmp_path / name, issues=True)
    assert articles["text"].tolist() == [f"عنوان أول\n\n{BODY}"]
    assert issues["what"].tolist() == [what]


@pytest.mark.parametrize("text", [f"[صورة] {BODY}", f'{{"قال" {BODY}', "<رويترز> " + BODY, f'[{{"text": {BODY}'])
def test_what_only_looks_like_another_format(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    articles, issues = read_articles(tmp_path / "a.txt", issues=True)
    assert articles["text"].tolist() == [text]
    assert issues.empty


def test_excel_says_the_delimiter_in_a_line_of_its_own(tmp_path: Path) -> None:
    articles = read("a.csv", f"sep=;\ntitle;text\nعنوان, أول;{BODY}\n".encode("cp1256"), tmp_path)
    assert articles[["article", "title", "text"]].to_numpy().tolist() == [
        ["a-3", "عنوان, أول", f"عنوان, أول\n\n{BODY}"]
    ]
    with pytest.raises(ReadError, match="line 3: 1 cells where the head has 2"):
        read("a.csv", b"sep=;\ntitle;text\nx\n", tmp_path)


def test_numbers_and_what_mongodb_exports(tmp_path: Path) -> None:
    record = {"_id": {"$oid": "62139a"}, "text": BODY, "date": {"$date": "2022-02-21T10:00:00Z"}}
    row = read("a.json", json.dumps(record).encode(), tmp_path).iloc[0]
    assert (row["article"], row["published"]) == ("62139a", pd.Timestamp("2022-02-21 10:00"))
    assert read("b.json", json.dumps({"id": 7.0, "text": BODY}).encode(), tmp_path).loc[0, "article"] == "7"
