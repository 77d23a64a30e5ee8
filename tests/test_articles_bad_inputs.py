"""Every bad input known to us: the exact error, or the exact row of issues."""

import gzip
import io
import json
import os
import re
from pathlib import Path

import pandas as pd
import pytest
from made_files import make_docx, make_pdf, make_zip

from analysis.articles import read_articles, split_paragraphs
from analysis.errors import ReadError

NEWS = "كشف رئيس الحكومة عن دور جهاز المخابرات في المفاوضات الإقليمية، وقال إن الأمن مستتب في البلاد."
RECORD = {"title": "عنوان الخبر", "text": NEWS}
BILLION = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><rss><channel><item>&b;</item></channel></rss>'
OUTSIDE = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item>&x;</item></channel></rss>'


def lines(*records: object) -> bytes:
    return "\n".join(json.dumps(record) for record in records).encode()


ERRORS = [
    ("empty", "a.txt", b""),
    ("an empty table", "a.csv", b""),
    ("format characters only", "a.txt", "\u200f\u200c \n\ufeff".encode()),
    ("a picture named text", "a.txt", b"\x89PNG\r\n\x1a\n" + bytes(90)),
    ("gzip named text", "a.txt", gzip.compress(NEWS.encode())),
    ("one bad byte", "a.txt", NEWS.encode()[:20] + b"\xff" + NEWS.encode()[20:]),
    ("a cp1256 tail", "a.txt", NEWS.encode() + NEWS.encode("cp1256")),
    ("letters lost", "a.txt", b"???? ???? ??????? ?? ???"),
    ("letters replaced", "a.txt", ("\ufffd" * 40 + "خبر").encode()),
    ("100 MB in one line", "a.txt", "ا".encode() * 50_000_000),
    ("an endless article", "a.txt", ("سطر " * 2_000_000).encode()),
    ("a million paragraphs", "a.txt", "سطر\n".encode() * 1_000_000),
    ("JSON nested deep", "a.json", b'{"a":' * 100_000 + b"1" + b"}" * 100_000),
    ("JSON nested 200 deep", "a.json", b"[" * 200 + b"]" * 200),
    ("JSON broken", "a.json", b'[{"text": "x"},\n{"text": }]'),
    ("JSON without a text", "a.json", b'[{"id": 1, "kind": 2}]'),
    ("JSON lines, none an article", "a.jsonl", b'{"id": 1}\n{"id": 2}'),
    ("ragged CSV", "a.csv", "title,text\nعنوان,نص,زائد\n".encode()),
    ("unbalanced quote", "a.csv", 'title,text\nأ,ب\nعنوان,"نص\nآخر,نص\n'.encode()),
    ("columns missing", "a.csv", b"name,kind\n1,2\n"),
    ("a column twice", "a.csv", b"text,text\n1,2\n"),
    ("billion laughs", "a.rss", BILLION.encode()),
    ("external entity", "a.rss", OUTSIDE.encode()),
    ("broken XML", "a.rss", b"<rss><channel>"),
    ("a feed without entries", "a.rss", b"<rss><channel></channel></rss>"),
    ("docx bomb", "a.docx", make_zip({"word/document.xml": bytes(60_000_000)})),
    ("gzip bomb", "a.txt.gz", gzip.compress(bytes(60_000_000))),
    ("docx cut off", "a.docx", make_docx("<w:p/>")[:-40]),
    ("xlsx of nothing", "a.xlsx", make_zip({"xl/nothing": b""})),
    ("a scan", "a.pdf", make_pdf([])),
    ("PDF cut off", "a.pdf", b"%PDF-1.4\nrubbish"),
    ("Parquet cut off", "a.parquet", b"PAR1rubbish"),
    ("a page of scripts", "a.html", b"<html><script>x()</script></html>"),
    ("id with a path", "a.json", lines({"id": "../../etc/x", **RECORD})),
    ("no such format", "a.doc", b"\xd0\xcf\x11\xe0"),
    ("same id twice", "a.jsonl", lines({"id": "7", **RECORD}, {"id": "7", "text": NEWS})),
    ("fields that aren't", "a.csv", b"text\nx\n"),
]


