"""Charts on their way to a page: alt text, tables, SVG and the HTML that notebooks show."""

import json
import re

import pytest
from chart_frames import DRAWS, agencies, chart, theme_counts
from lxml import etree, html
from matplotlib.figure import Figure

from analysis import charts
from analysis.charts.label import shapes_itself
from analysis.charts.style import DARK
from analysis.errors import ReportError

SVG = "{http://www.w3.org/2000/svg}"
LOOKS = [(name, lang) for name in DRAWS for lang in ("ar", "en")]


@pytest.mark.parametrize(("name", "lang"), LOOKS)
def test_a_chart_says_what_it_shows(name: str, lang: str) -> None:
    ax = chart(name, lang)
    data, told = charts.show(ax, caption="تعليق")._repr_mimebundle_()
    about = told["image/svg+xml"]
    assert about["alt"] == charts.describe(ax)
    assert len(about["alt"]) > 40
    assert about["caption"] == "تعليق"
    assert about["lang"] == lang
    assert about["table"]["columns"] == list(charts.table(ax).columns)
    assert len(about["table"]["rows"]) == len(charts.table(ax)) > 0
    json.dumps(told)
    assert set(data) == {"image/svg+xml", "text/html"}


def test_alt_text_is_what_a_reader_should_see() -> None:
    alt = charts.describe(charts.theme_strength(theme_counts(), lang="en"))
    assert alt == (
        "How strong each theme is. Security leads: 55 mentions, or 91.7 per 1,000 words. "
        "Security – Mentions: 55, Per 1,000 words: 91.7. Regional mediation – Mentions: 18, Per 1,000 words: 30. "
        "Terrorism – Mentions: 9, Per 1,000 words: 15."
    )


@pytest.mark.parametrize(("name", "lang"), LOOKS)
def test_the_same_chart_gives_the_same_bytes(name: str, lang: str) -> None:
    assert charts.show(chart(name, lang)).svg() == charts.show(DRAWS[name](lang=lang)).svg()


@pytest.mark.parametrize(("name", "lang"), LOOKS)
def test_svg_is_whole_and_asks_for_nothing(name: str, lang: str) -> None:
    root = etree.fromstring(charts.show(chart(name, lang)).svg().encode())
    assert root.tag == f"{SVG}svg"
    assert not root.xpath("//*[local-name()='script' or local-name()='image' or local-name()='metadata']")
    asked = root.xpath("//@href") + root.xpath("//@*[local-name()='href']")
    assert all(link.startswith("#") for link in asked)


@pytest.mark.skipif(not shapes_itself(), reason="before matplotlib 3.11 letters are drawn as paths")
@pytest.mark.parametrize("name", DRAWS)
def test_text_in_svg_is_text_in_logical_order(name: str) -> None:
    ax = chart(name, "ar", "arab")
    root = etree.fromstring(charts.show(ax).svg().encode())
    shown = {"".join(text.itertext()) for text in root.iter(f"{SVG}text")}
    lines = {line for text in (*ax.texts, ax.title, *ax.get_yticklabels()) for line in text.get_text().split("\n")}
    assert {line for line in lines if line} <= shown
    assert not re.search("[\ufb50-\ufdff\ufe70-\ufeff]", "".join(shown))


@pytest.mark.parametrize("paths", [False, True])
def test_bars_lead_to_places_in_the_page_only(paths: bool) -> None:
    links = {"security": "#e-security", "terrorism": "https://example.org/", "mediation": "javascript:alert(1)"}
    svg = charts.show(charts.theme_strength(theme_counts(), lang="en", links=links)).svg(paths=paths)
    root = etree.fromstring(svg.encode())
    found = root.findall(f".//{SVG}a")
    assert [(link.get("href"), link.get("aria-label"), link.get("target")) for link in found] == [
        ("#e-security", "Security: 91.7", None)
    ]
    assert "example.org" not in svg and "javascript" not in svg


