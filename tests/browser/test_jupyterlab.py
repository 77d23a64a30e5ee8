"""JupyterLab itself, as an analyst has it open: Run All, what the cells show by day and by night, the export menu."""

import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PATIENCE = 120  # seconds: a cold start of server, page and kernel on a busy machine
SETTINGS = {
    "apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False, "doNotDisturbMode": True},
    "notebook-extension/tracker": {"windowingMode": "none"},  # every cell stands in the page, seen or not
}
OPTIONS = ["--no-browser", "--allow-root", "--ip=127.0.0.1", "--ServerApp.port_retries=0", "--IdentityProvider.token="]
OPTIONS += ["--LabApp.news_url=None", "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate"]
OPTIONS += ["--LabApp.extension_manager=readonly"]
OWN = ["CONFIG_DIR", "DATA_DIR", "RUNTIME_DIR"]
LIGHT, DARK = "JupyterLab Light", "JupyterLab Dark"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the notebooks, their data, and settings of its own: nobody's JupyterLab is touched."""
    folder = tmp_path_factory.mktemp("lab")
    for name in ("notebooks", "data"):
        shutil.copytree(ROOT / name, folder / name)
    for plugin, values in SETTINGS.items():
        file = folder / "settings" / "@jupyterlab" / f"{plugin}.jupyterlab-settings"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(values), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def environment(home: Path) -> dict[str, str]:
    own = {f"JUPYTER_{name}": str(home / name.lower()) for name in OWN}
    own |= {f"JUPYTERLAB_{name.upper()}_DIR": str(home / name) for name in ("settings", "workspaces")}
    return {**os.environ, **own, "IPYTHONDIR": str(home / "ipython")}