MESSAGES = pd.read_csv(Path(__file__).parent / "cases" / "bad_inputs.csv", index_col="reason")["message"]


@pytest.mark.parametrize(("reason", "name", "data"), ERRORS, ids=[row[0] for row in ERRORS])
def test_errors_name_file_and_place(tmp_path: Path, reason: str, name: str, data: bytes) -> None:
    """The whole message; … stands for a library's own words."""
    (tmp_path / name).write_bytes(data)
    fields = {"text": "body"} if reason == "fields that aren't" else None
    with pytest.raises(ReadError) as caught:
        read_articles(tmp_path / name, fields=fields)
    place, _, told = str(caught.value).partition(": ")
    assert place in (str(tmp_path / name), str(tmp_path / name).removesuffix(".gz"))
    assert re.fullmatch(re.escape(MESSAGES[reason]).replace("…", ".*"), told.removesuffix("; no article could be read"))


def test_every_message_has_its_input() -> None:
    assert sorted(MESSAGES.index) == sorted(row[0] for row in ERRORS)
    assert len(ERRORS) + len(WARNINGS) + len(HANDLED) > 40


def test_a_locked_pdf(tmp_path: Path) -> None:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(make_pdf(["x"]))))
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(tmp_path / "locked.pdf")
    with pytest.raises(ReadError, match=r"locked\.pdf: the PDF is locked with a password"):
        read_articles(tmp_path / "locked.pdf")


RTL_OVERRIDE = NEWS[:10] + "\u202e" + NEWS[10:]
PAGE = f'<html><meta charset="{{}}"><h1>عنوان</h1><p>{NEWS}</p><p>{NEWS}</p></html>'
WARNINGS = [
    ("NULs", "a.txt", (NEWS + "\0").encode(), f"a NUL at character {len(NEWS)}", "kept"),
    ("cut in a character", "a.txt", NEWS[:40].encode()[:-1], "the last character is cut off", "repaired"),
    ("charset that lies", "a.html", PAGE.format("windows-1256").encode(), "the page says windows-1256", "kept"),
    ("mojibake", "a.txt", NEWS.encode().decode("cp1256").encode(), "mojibake", "repaired"),
    ("lone surrogate", "a.json", lines({"text": NEWS + "\ud800"}), "half a character", "repaired"),
    ("key twice", "a.json", f'{{"text": "x", "text": "{NEWS}"}}'.encode(), "the key 'text' is given twice", "kept"),
    ("bad JSON line", "a.jsonl", lines(RECORD) + b"\n{bad\n" + lines(RECORD), "not JSON", "rejected"),
    (
        "tracked changes",
        "a.docx",
        make_docx(f"<w:p><w:ins><w:r><w:t>{NEWS}</w:t></w:r></w:ins></w:p>"),
        "tracked",
        "kept",
    ),
    ("shapes in a PDF", "a.pdf", make_pdf(["ﺍﻷﻣﻦ ﺍﻟﻮﻃﻨﻲ ﻣﺴﺘﺘﺐ ﻓﻲ ﺍﻟﺒﻼﺩ"]), "presentation forms", "repaired"),
    ("PDF back to front", "a.pdf", make_pdf([NEWS[:60][::-1]]), "left to right", "repaired"),
    ("direction override", "a.txt", RTL_OVERRIDE.encode(), "(U+202E) at character 10", "kept"),
    ("two scripts", "a.txt", (NEWS + " ‏Nаto").encode(), "a word in two scripts", "kept"),
    (
        "English",
        "a.txt",
        b"The minister said that the security of the country is in good hands.",
        "not Arabic (en)",
        "kept",
    ),
    ("Persian", "a.txt", "رئیس جمهور گفت که این موضوع برای منطقه مهم است و باید بررسی شود".encode(), "(fa)", "kept"),
    ("Urdu", "a.txt", "وزیر اعظم نے کہا ہے کہ ملک میں امن و امان کی صورتحال بہتر ہے".encode(), "(ur)", "kept"),
    ("Kurdish", "a.txt", "سەرۆکی حکومەت ڕایگەیاند کە دەزگای ئاسایش لە پارێزگاکان کار دەکات".encode(), "(ckb)", "kept"),
    ("same text twice", "a.jsonl", lines(RECORD, RECORD), "the same text as a-1", "kept"),
    ("a date in two ways", "a.json", lines({**RECORD, "date": "5 تشرين 2022"}), "may be two", "left empty"),
]


