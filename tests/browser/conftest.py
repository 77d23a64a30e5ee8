"""A browser and the reports it opens: the real article and the odd ones, exported once."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))
from odd_articles import REAL, write_odd_articles

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
FLAGS += ["--disable-component-update", "--disable-sync"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright isn't installed")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        pytest.skip("no Chromium here")
    with playwright.sync_playwright() as running:
        opened = running.chromium.launch(executable_path=chromium, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of reports, each article's own name to its pages."""
    import analysis

    source, out = tmp_path_factory.mktemp("articles"), tmp_path_factory.mktemp("reports")
    write_odd_articles(source)
    shutil.copy(REAL, source / "real.txt")
    with pytest.warns(UserWarning):  # the reader says what is odd about the odd articles
        analysis.export_report(source, out, progress=False)
    return out


@pytest.fixture
def open_page(browser: Any) -> Iterator[Any]:
    """Return a function that opens a file; requests, dialogs and errors are kept on the page it returns."""
    contexts = []

    def opened(path: Path, *, width: int = 1280, dark: bool = False, **options: Any) -> Any:
        scheme = "dark" if dark else "light"
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, **options)
        contexts.append(context)
        page = context.new_page()
        page.seen = []
        page.on("dialog", lambda dialog: (page.seen.append(f"dialog {dialog.message}"), dialog.dismiss()))
        page.on("request", lambda request: page.seen.append(request.url))
        page.on("pageerror", lambda error: page.seen.append(f"error {error}"))
        page.goto(path.as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()


UNFOLD = "document.querySelectorAll('details').forEach(d => d.open = true)"
TICK = "document.querySelectorAll('input').forEach(d => d.checked = true)"
