"""The parts of a report: notebooks run, outputs dressed, pages checked."""

import json
import re
from pathlib import Path

import hostile
import nbformat
import pandas as pd
import pytest
from markupsafe import Markup

import analysis
from analysis.charts import DARK
from analysis.errors import ReportError
from analysis.reports.chapters import make_chapter
from analysis.reports.dependence import dependents
from analysis.reports.dress import dress_html, table_html
from analysis.reports.exchange import defuse
from analysis.reports.export import _file_names
from analysis.reports.figures import colour_css, inline_svg
from analysis.reports.finish import check_page, settle_links
from analysis.reports.fonts import font_css
from analysis.reports.kernel import read_notebook, running_kernel
from analysis.reports.proofs import LISTED, evidence, folded
from analysis.reports.words import column_names, words

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">{}</svg>'
INK = next(iter(DARK))


def code(source: str, *tags: str, outputs: list[dict] | None = None) -> nbformat.NotebookNode:
    cell = nbformat.v4.new_code_cell(source, metadata={"tags": list(tags)})
    cell.outputs = [nbformat.v4.new_output("display_data", **output) for output in outputs or []]
    return cell


def prose(source: str, *tags: str) -> nbformat.NotebookNode:
    return nbformat.v4.new_markdown_cell(source, metadata={"tags": list(tags)})


def figure(svg: str = SVG.format("<path/>"), **told: object) -> dict:
    return {"data": {"image/svg+xml": svg}, "metadata": {"image/svg+xml": told}}


def chapter(*cells: nbformat.NotebookNode, lang: str = "ar", **options: bool):
    return make_chapter(cells, name="02_themes", lang=lang, digits="latn", dark=DARK, **options)


def test_a_chapter_keeps_one_language():
    cells = prose("# العنوان\nنص", "ar"), prose("# Title\ntext", "en"), prose("both")
    arabic, english = chapter(*cells), chapter(*cells, lang="en")
    assert (arabic.title, english.title) == ("العنوان", "Title")
    assert [block.html.strip() for block in english.blocks] == ["<p>text</p>", "<p>both</p>"]


def test_headings_go_below_the_chapter_s_title():
    assert "<h3>سؤال</h3>" in chapter(prose("# عنوان"), prose("## سؤال")).blocks[0].html


def test_raw_html_in_markdown_is_text():
    assert "&lt;script&gt;" in chapter(prose("<script>alert(1)</script>")).blocks[0].html


def test_parameters_and_hidden_cells_are_left_out():
    made = chapter(code("source = 1", "parameters"), code("secret()", "hide"), code("shown()"))
    assert made.code == "shown()"


def test_a_tag_gives_the_anchor_and_a_figure_its_table():
    told = {"alt": "ما يُرى", "caption": "شرح", "table": {"columns": ["المحور"], "rows": [["الأمن"]]}}
    (block,) = chapter(code("x", "id:strength", outputs=[figure(**told)])).blocks
    assert (block.kind, block.anchor, block.lines) == ("figure", "strength", ("شرح",))
    assert 'role="img"' in block.html
    assert 'aria-label="ما يُرى"' in block.html
    assert "<bdi>الأمن</bdi>" in block.table


def test_the_words_of_a_figure_are_the_page_s_own_text():
    """Drawn, they shrank with the picture on a telephone; a name in them keeps its direction."""
    told = {"alt": "a", "title": "Who speaks", "reading": "Speaks most: \u2068هند\u2069, 84%", "units": "share <b>"}
    (block,) = chapter(code("x", outputs=[figure(**told)]), lang="en").blocks
    assert block.title == "Who speaks"
    assert block.lines == ('Speaks most: <bdi lang="ar" dir="rtl">هند</bdi>, 84%', "share &lt;b&gt;")


def test_a_chart_with_nothing_in_it_becomes_words():
    (block,) = chapter(code("x", outputs=[figure(alt="لا شيء", table={"columns": [], "rows": []})])).blocks
    assert block.kind == "text"
    assert "لا شيء" in block.html


def test_a_figure_without_description_is_refused_in_a_report_only():
    cell = code("x", outputs=[figure()])
    with pytest.raises(ReportError, match="no description"):
        chapter(cell)
    assert chapter(cell, alone=True).figures == 1


def test_figures_executed_are_figures_exported():
    cells = [code("x", outputs=[figure(alt="a", caption=str(n))]) for n in range(4)]
    assert chapter(*cells).figures == 4