@pytest.mark.parametrize(("reason", "name", "data", "what", "action"), WARNINGS, ids=[row[0] for row in WARNINGS])
def test_warnings_are_rows(tmp_path: Path, reason: str, name: str, data: bytes, what: str, action: str) -> None:
    (tmp_path / name).write_bytes(data)
    articles, issues = read_articles(tmp_path / name, issues=True)
    assert len(articles)
    assert issues["what"].str.contains(what, regex=False).sum() == 1, issues["what"].tolist()
    row = issues[issues["what"].str.contains(what, regex=False)].iloc[0]
    assert row["action"].startswith(action)
    assert row["file"] == str(tmp_path / name)
    with pytest.warns(UserWarning, match="issues=True lists them"):
        read_articles(tmp_path / name)


def test_a_pdf_locked_in_aes(tmp_path: Path) -> None:
    ways = "/StmF /A /StrF /A /CF << /A << /CFM /AESV2 /Length 16 >> >>"
    zeros = "00" * 32
    lock = f"/Encrypt << /Filter /Standard /V 4 /R 4 /Length 128 /P -44 /O <{zeros}> /U <{zeros}> {ways} >>"
    data = make_pdf(["x"]).replace(b"/Root 1 0 R", f"/Root 1 0 R {lock} /ID [<00> <00>]".encode())
    (tmp_path / "aes.pdf").write_bytes(data)
    with pytest.raises(ReadError, match=r"aes\.pdf: the PDF is locked"):
        read_articles(tmp_path / "aes.pdf")


def test_the_bad_line_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(lines(RECORD) + b"\n{bad\n")
    _, issues = read_articles(tmp_path / "a.jsonl", issues=True)
    assert issues.loc[0, "line"] == 2


HANDLED = [
    ("UTF-16 without a mark", "a.txt", NEWS.encode("utf-16-le"), NEWS),
    ("JSON with a mark", "a.json", b"\xef\xbb\xbf" + json.dumps([{"text": NEWS}]).encode(), NEWS),
    ("NA is text", "a.csv", f"id,title,text\n007,NA,{NEWS}\n".encode(), f"NA\n\n{NEWS}"),
    ("emoji", "a.txt", f"😀 {NEWS} 🚨".encode(), f"😀 {NEWS} 🚨"),
    (
        "joiners, tatweel, NFD",
        "a.txt",
        f"{NEWS} می\u200cشود الأمـــن ا\u0653".encode(),
        f"{NEWS} می\u200cشود الأمـــن ا\u0653",
    ),
    (
        "tables in Word",
        "a.docx",
        make_docx(f"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>{NEWS}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"),
        NEWS,
    ),
]


@pytest.mark.parametrize(("reason", "name", "data", "text"), HANDLED, ids=[row[0] for row in HANDLED])
def test_handled_without_a_word(tmp_path: Path, reason: str, name: str, data: bytes, text: str) -> None:
    (tmp_path / name).write_bytes(data)
    articles, issues = read_articles(tmp_path / name, issues=True)
    assert articles["text"].tolist() == [text]
    assert issues.empty
    if name == "a.csv":
        assert articles.loc[0, "article"] == "007"


def test_scripts_handlers_and_hidden_text_are_dropped(tmp_path: Path) -> None:
    hidden = '<p style="display: none">خفي</p><p hidden>سر</p>'
    page = f'<h1>عنوان</h1><script>alert(1)</script><p onclick="x()">{NEWS}</p>{hidden}'
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    assert read_articles(tmp_path / "a.html").loc[0, "text"] == f"عنوان\n\n{NEWS}"


def test_other_languages_are_never_counted(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "رئیس جمهور گفت\n\nکه این موضوع برای منطقه مهم است و باید بررسی شود", encoding="utf-8"
    )
    articles, _ = read_articles(tmp_path / "a.txt", issues=True)
    assert set(split_paragraphs(articles)["role"]) == {"meta"}