@pytest.fixture(scope="module")
def server(home: Path, environment: dict[str, str]) -> Iterator[str]:
    """Start JupyterLab on a free port of this machine's own and return its address; end it afterwards."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "jupyterlab", *OPTIONS, f"--port={port}", f"--ServerApp.root_dir={home}"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment, cwd=home)
    told: list[str] = []
    ready = Event()

    def listen() -> None:
        for line in process.stderr or ():
            told.append(line)
            if f"127.0.0.1:{port}/lab" in line:
                ready.set()
        ready.set()

    Thread(target=listen, daemon=True).start()
    assert ready.wait(PATIENCE), "".join(told)
    assert process.poll() is None, "".join(told)
    yield f"http://127.0.0.1:{port}"
    process.terminate()
    process.wait(PATIENCE)


@pytest.fixture(scope="module")
def lab(browser: Any, server: str) -> Iterator[Any]:
    """Return JupyterLab's page, the reader's own window throughout these tests."""
    context = browser.new_context(viewport={"width": 1400, "height": 1000})
    context.set_default_timeout(PATIENCE * 1000)
    page = context.new_page()
    page.address = server
    yield page
    context.close()


def choose(page: Any, *names: str, last: str = "click") -> None:
    """Choose from the menus, one name below the other."""
    page.locator(".lm-MenuBar-itemLabel", has_text=names[0]).first.click()
    for place, name in enumerate(names[1:], start=2):
        item = page.locator(".lm-Menu-itemLabel").get_by_text(name, exact=True).last
        getattr(item, last if place == len(names) else "click")()


def run_all(page: Any, name: str) -> Any:
    """Open a notebook, run all its cells by the menu, and return it once the last of them is done."""
    page.goto(f"{page.address}/lab/tree/notebooks/{name}.ipynb?reset")
    page.locator("#jp-main-statusbar").get_by_text("Python 3 (ipykernel) | Idle").wait_for()
    choose(page, "Run", "Run All Cells")
    notebook = page.locator(".jp-Notebook")
    last = notebook.locator(".jp-CodeCell .jp-InputPrompt").last.element_handle()
    page.wait_for_function("prompt => /\\d/.test(prompt.textContent)", arg=last)
    return notebook


SEEN = """part => { const box = part.getBoundingClientRect(); return box.width > 200 && box.height > 60; }"""
CONTRAST = """part => {
  const rgb = colour => colour.match(/[\\d.]+/g).map(Number);
  const light = colour => rgb(colour).slice(0, 3).map(c => c / 255)
    .map(c => c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4)
    .reduce((sum, c, n) => sum + c * [.2126, .7152, .0722][n], 0);
  const ink = getComputedStyle(part)[part.ownerSVGElement ? "fill" : "color"];
  let paper = part;
  while (paper && (rgb(getComputedStyle(paper).backgroundColor)[3] ?? 1) === 0) paper = paper.parentElement;
  const [dim, bright] = [light(ink), light(getComputedStyle(paper).backgroundColor)].sort();
  return (bright + .05) / (dim + .05);
}"""


@pytest.mark.parametrize("name", ["02_themes", "03_agencies", "05_explore"])
def test_run_all_shows_charts_and_tables_by_day_and_by_night(lab: Any, name: str):
    notebook = run_all(lab, name)
    assert notebook.locator("[data-mime-type='application/vnd.jupyter.error']").count() == 0
    outputs = notebook.locator(".jp-OutputArea-output")
    chart, table = outputs.locator("figure svg").first, outputs.locator("table:visible").first
    letters = chart.locator("g[id^=text] g, g[id^=text] path").first
    for theme in (DARK, LIGHT):
        choose(lab, "Settings", "Theme", theme)
        lab.locator(f"body[data-jp-theme-name='{theme}']").wait_for(state="attached")
        for part in (chart, table):
            part.scroll_into_view_if_needed()
            assert part.evaluate(SEEN)
        assert letters.evaluate(CONTRAST) >= 4.5, f"{theme}: the letters of a chart on its paper"
        assert table.locator("td").first.evaluate(CONTRAST) >= 4.5, f"{theme}: the table"
    assert chart.evaluate("chart => getComputedStyle(chart.closest('figure')).direction") == "rtl"
    assert len(chart.get_attribute("aria-label")) > 40, "a chart says in words what is to be seen"


def test_the_highlighted_article_reads_from_the_right_and_its_boxes_work(lab: Any):
    article = run_all(lab, "01_article").locator(".annotated").first
    line = article.locator("p.maqal:has(mark)").first
    style = "(part, name) => getComputedStyle(part)[name]"
    assert [line.evaluate(style, name) for name in ("direction", "textAlign")] == ["rtl", "start"]
    assert line.locator("mark a").first.evaluate(style, "color") == line.evaluate(style, "color"), "no link's colour"
    nested = article.locator("mark.nested").first
    assert nested.evaluate(style, "textDecorationLine") == "none"
    article.locator("#show-nested").check()
    assert nested.evaluate(style, "textDecorationLine") == "underline"


def test_the_export_menu_offers_the_report_in_both_languages(lab: Any, home: Path, environment: dict[str, str]):
    run_all(lab, "02_themes")
    choose(lab, "File", "Save and Export Notebook As", last="hover")
    for name in ("Maqal_ar", "Maqal_en"):
        lab.locator(".lm-Menu-itemLabel").get_by_text(name, exact=True).wait_for()
    lab.keyboard.press("Escape")
    lab.keyboard.press("Escape")
    choose(lab, "File", "Save Notebook")
    lab.wait_for_function("!document.querySelector('.jp-mod-dirty')")
    notebook = home / "notebooks" / "02_themes.ipynb"
    address = f"{lab.address}/nbconvert/maqal_en/notebooks/02_themes.ipynb"
    english = lab.evaluate("address => fetch(address).then(answer => answer.text())", address)
    command = [sys.executable, "-m", "nbconvert", "--to", "maqal_ar", notebook, "--output-dir", home]
    subprocess.run(command, env=environment, check=True, capture_output=True, timeout=PATIENCE)
    arabic = (home / "02_themes.ar.html").read_text(encoding="utf-8")
    for page, lang, title in ((english, "en", "The themes"), (arabic, "ar", "المحاور")):
        assert f'<html lang="{lang}"' in page
        assert f">{title}</h1>" in page
        assert page.count("<svg") == 2