@pytest.mark.parametrize(
    ("name", "links", "count"),
    [
        ("theme_paragraphs", {("security", 5): "#a", ("terrorism", 5): "#b"}, 2),
        ("paragraph_words", {0: "#p0", 4: "#p4"}, 2),
        ("dispersion", {5: "#m5", 60: "#m60"}, 2),
        ("agencies_ranked", {"iq_inis": "#a", "iq_interior": "#b"}, 3),  # the hatched bar has two parts
        ("agency_themes", {("iq_army", "security"): "#x"}, 1),
        ("sources_themes", {("موقع فيروز نيوز", "terrorism"): "#s"}, 1),
        ("keyness", {"الجهاز": "#k"}, 1),
        ("cooccurrence", {("security", "iq_inis"): "#c"}, 2),  # the matrix shows a pair twice
    ],
)
def test_every_bar_and_cell_can_lead_to_its_evidence(name: str, links: dict, count: int) -> None:
    root = etree.fromstring(charts.show(DRAWS[name](lang="ar", links=links)).svg().encode())
    found = root.findall(f".//{SVG}a")
    assert {link.get("href") for link in found} == set(links.values())
    assert len(found) == count
    assert all(link.get("aria-label") for link in found)


def test_axes_of_others_are_refused() -> None:
    with pytest.raises(ReportError, match=r"analysis\.charts"):
        charts.show(Figure().subplots())


def test_a_notebook_gets_drawing_caption_and_numbers() -> None:
    ax = charts.agencies_ranked(agencies().assign(label_ar="<b>$x$</b>"), lang="ar", digits="arab")
    page = html.fromstring(f"<div>{charts.show(ax, caption='<i>تعليق</i>').html()}</div>")
    figure = page.find("figure")
    assert (figure.get("dir"), figure.get("lang")) == ("rtl", "ar")
    drawing = figure.find("svg")
    assert drawing.get("role") == "img" and drawing.get("aria-label") == charts.describe(ax)
    assert not list(drawing.iter("text")), "letters are paths: a notebook's page has not our font"
    assert figure.find("figcaption").text == "<i>تعليق</i>"
    assert figure.xpath(".//td")[0].text_content() == "<b>$x$</b>"
    assert figure.xpath(".//td")[1].text_content() == "١١"


def test_a_notebook_gets_no_links_in_a_drawing() -> None:
    """JupyterLab sets `href` on every link of an output, which fails on those of SVG."""
    shown = charts.show(charts.theme_strength(theme_counts(), links={"security": "#e"}))
    assert "<a " in shown.svg() and not re.search(r"</?a\b", shown.html())


def test_colours_in_a_notebook_turn_with_its_theme() -> None:
    page = charts.show(charts.theme_strength(theme_counts())).html()
    drawn = page.split("</style>", 1)[1]
    for light, dark in DARK.items():
        assert f"--m{light[1:]}:{dark}" in page
        assert re.search(rf"(?<!,){light}", drawn) is None


def test_charts_side_by_side_share_no_ids_that_are_used() -> None:
    pages = [charts.show(chart(name, "ar")).svg(paths=True) for name in ("trend", "paragraph_words")]
    used = [set(re.findall(r"url\(#([^)]+)\)", page)) for page in pages]
    assert all(used) and not used[0] & used[1]


@pytest.mark.skipif(not shapes_itself(), reason="before matplotlib 3.11 letters are paths, words and all")
def test_a_report_gets_the_plot_without_its_words_and_the_axes_keep_them() -> None:
    ax = chart("theme_strength", "ar")
    whole = charts.show(ax).svg()
    data, told = charts.show(ax).drawing()
    plot, about = data["image/svg+xml"], told["image/svg+xml"]
    assert list(data) == ["image/svg+xml"], "drawing it for a notebook's page too would cost as much again"
    assert about["title"] == "قوة المحاور في النص"
    assert about["units"] == "إشارات لكل ألف كلمة"
    assert about["title"] in whole
    assert about["title"] not in plot
    assert "الأمن" in plot
    high = [float(re.search(r'viewBox="0 0 \S+ (\S+)"', svg)[1]) for svg in (whole, plot)]
    assert high[1] < high[0] - 40
    assert charts.show(ax).svg() == whole


def test_on_axes_of_the_caller_s_the_words_stay_in_the_drawing() -> None:
    ax = charts.theme_strength(theme_counts(), lang="en", ax=Figure().subplots())
    data, told = charts.show(ax).drawing()
    assert "How strong each theme is" in data["image/svg+xml"]
    assert "title" not in told["image/svg+xml"]