def test_damage_is_replaced_on_request(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(NEWS.encode()[:20] + b"\xff" + NEWS.encode()[20:])
    articles, issues = read_articles(tmp_path / "a.txt", errors="replace", issues=True)
    assert articles.loc[0, "text"].count("\ufffd") == 1
    assert issues.loc[0, "byte"] == 20
    assert pd.isna(issues.loc[0, "line"])


def test_a_batch_goes_on(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(NEWS, encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "bad.json").write_bytes(b"{")
    (tmp_path / "style.css").write_bytes(b"x")
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "good.txt").write_text(NEWS + " ثانيًا", encoding="utf-8")
    articles, issues = read_articles(tmp_path, issues=True)
    assert articles["article"].tolist() == ["good"]
    found = {Path(row.file).name: (row.action, row.what) for row in issues.itertuples()}
    assert found["empty.txt"] == ("rejected", "there is no text in it")
    assert found["bad.json"][0] == "rejected"
    assert found["style.css"] == ("skipped", "no reader for .css")
    assert found["good.txt"] == ("rejected", "the id good is given twice; every article needs its own")
    with pytest.warns(UserWarning, match="3 rejected, 1 skipped, 0 warnings"):
        read_articles(tmp_path)


def test_nothing_in_a_batch_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no article here"):
        read_articles(tmp_path)
    (tmp_path / "empty.txt").write_bytes(b"")
    with pytest.raises(ReadError, match=r"empty\.txt: there is no text in it; no article could be read"):
        read_articles(tmp_path)
    with pytest.raises(ReadError, match="no such file or folder"):
        read_articles(tmp_path / "none.txt")
    with pytest.raises(ReadError, match="nothing is read from the network"):
        read_articles("https://example.org/article.html")


def test_links_pipes_and_devices(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (tmp_path / "outside.txt").write_text(NEWS, encoding="utf-8")
    (folder / "good.txt").write_text(NEWS, encoding="utf-8")
    (folder / "out.txt").symlink_to(tmp_path / "outside.txt")
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    (folder / "again").symlink_to(folder)
    os.mkfifo(folder / "pipe.txt")
    articles, issues = read_articles(folder, issues=True)
    assert articles["article"].tolist() == ["good"]
    found = {Path(row.file).name: row.what for row in issues.itertuples()}
    assert found["out.txt"] == "the link leads out of the folder"
    assert found["again"] == "a link to a folder is not followed"
    assert found["pipe.txt"] == found["loop.txt"] == "not a regular file (a pipe, a device, a broken link)"
    for name in ("loop.txt", "pipe.txt"):
        with pytest.raises(ReadError, match="not a regular file"):
            read_articles(folder / name)


def test_zips_that_lead_out_or_hold_zips(tmp_path: Path) -> None:
    members = {"../x.txt": NEWS.encode(), "good.txt": NEWS.encode(), "in.zip": b"PK", "bad.json": b"{"}
    (tmp_path / "a.zip").write_bytes(make_zip(members))
    articles, issues = read_articles(tmp_path / "a.zip", issues=True)
    assert articles["article"].tolist() == ["good"]
    found = dict(zip(issues["file"].str.rpartition("!")[2], issues["what"], strict=True))
    assert found["../x.txt"] == "the name leads out of the archive"
    assert found["in.zip"] == "an archive inside an archive: unpack it first"
    assert "line 1, column 2" in found["bad.json"]


def test_word_keeps_insertions_and_drops_deletions(tmp_path: Path) -> None:
    run = "<w:r><w:t>{}</w:t></w:r>".format
    settings = "<w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>"
    changes = f"<w:ins>{run('الوزير')}</w:ins><w:del>{run('النائب')}</w:del>"
    body = f"<w:p>{settings}{run('قال ')}{changes}</w:p>"
    (tmp_path / "a.docx").write_bytes(make_docx(body))
    articles, issues = read_articles(tmp_path / "a.docx", issues=True)
    assert articles.loc[0, "text"] == "قال الوزير"
    assert issues["what"].tolist()[:2] == ["tracked insertions", "tracked deletions"]


def test_a_broken_zip(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(make_zip({"a.txt": NEWS.encode()})[:-30])
    with pytest.raises(ReadError, match=r"a\.zip: not a whole zip archive"):
        read_articles(tmp_path / "a.zip")