@pytest.mark.parametrize(
    ("inside", "gone"),
    [
        ("<script>alert(1)</script>", "alert"),
        ('<path onload="alert(1)"/>', "onload"),
        ('<a xlink:href="javascript:alert(1)"><path/></a>', "javascript"),
        ('<a xlink:href="https://attacker.invalid"><path/></a>', "attacker"),
        ('<image xlink:href="https://attacker.invalid/x.png"/>', "image"),
        ("<foreignObject><p>x</p></foreignObject>", "foreignObject"),
        ("<style>*{color:red}</style>", "style"),
    ],
)
def test_a_drawing_is_disarmed(inside: str, gone: str):
    assert gone not in inline_svg(SVG.format(inside), alt="a", prefix="p-", dark={})


def test_ids_in_a_drawing_are_its_own_and_links_out_of_it_are_kept():
    inside = '<g id="a"/><g id="unused"/><use xlink:href="#a"/><path clip-path="url(#a)"/><a xlink:href="#proof"/>'
    drawn = inline_svg(SVG.format(inside), alt="a", prefix="p-", dark={})
    assert 'id="p-a"' in drawn
    assert 'href="#p-a"' in drawn
    assert "url(#p-a)" in drawn
    assert 'href="#proof"' in drawn
    assert "unused" not in drawn


def test_colours_change_with_the_paper():
    drawn = inline_svg(SVG.format(f'<path style="fill: {INK}"/>'), alt="a", prefix="p-", dark=DARK)
    assert f"var(--x{INK[1:]})" in drawn
    assert DARK[INK] in colour_css(DARK)


@pytest.mark.parametrize("broken", ["not svg", "<svg", "<p/>", '<!DOCTYPE x [<!ENTITY e "x">]><svg>&e;</svg>'])
def test_what_is_no_drawing_is_refused(broken: str):
    with pytest.raises(ReportError, match="figure"):
        inline_svg(broken, alt="a", prefix="p-", dark={})


def dressed(frame: pd.DataFrame, lang: str = "en") -> str:
    return dress_html(frame.to_html(), lang=lang, digits="latn")


def test_a_frame_is_dressed_for_its_reader():
    frame = pd.DataFrame({"label": ["الأمن"], "mentions": [1234], "share": [0.25], "per_1000": [33.0]})
    table = dressed(frame)
    assert '<th scope="col" role="columnheader"><bdi>Name</bdi></th>' in table
    assert '<th scope="col" class="number" role="columnheader"><bdi>Mentions</bdi></th>' in table, (
        "the head stands over its numbers"
    )
    assert '<th scope="row" role="rowheader"><bdi lang="ar" dir="rtl">الأمن</bdi></th>' in table, (
        "an index that counts is left out"
    )
    assert [*re.findall(r'<td class="number"[^>]*><bdi>(.*?)</bdi>', table)] == ["1,234", "25%", "33.0"]
    assert "style" not in table


def test_the_top_term_is_told_so_that_it_holds_where_terms_tie():
    assert "Top term (or level with it)" in dressed(pd.DataFrame({"top_term": ["الأمن"], "top_share": [0.33]}))


def test_a_column_is_written_to_one_decimal_where_one_number_of_it_is_broken():
    table = table_html(["a", "b"], [[30.8, 1.0], [11.0, 2]], lang="en", digits="latn")
    assert re.findall(r"<bdi>([0-9.]+)</bdi>", table) == ["30.8", "1", "11.0", "2"]


@pytest.mark.parametrize(
    ("value", "number"), [("84%", True), ("٨٤٪", True), ("+1.5", True), ("3–5", False), ("٪", False)]
)
def test_numbers_written_already_stand_as_numbers_do(value: str, number: bool):
    assert ('class="number"' in table_html(["a", "b"], [["x", value]], lang="ar", digits="latn")) == number


def test_a_wide_table_can_be_set_as_lists_on_a_telephone():
    narrow, wide = (
        table_html(list("abcd")[:width], [list("wxyz")[:width]], lang="en", digits="latn") for width in (3, 4)
    )
    assert "data-label" not in narrow
    assert re.findall(r'data-label="(\w)"><bdi>(\w)', wide) == [("b", "x"), ("c", "y"), ("d", "z")]
    assert re.findall(r'role="(\w+)"', wide) == [
        *("group", "table", "rowgroup", "row", *["columnheader"] * 4),
        *("rowgroup", "row", "rowheader", "cell", "cell", "cell"),
    ]


def test_missing_values_are_dashes_and_truth_is_a_word():
    table = dressed(pd.DataFrame({"a": [None, "x"], "b": [True, False], "c": [float("nan"), 1.0]}))
    assert table.count("<bdi>–</bdi>") == 2
    assert "yes" in table


