"""The export as users call it: on the real article, and on input that must be refused."""

import json
import re
from pathlib import Path

import pandas as pd
import pytest
from odd_articles import PLAIN, REAL

import analysis
from analysis.errors import CodebookError, MaqalError, ReportError

LIMIT = 400 * 1024


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, pd.DataFrame]:
    """Export the real article once: its reports, its tables, what was written."""
    out, tables = tmp_path_factory.mktemp("reports"), tmp_path_factory.mktemp("tables")
    return out, tables, analysis.export_report(REAL, out, tables=tables, progress=False)


def test_what_was_written_is_told_and_nothing_else_is_left(made: tuple[Path, Path, pd.DataFrame]):
    out, tables, written = made
    assert list(written.columns) == ["article", "lang", "file", "bytes", "sha256"]
    assert {Path(file) for file in written["file"]} == {*out.iterdir(), *tables.iterdir()}
    assert written["bytes"].tolist() == [Path(file).stat().st_size for file in written["file"]]


def test_the_files_are_small_enough_to_mail(made: tuple[Path, Path, pd.DataFrame]):
    out, _, _ = made
    assert all(page.stat().st_size < LIMIT for page in out.glob("*.html"))


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_report_tells_the_story_first(made: tuple[Path, Path, pd.DataFrame], lang: str):
    page = (made[0] / f"{REAL.stem}.{lang}.html").read_text(encoding="utf-8")
    assert page.index("<h1") < page.index('id="in-short"') < page.index('class="chapter"')
    short = page[page.index('class="in-short"') :].split("</section>")[0]
    assert 5 <= short.count("<li>") <= 7
    anchors = re.findall(r'href="#([^"]+)"', short)
    assert all(f'id="{anchor}"' in page for anchor in anchors)
    assert page.count("<figure") >= 6
    assert page.count('class="data"') == page.count("<figure"), "a table under every figure"


def test_the_method_receipt_names_article_and_codebooks(made: tuple[Path, Path, pd.DataFrame]):
    page = (made[0] / f"{REAL.stem}.en.html").read_text(encoding="utf-8")
    assert "1909687cc7fd3b82552d155517291adb76d04e4a55c55d42609798c5e7252a46" in page
    assert "NewsArticle" in page
    assert "annotations.jsonld" in page, "the report says which tables go with it"


def test_no_machine_is_named_in_a_page(made: tuple[Path, Path, pd.DataFrame]):
    for page in made[0].glob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert str(made[0]) not in text
        assert ".writing-" not in text
        assert ".pickle" not in text
        assert str(Path.home()) not in text


def test_the_tables_agree_and_open_in_a_spreadsheet(made: tuple[Path, Path, pd.DataFrame]):
    _, tables, _ = made
    for name in ("mentions", "themes", "agencies", "quotes"):
        assert (tables / f"{name}.csv").read_bytes().startswith(b"\xef\xbb\xbf")
        assert len(pd.read_csv(tables / f"{name}.csv")) == len(pd.read_parquet(tables / f"{name}.parquet")) > 0


def test_the_annotations_select_the_words_they_quote(made: tuple[Path, Path, pd.DataFrame]):
    text = REAL.read_text(encoding="utf-8")
    page = json.loads((made[1] / "annotations.jsonld").read_text(encoding="utf-8"))
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert page["items"]
    for item in page["items"]:
        place, quote = item["target"]["selector"]
        start, end = place["start"], place["end"]
        assert text[start:end] == quote["exact"]
        assert text[start - len(quote["prefix"]) : end + len(quote["suffix"])] == (
            quote["prefix"] + quote["exact"] + quote["suffix"]
        )


def test_the_same_input_gives_the_same_bytes_and_one_language_is_enough(
    made: tuple[Path, Path, pd.DataFrame], tmp_path: Path
):
    analysis.export_report(REAL, tmp_path / "again", tables=tmp_path / "tables", progress=False)
    for page in made[0].iterdir():
        assert (tmp_path / "again" / page.name).read_bytes() == page.read_bytes(), page.name


