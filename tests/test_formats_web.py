"""What a page says about itself, and what of it a reader sees."""

import io
import json
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import pytest

from analysis.articles import read_articles
from analysis.errors import ReadError
from analysis.formats.record import Input, Issue, Record
from analysis.formats.web import read_html
from analysis.formats.web_meta import choose_title, read_meta
from analysis.formats.web_text import html_to_text, parse_page

BODY = "<p>كشف رئيس الحكومة عن دور جهاز المخابرات في المفاوضات الإقليمية.</p>"


def ld(**values: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(values, ensure_ascii=False)}</script>'


def read(page: str | bytes) -> tuple[Record, list[Issue]]:
    data = page.encode() if isinstance(page, str) else page
    found = list(read_html(Input(io.BytesIO(data), "a.html")))
    return next(one for one in found if isinstance(one, Record)), [one for one in found if isinstance(one, Issue)]


NAMES = [{"@type": "Person", "name": "سارة"}, {"name": "علي"}]
META = [
    ("article", ld(**{"@type": "NewsArticle", "headline": "عنوان"}), "title", "عنوان"),
    ("type in a list", ld(**{"@type": ["WebPage", "Article"], "headline": "عنوان"}), "title", "عنوان"),
    ("a graph", ld(**{"@graph": [{"@type": "BlogPosting", "headline": "عنوان"}]}), "title", "عنوان"),
    (
        "a list",
        '<script type="application/ld+json">[{"@type":"Article","headline":"عنوان"}]</script>',
        "title",
        "عنوان",
    ),
    ("not an article", ld(**{"@type": "WebSite", "headline": "الموقع"}), "title", ""),
    ("several authors", ld(**{"@type": "Article", "author": NAMES}), "author", "سارة، علي"),
    ("a profile is no name", '<meta name="author" content="https://x.example/sara">', "author", ""),
    ("publisher", ld(**{"@type": "Article", "publisher": {"name": "النخلة"}}), "source", "النخلة"),
    ("og before heading", '<meta property="og:title" content="عنوان">', "title", "عنوان"),
    ("published, not modified", ld(**{"@type": "Article", "datePublished": "2022-02-21"}), "published", "2022-02-21"),
    ("time element", "<time datetime='2022-02-21'>أمس</time>", "published", "2022-02-21"),
    ("time without attribute", "<time>21 شباط 2022</time>", "published", "21 شباط 2022"),
    ("canonical", '<link rel="canonical" href="https://x.example/1">', "url", "https://x.example/1"),
    ("an address must be whole", '<link rel="canonical" href="/1">', "url", ""),
]


@pytest.mark.parametrize(("reason", "head", "field", "value"), META, ids=[row[0] for row in META])
def test_statements_of_a_page(reason: str, head: str, field: str, value: str) -> None:
    assert read_meta(parse_page(f"<html><head>{head}</head><body>{BODY}</body></html>"))[field] == value


TITLES = [
    ("<title>عنوان طويل للخبر | النخلة</title>", [], ("عنوان طويل للخبر", "النخلة"), "the longer part"),
    (
        "<title>وكالة النخلة للأنباء - عنوان</title>",
        ["عنوان"],
        ("عنوان", "وكالة النخلة للأنباء"),
        "the part in the text",
    ),
    ("<title>كذا</title><h1>عنوان</h1>", [], ("عنوان", ""), "one heading"),
    ("<title>عنوان - كذا</title><h1>أ</h1><h1>ب</h1>", [], ("عنوان", "كذا"), "two headings prove nothing"),
    ("<title>رئيس-وزراء العراق</title>", [], ("رئيس-وزراء العراق", ""), "a hyphen is no separator"),
    ("", [], ("", ""), "nothing"),
]


@pytest.mark.parametrize(("head", "lines", "expected", "reason"), TITLES, ids=[row[3] for row in TITLES])
def test_the_title_of_a_page_without_metadata(
    head: str, lines: list[str], expected: tuple[str, str], reason: str
) -> None:
    assert choose_title(parse_page(f"<html>{head}{BODY}</html>"), "", lines) == expected


WORDS = [
    ("<p>كشف <b>الوزير</b> عن</p>", "كشف الوزير عن", "inline tags make no line"),
    ("أولى<br>ثانية<br/><br/>ثالثة", "أولى\nثانية\nثالثة", "line breaks"),
    ("<ul><li>أ<li>ب</ul>", "أ\nب", "lists left open"),
    ("<p>أ</p><style>p{}</style><template>ب</template>", "أ", "what is not seen"),
    ("<p>أ</p><blockquote class='twitter-tweet'>ب</blockquote>", "أ", "another's words"),
    ("3 &lt; 5 &amp; 6", "3 < 5 & 6", "entities without tags"),
    ("3 < 5 و 6 > 2", "3 < 5 و 6 > 2", "signs that are no tags"),
    ("<p>&lt;script&gt;</p>", "<script>", "an escaped tag is text"),
    ("<!-- سر --><p>أ</p>", "أ", "comments"),
    ("<p></p>", "", "nothing"),
]


@pytest.mark.parametrize(("fragment", "text", "reason"), WORDS, ids=[row[2] for row in WORDS])
def test_the_words_of_html(fragment: str, text: str, reason: str) -> None:
    assert html_to_text(fragment) == text


def test_a_page_saved_as_a_single_file(tmp_path: Path) -> None:
    page = MIMEText(f"<h1>عنوان</h1>{BODY}", "html", "utf-8")
    saved = MIMEMultipart("related")
    saved["Snapshot-Content-Location"] = "https://x.example/1"
    saved.attach(page)
    saved.attach(MIMEText("p {}", "css"))
    (tmp_path / "a.mhtml").write_bytes(saved.as_bytes())
    row = read_articles(tmp_path / "a.mhtml").iloc[0]
    assert (row["title"], row["url"]) == ("عنوان", "https://x.example/1")
    (tmp_path / "b.mht").write_bytes(b"Subject: x\n\nno page")
    with pytest.raises(ReadError, match=r"b\.mht: no page in it"):
        read_articles(tmp_path / "b.mht")


def test_the_heading_is_not_read_twice() -> None:
    record, _ = read(f"<article><h1>عنوان الخبر</h1>{BODY}{BODY.replace('كشف', 'أعلن')}</article>")
    assert record.text.count("عنوان الخبر") == 1


def test_links_at_the_bottom_are_left_out() -> None:
    record, _ = read(f"<article><h1>عنوان</h1>{BODY}<p><a href='/x'>خبر آخر عن المدينة</a></p></article>")
    assert "خبر آخر" not in record.text


@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1", "no-such-charset", "windows-1252"])
def test_the_bytes_are_trusted_over_the_declaration(declared: str) -> None:
    page = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}"><h1>عنوان</h1>{BODY}'
    record, issues = read(page.encode("cp1256"))
    assert record.title == "عنوان"
    assert issues[0].what == f"the page says {declared}, its bytes are cp1256"


def test_an_external_entity_is_not_followed() -> None:
    page = f'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><h1>عنوان</h1><p>&x;</p>{BODY}'
    record, _ = read(page)
    assert "root:" not in record.text


def test_depth_beyond_reason_is_no_crash() -> None:
    record, _ = read("<div>" * 3000 + BODY)
    assert isinstance(record.text, str)
