"""The reports in Chromium: reachable, readable, quiet, and every count at one with its evidence."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

UNFOLD = "document.querySelectorAll('details').forEach(d => d.open = true)"
TICK = "document.querySelectorAll('input').forEach(d => d.checked = true)"
EDITIONS = ["real.ar.html", "real.en.html", "index.html"]
ODD = ["plain.ar.html", "sentence.en.html", "headline.ar.html", "headline.en.html"]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("name", [*EDITIONS, *ODD])
def test_axe_finds_nothing_with_everything_unfolded(reports: Path, open_page: Any, name: str, dark: bool):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    page = open_page(reports / name, dark=dark, bypass_csp=True)  # axe is a script; the page allows none
    page.evaluate(UNFOLD)
    page.evaluate(TICK)
    found = axe.Axe().run(page).response["violations"]
    assert [(rule["id"], rule["nodes"][0]["html"][:120]) for rule in found] == []


@pytest.mark.parametrize("name", [*EDITIONS, *ODD])
def test_a_page_asks_for_nothing_but_itself(reports: Path, open_page: Any, name: str):
    page = open_page(reports / name)
    page.evaluate(UNFOLD)
    page.wait_for_timeout(100)
    asked = [url for url in page.seen if not url.startswith("data:")]
    assert asked == [(reports / name).as_uri()]
    assert page.evaluate("document.scripts.length") == 0


@pytest.mark.parametrize("width", [320, 390, 1280, 3840])
@pytest.mark.parametrize("name", [*EDITIONS, *ODD])
def test_no_page_scrolls_sideways(reports: Path, open_page: Any, name: str, width: int):
    page = open_page(reports / name, width=width)
    page.evaluate(UNFOLD)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_fonts_are_the_page_s_own(reports: Path, open_page: Any):
    page = open_page(reports / "real.ar.html")
    loaded = (
        "document.fonts.ready.then(() => [...document.fonts].filter(f => f.status === 'loaded').map(f => f.family))"
    )
    assert set(page.evaluate(loaded)) == {"IBM Plex Sans Arabic"}


@pytest.mark.parametrize("name", ["real.ar.html", "real.en.html"])
def test_text_in_figures_is_text_in_its_logical_order(reports: Path, open_page: Any, name: str):
    page = open_page(reports / name)
    texts = page.evaluate("[...document.querySelectorAll('svg text')].map(t => t.textContent)")
    assert any("الأمن" in text or "Security" in text for text in texts)
    assert not [text for text in texts if any("\ufb50" <= letter <= "\ufeff" for letter in text)]


@pytest.mark.parametrize("name", ["real.ar.html", "real.en.html"])
def test_every_link_lands_and_every_count_is_the_number_of_its_proofs(reports: Path, open_page: Any, name: str):
    page = open_page(reports / name)
    page.evaluate(UNFOLD)
    lost = """[...document.querySelectorAll('a[href^="#"]')].map(a => a.getAttribute('href').slice(1))
              .filter(id => !document.getElementById(decodeURIComponent(id)))"""
    assert page.evaluate(lost) == []
    lists = """[...document.querySelectorAll('.evidence ol')].map(list => [
        list.id, list.children.length, new Set([...list.querySelectorAll('.place')].map(a => a.hash)).size,
        new Set([...list.querySelectorAll('mark a')].map(a => a.hash)).size || list.children.length])"""
    counts = page.evaluate(lists)
    assert counts
    assert [row for row in counts if row[1] != row[2]] == [], "each line has a place of its own"
    bars = """[...document.querySelectorAll('#agencies-ranked svg a')].map(a =>
        [a.getAttribute('href').slice(1), a.ariaLabel])"""
    proofs = {row[0]: row[3] for row in counts}
    told = {name: int(label.rsplit(" ", 1)[-1]) for name, label in page.evaluate(bars) if name in proofs}
    assert told
    assert told == {name: proofs[name] for name in told}, "a bar tells the number of its proofs"
    for chart in ("agency-themes", "quotes-speakers", "quotes-themes"):
        assert page.locator(f"#{chart} svg a").count() > 0, f"{chart}: cells and bars lead to their evidence"
    cells = """[['#agency-themes', ':scope > li'], ['#quotes-themes', 'a:not(.place)']].flatMap(([chart, proofs]) =>
        [...document.querySelectorAll(chart + ' svg a')].map(a => [a.ariaLabel,
            document.getElementById(a.getAttribute('href').slice(1)).querySelectorAll(proofs).length]))"""
    assert [cell for cell in page.evaluate(cells) if int(cell[0].rsplit(" ", 1)[-1]) != cell[1]] == []
    marks = """[...document.querySelectorAll('.evidence a[href^="#m-"]:not(.place)')].map(link => [
        link.textContent, document.getElementById(link.getAttribute('href').slice(1)).textContent])"""
    assert len(page.evaluate(marks)) > 40
    assert [pair for pair in page.evaluate(marks) if pair[0] != pair[1]] == []


def test_a_bar_leads_to_its_evidence_and_the_list_opens(reports: Path, open_page: Any):
    page = open_page(reports / "real.ar.html")
    page.evaluate("location.hash = document.querySelector('#theme-strength svg a').getAttribute('href')")
    page.wait_for_timeout(150)
    assert page.evaluate("document.querySelector(':target').closest('details').open")


def test_nested_words_are_shown_on_demand(reports: Path, open_page: Any):
    page = open_page(reports / "real.ar.html")
    line = "getComputedStyle(document.querySelector('.annotated mark.nested')).textDecorationLine"
    assert page.evaluate(line) == "none"
    page.check("#show-nested")
    assert page.evaluate(line) == "underline"


def test_dark_is_dark_in_figures_too(reports: Path, open_page: Any):
    colour = "getComputedStyle(document.querySelector('svg text')).fill"
    light = open_page(reports / "real.ar.html").evaluate(colour)
    dark = open_page(reports / "real.ar.html", dark=True).evaluate(colour)
    assert light != dark


def test_a_mark_keeps_the_letters_of_its_word_joined(reports: Path, open_page: Any):
    """A proclitic outside the mark must touch the word: as wide as without any mark."""
    page = open_page(reports / "real.ar.html")
    widths = page.evaluate("""() => {
        const measure = html => { const p = document.createElement('p'); p.className = 'maqal';
            p.style.cssText = 'display:inline-block'; p.innerHTML = html; document.body.append(p);
            const width = p.getBoundingClientRect().width; p.remove(); return width; };
        return [measure('بالأمن'), measure('ب<mark class="c0"><a href="#main">الأمن</a></mark>')]; }""")
    assert widths[0] == pytest.approx(widths[1], abs=0.5)


def test_print_shows_the_evidence(reports: Path, open_page: Any):
    page = open_page(reports / "real.ar.html")
    page.emulate_media(media="print")
    shown = "items => items.filter(i => !i.closest('.cells')).map(i => i.getBoundingClientRect().height)"
    heights = page.eval_on_selector_all(".evidence li", shown)
    assert len(heights) > 20
    assert all(height > 10 for height in heights), "on paper nothing can be opened"


def test_print_keeps_figures_whole(reports: Path, open_page: Any):
    page = open_page(reports / "real.ar.html")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.querySelector('figure')).breakInside") == "avoid"
    tallest = page.evaluate("Math.max(...[...document.querySelectorAll('figure')].map(f => f.offsetHeight))")
    assert tallest < 1000, "a figure higher than a page of A4 would be cut"
    assert page.pdf(format="A4").startswith(b"%PDF")


@pytest.mark.parametrize(("name", "lang", "way"), [("real.ar.html", "ar", "rtl"), ("real.en.html", "en", "ltr")])
def test_every_passage_has_its_language_and_direction(reports: Path, open_page: Any, name: str, lang: str, way: str):
    page = open_page(reports / name)
    assert page.evaluate("[document.documentElement.lang, document.dir]") == [lang, way]
    shown = """[...document.querySelectorAll('.annotated p.maqal')].map(p =>
        p.lang + ' ' + getComputedStyle(p).direction)"""
    assert set(page.evaluate(shown)) == {"ar rtl"}
    if lang == "en":
        strays = """(() => { const out = [], main = document.querySelector('main');
            const walk = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
            while (walk.nextNode()) {
              const text = walk.currentNode, apart = text.parentElement.closest('[lang="ar"], pre, svg');
              if (/[\\u0621-\\u064A]{2}/.test(text.data) && !apart) out.push(text.data.trim());
            }
            return out; })()"""
        assert page.evaluate(strays) == []


def test_headings_go_down_one_step_at_a_time(reports: Path, open_page: Any):
    levels = open_page(reports / "real.en.html").evaluate(
        "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => +h.tagName[1])"
    )
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(deeper - level <= 1 for level, deeper in pairwise(levels))


def test_the_keyboard_reaches_the_skip_link_first(reports: Path, open_page: Any):
    page = open_page(reports / "real.ar.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0


@pytest.mark.parametrize("name", ["plain.ar.html", "plain.en.html", "sentence.ar.html"])
def test_nothing_found_is_said_in_words(reports: Path, open_page: Any, name: str):
    page = open_page(reports / name)
    assert page.locator(".nothing").count() >= 3
    assert page.evaluate(
        "[...document.querySelectorAll('figure')].every(f => f.querySelector('svg path, svg rect, img'))"
    )