def test_an_index_with_names_is_kept():
    assert "<bdi>الأمن</bdi>" in dressed(pd.DataFrame({"n": [1]}, index=["الأمن"]), "ar")


@pytest.mark.parametrize("row", hostile.attempts(), ids=lambda row: row["attempt"])
def test_html_of_a_cell_is_disarmed(row: dict[str, str]):
    check_page(dress_html(f"<p>{row['text']}</p>", lang="ar", digits="latn"), "cell")
    check_page(table_html(["a"], [[row["text"]]], lang="ar", digits="latn"), "table")
    check_page(dressed(pd.DataFrame({"text": [row["text"]]})), "frame")


def test_links_to_nowhere_lose_their_target_and_text_keeps_its_letters():
    page = (
        '<p id="a">href="#b"</p><a href="#b" aria-label="x">y</a><a href="#a">z</a><a href="#e-a" aria-label="w">v</a>'
    )
    settled = '<p id="a">href="#b"</p><a>y</a><a href="#a">z</a><a href="#a" aria-label="w">v</a>'
    assert settle_links(page) == settled, "evidence that isn't listed is the word in the article"


@pytest.mark.parametrize(
    ("page", "what"),
    [
        ('<p id="a"></p><p id="a"></p>', "more than once"),
        ("<script>", "script"),
        ("<p onclick='x'>", "onclick"),
        ("<iframe src=x>", "iframe"),
    ],
)
def test_a_page_that_must_not_be_is_not_written(page: str, what: str):
    with pytest.raises(ReportError, match=what):
        check_page(page, "x.html")


def test_the_fonts_hold_what_a_page_needs_and_no_more():
    css = font_css("الأمن Security ١٢٣")
    assert css.count("@font-face") == 2
    assert len(css) < 130_000
    assert font_css("ﷺ 漢字") == css or "@font-face" in font_css("ﷺ 漢字"), "letters the font can't draw are left"


def test_file_names_are_safe_and_apart():
    names = _file_names(["../../etc/passwd", "<img onerror=x>", "الأمن", "", "A", "a", "x" * 300])
    assert list(names.values()) == ["etc-passwd", "img-onerror-x", "الأمن", "article", "A", "a-2", "x" * 80]


@pytest.mark.parametrize(
    ("sources", "again"),
    [
        (["a = 1", "b = a + lang", "c = 2", "print(b)", "d = 1"], [1, 3]),
        (["%magic", "x = lang"], [0, 1]),
        (["def f(lang): return 1"], []),
        (["import lang_tools as t", "t.x"], []),
    ],
)
def test_only_what_depends_on_the_language_runs_again(sources: list[str], again: list[int]):
    assert sorted(dependents(sources, {"lang"})) == again


def test_a_long_list_of_evidence_says_how_much_more_there_is():
    def line(group: list[int]) -> Markup:
        return Markup("{}").format(group[0])

    groups = [[n] for n in range(LISTED + 5)]
    whole = folded("a", ["Security"], groups, line, "mention", "en", "latn")
    assert whole.count("<li>") == LISTED + 1
    assert "Marked in the text besides: five mentions" in whole
    assert f"{LISTED + 5} mentions" in whole
    assert folded("a", ["الأمن"], groups[:3], line, "mention", "ar", "latn").count("<li>") == 3


@pytest.mark.parametrize(
    ("noun", "told"), [("mention", "four mentions · two sentences"), ("statement", "two statements")]
)
def test_a_sentence_that_holds_several_mentions_is_written_once_and_each_is_counted(noun: str, told: str):
    whole = folded("a", ["Security"], [[1, 2, 3], [4]], lambda group: Markup("x"), noun, "en", "latn")
    assert whole.count("<li>") == 2
    assert f">{told}<" in whole


def test_evidence_marks_every_mention_of_a_sentence_and_each_leads_to_its_place():
    text = "الأمن قبل الأمن. ثم أمن."
    articles = pd.DataFrame({"article": ["a"], "text": [text]})
    codebook = pd.DataFrame({"codebook": ["themes"], "entry": ["security"], "term": ["أمن"]})
    found = analysis.find_mentions(articles, codebook)
    shown = evidence(found, articles, lang="en")
    for start, end in zip(found["start"], found["end"], strict=True):
        word = text[start:end]
        assert f'<mark id="e-m-themes-{start}-{end}" class="c0"><a href="#m-themes-{start}-{end}">{word}</a>' in shown
    assert shown.count("<li>") == 2
    assert "three mentions · two sentences" in shown