def test_own_codebooks_digits_and_an_article_with_nothing_in_it(tmp_path: Path):
    (tmp_path / "weather.csv").write_text("theme,term\nweather,رياح\nweather,السماء\n", encoding="utf-8")
    (tmp_path / "plain.txt").write_text(PLAIN, encoding="utf-8")
    written = analysis.export_report(
        tmp_path / "plain.txt",
        tmp_path / "out",
        lang="ar",
        digits="arab",
        codebooks=[analysis.read_codebook(tmp_path / "weather.csv")],
        progress=False,
    )
    assert [Path(file).name for file in written["file"]] == ["plain.ar.html", "index.html"]
    page = (tmp_path / "out" / "plain.ar.html").read_text(encoding="utf-8")
    assert "weather" in page
    assert re.search("[٠-٩]+ كلمة", page)
    assert "لا يُذكر في هذا المقال اسم أي جهة رسمية." in page
    assert not re.search(r"<tbody>\s*</tbody>|<div class=.evidence[^>]*></div>", page), "words, not an empty table"
    assert "لم يُعدّ شيء هنا." in page
    assert 'hreflang="en"' not in page, "no link to an edition that isn't there"


@pytest.mark.parametrize(
    ("source", "options", "error", "said"),
    [
        ("missing.txt", {}, MaqalError, "missing.txt"),
        (REAL, {"lang": "fr"}, ReportError, "choose ar, en or both"),
        (REAL, {"digits": "roman"}, MaqalError, "roman"),
        (REAL, {"codebooks": ["no_such_codebook"]}, CodebookError, "no_such_codebook"),
    ],
)
def test_what_can_t_be_done_is_said_and_nothing_is_left(
    source: object, options: dict[str, object], error: type[Exception], said: str, tmp_path: Path
):
    with pytest.raises(error, match=said):
        analysis.export_report(source, tmp_path / "out", progress=False, **options)
    assert not (tmp_path / "out").exists() or not list((tmp_path / "out").iterdir())


FOREIGN = 'The minister visits\n\nThe minister said "hello" to the security forces in the city on Monday and left.\n'


def test_another_language_and_another_codebook_are_told_as_such(tmp_path: Path):
    (tmp_path / "foreign.txt").write_text(FOREIGN, encoding="utf-8")
    (tmp_path / "mine.csv").write_text("theme,term\nwater,مياه\n", encoding="utf-8")
    with pytest.warns(UserWarning, match="1 warning"):
        analysis.export_report(
            tmp_path / "foreign.txt", tmp_path / "out", codebooks=[tmp_path / "mine.csv"], progress=False
        )
    page = (tmp_path / "out" / "foreign.en.html").read_text(encoding="utf-8")
    assert "was not analysed" in page[page.index('class="in-short"') :].split("</section>")[0]
    assert re.findall(r'<h2 id="([^"]+)"', page) == ["in-short", "chapter-article", "method"]
    assert "security forces in the city" in page
    findings = page[: page.index('<h2 id="method"')]
    assert not re.search("no (words|mention|theme|agency)|nobody", findings, re.IGNORECASE), "none is no finding here"
    assert "was not analysed" in (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert "its error was not measured" in page
    assert "F1 = 0.97" not in page


@pytest.mark.parametrize("place", ["a file", "within a file"])
def test_a_place_that_cannot_be_a_folder_is_refused_by_name(tmp_path: Path, place: str):
    taken = tmp_path / "taken.txt"
    taken.write_text("kept", encoding="utf-8")
    out = taken if place == "a file" else taken / "reports"
    with pytest.raises(ReportError, match=r"taken\.txt.*name a"):
        analysis.export_report(REAL, out, progress=False)
    assert taken.read_text(encoding="utf-8") == "kept"


def test_a_file_for_the_tables_is_refused_before_anything_is_written(tmp_path: Path):
    taken = tmp_path / "taken.csv"
    taken.write_text("kept", encoding="utf-8")
    with pytest.raises(ReportError, match=r"taken\.csv: a file"):
        analysis.export_report(REAL, tmp_path / "out", tables=taken, progress=False)
    assert not (tmp_path / "out").exists()
