"""What may be named as a source, and how files inside archives are reached."""

import gzip
import io
import json
from pathlib import Path

import pandas as pd
import pytest
from made_files import make_zip

from analysis.articles import read_articles
from analysis.errors import ReadError
from analysis.formats import tables
from analysis.formats.record import Input, Record

BODY = "كشف رئيس الحكومة عن دور جهاز المخابرات في المفاوضات الإقليمية."


def parquet() -> bytes:
    packed = io.BytesIO()
    pd.DataFrame({"id": ["p"], "text": [BODY + " باركيه"]}).to_parquet(packed)
    return packed.getvalue()


def test_a_list_goes_on_past_what_is_missing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY, encoding="utf-8")
    articles, issues = read_articles([tmp_path / "a.txt", tmp_path / "none.txt"], issues=True)
    assert articles["article"].tolist() == ["a"]
    assert issues[["file", "what"]].to_numpy().tolist() == [
        [str(tmp_path / "none.txt"), "no such file or folder; check the name"]
    ]


@pytest.mark.parametrize("source", [5, None])
def test_what_is_no_source(source: object) -> None:
    with pytest.raises(ReadError, match="not a source; give a path"):
        read_articles(source)


def test_an_unknown_way_with_errors() -> None:
    with pytest.raises(ReadError, match="errors='ignore' is not known"):
        read_articles(BODY.encode(), errors="ignore")


def test_patterns_and_nested_folders(tmp_path: Path) -> None:
    for name in ("a/one.txt", "a/b/two.txt", "three.md"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{BODY} {name}", encoding="utf-8")
    assert read_articles(str(tmp_path / "**" / "*.txt"))["article"].tolist() == ["two", "one"]
    assert sorted(read_articles(str(tmp_path / "*"))["article"]) == ["one", "three", "two"]  # folders matched too
    assert sorted(read_articles(tmp_path)["article"]) == ["one", "three", "two"]


def test_parts_of_a_saved_page_and_hidden_files_are_left(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(f"<h1>عنوان</h1><p>{BODY}</p>", encoding="utf-8")
    (tmp_path / "page_files").mkdir()
    (tmp_path / "page_files" / "frame.html").write_text("<p>إعلان</p>", encoding="utf-8")
    (tmp_path / ".hidden.txt").write_text(BODY, encoding="utf-8")
    (tmp_path / "README.md").write_text("What lies here", encoding="utf-8")
    articles, issues = read_articles(tmp_path, issues=True)
    assert articles["article"].tolist() == ["page"]
    assert issues["what"].tolist() == ["the parts of a saved page", "a file about the folder"]


def test_every_kind_of_file_inside_a_zip(tmp_path: Path) -> None:
    members = {
        "lines.jsonl": json.dumps({"id": "j", "text": BODY}).encode(),
        "table.csv": f"id,text\nc,{BODY} جدول\n".encode(),
        "table.parquet": parquet(),
    }
    (tmp_path / "a.zip").write_bytes(make_zip(members))
    assert read_articles(tmp_path / "a.zip")["article"].tolist() == ["j", "c", "p"]
    (tmp_path / "b.parquet.gz").write_bytes(gzip.compress(parquet()))
    assert read_articles(tmp_path / "b.parquet.gz")["article"].tolist() == ["p"]


def test_a_large_csv_is_read_line_by_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MAX_DOCUMENT", 2000)
    monkeypatch.setattr(tables, "_SAMPLE", 1000)
    rows = "".join(f'{number},"{BODY}\nسطر {number}"\n' for number in range(100))
    for encoding in ("utf-8", "cp1256"):
        stream = io.BytesIO(f"id,text\n{rows}".encode(encoding))
        found = [one for one in tables.read_csv(Input(stream, "a.csv")) if isinstance(one, Record)]
        assert [one.article for one in found] == [str(number) for number in range(100)]
        assert found[-1].text == f"{BODY}\nسطر 99"


def test_the_hash_is_of_the_file_on_disk(tmp_path: Path) -> None:
    import hashlib

    (tmp_path / "a.txt").write_bytes(BODY.encode("cp1256"))
    row = read_articles(tmp_path / "a.txt").iloc[0]
    assert row["sha256"] == hashlib.sha256(BODY.encode("cp1256")).hexdigest()
    assert row["file"] == str(tmp_path / "a.txt")


def test_the_bar_is_shown_on_request(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(BODY, encoding="utf-8")
    read_articles(tmp_path, progress=True)
    assert "reading" in capsys.readouterr().err
    read_articles(tmp_path)
    assert capsys.readouterr().err == ""