def test_a_drawing_leaves_out_what_draws_nothing():
    inside = (
        '<defs><clipPath id="c"><rect/></clipPath></defs><g id="x"><g><path style="fill: none" d="M 0 0"/></g>'
        "<text style=\"font-size: 9px; font-family: 'A', 'B'; fill: #123456\" transform=\"rotate(-0 1 2)\">أمن</text>"
        '<text transform="rotate(-90 1 2)">y</text></g><path clip-path="url(#c)" style="fill: none; stroke: #000000"/>'
    )
    drawn = inline_svg(SVG.format(inside), alt="a", prefix="p-", dark={})
    assert "<g" not in drawn
    assert '<text style="font-size: 9px; fill: #123456">أمن</text>' in drawn
    assert "rotate(-90 1 2)" in drawn
    assert '<defs><clipPath id="p-c">' in drawn
    assert drawn.count("<path") == 1


def test_a_drawing_is_written_short_and_keeps_its_letters():
    inside = '<path d="M 1.23456 7.0001  L 2 3.999  z "/>\n  <text x="1.00001">  1.23456 أمن </text>\n'
    drawn = inline_svg(SVG.format(inside), alt="a", prefix="p-", dark={})
    assert 'd="M 1.23 7 L 2 4 z"' in drawn
    assert '<text x="1">  1.23456 أمن </text>' in drawn


def test_formulas_are_defused_and_numbers_are_not():
    table = pd.DataFrame({"a": ["=1", "+1", "-1", "@x", "\tx", "\rx", "'x", "الأمن"], "n": [-1.5] * 8})
    assert defuse(table)["a"].tolist() == ["'=1", "'+1", "'-1", "'@x", "'\tx", "'\rx", "'x", "الأمن"]
    assert defuse(table)["n"].tolist() == [-1.5] * 8


def test_every_word_of_the_page_is_there_in_both_languages():
    assert words("ar").keys() == words("en").keys()
    assert all(words("ar").values())
    assert all(words("en").values())
    assert all(column_names("en").values())


def test_a_notebook_that_is_none_is_named(tmp_path: Path):
    (tmp_path / "broken.ipynb").write_text("{", encoding="utf-8")
    with pytest.raises(ReportError, match=r"broken\.ipynb: not a notebook"):
        read_notebook(tmp_path / "broken.ipynb")


def write(path: Path, *sources: str) -> Path:
    cells = [code("source = 'own'; lang = 'own'", "parameters"), *map(code, sources)]
    path.write_text(json.dumps(nbformat.v4.new_notebook(cells=cells)), encoding="utf-8")
    return path


def shown(cells) -> list[str]:
    return [output["data"]["text/plain"] for cell in cells for output in cell.get("outputs", [])]


def test_one_kernel_runs_all_and_names_what_fails(tmp_path: Path):
    good = write(tmp_path / "good.ipynb", "runs = 0", "runs += 1; runs", "said = source + lang; said")
    bad = write(tmp_path / "bad.ipynb", "# first a word\n\nno_such_name(source)\n2")
    with running_kernel(tmp_path) as kernel:
        assert shown(kernel.run(good, {"source": "a", "lang": "ar"})) == ["1", "'aar'"]
        assert shown(kernel.run(good, {"source": "a", "lang": "en"})) == ["1", "'aen'"], (
            "the first cells don't run again"
        )
        with pytest.raises(ReportError, match=r"bad\.ipynb: the cell that begins with `no_such_name\(source\)`"):
            list(kernel.run(bad, {"source": "a", "lang": "ar"}))
        assert shown(kernel.run(good, {"source": "b", "lang": "en"})) == ["1", "'ben'"], "the kernel lives on"


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_nbconvert_makes_a_page_of_any_notebook(tmp_path: Path, lang: str):
    from analysis.reports.exporters import ArabicReport, EnglishReport

    cells = [prose("# Any notebook"), prose("## A question"), code("plot()", outputs=[figure()])]
    path = tmp_path / "any.ipynb"
    path.write_text(json.dumps(nbformat.v4.new_notebook(cells=cells)), encoding="utf-8")
    exporter = {"ar": ArabicReport, "en": EnglishReport}[lang]()
    page, resources = exporter.from_filename(str(path))
    check_page(page, "any")
    assert f'<html lang="{lang}"' in page
    assert resources["output_extension"] == f".{lang}.html"
    assert re.findall(r"<h[1-6]", page) == ["<h1", "<h2"]
    assert "Maqal report" in exporter.export_from_notebook
