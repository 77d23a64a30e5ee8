"""Markdown, feeds, Word, PDF: their words in reading order."""

from pathlib import Path

import pandas as pd
from made_files import make_docx, make_pdf, make_zip

from analysis.articles import read_articles

BODY = "كشف رئيس الحكومة عن دور جهاز المخابرات في المفاوضات الإقليمية."


def test_markdown_gives_what_a_reader_sees(tmp_path: Path) -> None:
    front = "---\nauthor: سارة\ndate: 2022-02-21\n---\n"
    text = f"# عنوان الخبر\n\n**{BODY}** [رابط](http://x)\n\n- نقطة\n> اقتباس\n\n***\n"
    (tmp_path / "a.md").write_text(front + text, encoding="utf-8")
    row = read_articles(tmp_path / "a.md").iloc[0]
    assert row["title"] == "عنوان الخبر"
    assert row["text"] == f"عنوان الخبر\n\n{BODY} رابط\n\nنقطة\nاقتباس"
    assert (row["author"], row["published"]) == ("سارة", pd.Timestamp("2022-02-21"))


RSS = f"""<?xml version="1.0"?><rss xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>موقع النخلة</title>
<item><title>عنوان أول</title><link>https://x.example/1</link><pubDate>Mon, 21 Feb 2022 10:00:00 +0300</pubDate>
<dc:creator>سارة</dc:creator><description>مختصر</description>
<content:encoded><![CDATA[<p>{BODY}</p><p>فقرة ثانية</p>]]></content:encoded></item>
<item><title>بلا متن</title></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>موقع السنبلة</title><entry><title>عنوان</title>
<link rel="alternate" href="https://x.example/2"/><published>2022-02-21T10:00:00Z</published>
<author><name>علي</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{BODY}</p><p>ثانية</p></div></content></entry></feed>"""


def test_rss(tmp_path: Path) -> None:
    (tmp_path / "a.rss").write_text(RSS, encoding="utf-8")
    articles, issues = read_articles(tmp_path / "a.rss", issues=True)
    row = articles.iloc[0]
    assert row["text"] == f"عنوان أول\n\n{BODY}\nفقرة ثانية"
    assert (row["source"], row["author"], row["url"]) == ("موقع النخلة", "سارة", "https://x.example/1")
    assert row["published"] == pd.Timestamp("2022-02-21 10:00")
    assert issues["what"].tolist() == ["the entry has no text"]


def test_atom(tmp_path: Path) -> None:
    (tmp_path / "a.atom").write_text(ATOM, encoding="utf-8")
    row = read_articles(tmp_path / "a.atom").iloc[0]
    assert row["text"] == f"عنوان\n\n{BODY}\nثانية"
    assert (row["source"], row["author"], row["url"]) == ("موقع السنبلة", "علي", "https://x.example/2")


def test_a_feed_in_windows_1256(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(RSS.replace('"1.0"', '"1.0" encoding="windows-1256"', 1).encode("cp1256"))
    articles, _ = read_articles(tmp_path / "a.xml", issues=True)
    assert BODY in articles.loc[0, "text"]


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>"


def test_word(tmp_path: Path) -> None:
    box = f"<w:p><w:r><w:t>قبل</w:t><w:txbxContent>{paragraph('في الإطار')}</w:txbxContent></w:r></w:p>"
    body = paragraph("عنوان الخبر") + paragraph("بقلم: سارة") + paragraph(BODY) + box
    (tmp_path / "a.docx").write_bytes(make_docx(body))
    row = read_articles(tmp_path / "a.docx").iloc[0]
    assert (row["title"], row["author"]) == ("عنوان الخبر", "بقلم: سارة")
    assert row["text"] == f"عنوان الخبر\nبقلم: سارة\n{BODY}\nقبل\nفي الإطار"


def test_pdf_in_drawing_order_and_in_shapes(tmp_path: Path) -> None:
    drawn = ["2022 ماع تاضوافملا يف تارباخملا زاهج رود نع ةموكحلا سيئر فشك", ".(سمأ) مهم نمألا نإ ريزولا لاقو"]
    (tmp_path / "a.pdf").write_bytes(make_pdf(drawn))
    articles, _ = read_articles(tmp_path / "a.pdf", issues=True)
    text = articles.loc[0, "text"]
    assert text == "كشف رئيس الحكومة عن دور جهاز المخابرات في المفاوضات عام 2022 وقال الوزير إن الأمن مهم (أمس)."
    (tmp_path / "b.pdf").write_bytes(make_pdf(["دالبلا يف بتتسم ينطولا ﻦﻣﻷا"]))
    articles, _ = read_articles(tmp_path / "b.pdf", issues=True)
    assert articles.loc[0, "text"] == "الأمن الوطني مستتب في البلاد"


def test_zip_members_keep_their_names(tmp_path: Path) -> None:
    members = {"days/one.txt": BODY.encode(), "days/two.html": f"<h1>عنوان</h1><p>{BODY}</p>".encode(), "x.css": b"x"}
    (tmp_path / "a.zip").write_bytes(make_zip(members))
    articles, issues = read_articles(tmp_path / "a.zip", issues=True)
    assert articles["article"].tolist() == ["one", "two"]
    assert articles["file"].str.endswith("a.zip!days/one.txt").tolist() == [True, False]
    assert articles.loc[0, "sha256"] == articles.loc[1, "sha256"]
    assert "no reader for .css" in issues.loc[0, "what"]
