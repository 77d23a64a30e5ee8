"""From an executed notebook to a chapter of the report in one language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import mistune
from markupsafe import Markup

from analysis.errors import ReportError
from analysis.highlight import STYLE, plain
from analysis.reports.dress import dress_html, table_html
from analysis.reports.figures import inline_svg
from analysis.reports.kernel import INJECTED, PARAMETERS
from analysis.reports.proofs import passage

LANGUAGES = ("ar", "en")
_HIDDEN = frozenset({PARAMETERS, INJECTED, "hide"})
_HEADING = re.compile(r"^(#{1,5}) (.+)$", re.MULTILINE)
_LINES = ("reading", "units", "caption")  # what stands under a figure's title
_ISOLATED = re.compile("\u2068([^\u2068\u2069]*)\u2069")
_markdown = mistune.create_markdown(escape=True, plugins=["table", "strikethrough"])


@dataclass(frozen=True)
class Block:
    """One thing on the page: kind is text, figure, html or output."""

    kind: str
    html: str
    anchor: str = ""
    title: str = ""
    lines: tuple[str, ...] = ()
    table: str = ""
    lang: str = ""


@dataclass(frozen=True)
class Chapter:
    """A notebook in one language: its title, what it shows, and its code."""

    anchor: str
    title: str
    blocks: tuple[Block, ...]
    code: str

    def up_to(self, anchor: str) -> Chapter:
        """The chapter with what comes after `anchor` left out, and its code."""
        places = [place for place, block in enumerate(self.blocks, 1) if block.anchor == anchor]
        return replace(self, blocks=self.blocks[: places[0]], code="") if places else self

    @property
    def figures(self) -> int:
        return sum(block.kind == "figure" for block in self.blocks)


def make_chapter(
    cells: Iterable[Any], *, name: str, lang: str, digits: str, dark: Mapping[str, str], alone: bool = False
) -> Chapter:
    """Return the chapter that the cells of a notebook named `name` make in one language.

    Markdown tagged with the other language is left out, as are cells tagged `parameters` or `hide`; a tag
    `id:name` gives what a cell shows the anchor `#name`. A figure without a description raises
    ReportError, except in a notebook that is a page `alone`, whose headings keep their level too.
    """
    title, blocks, code = "", [], []
    for cell in cells:
        tags = set(cell.metadata.get("tags", []))
        if tags & _HIDDEN or (tags & set(LANGUAGES) and lang not in tags):
            continue
        anchor = next((tag.removeprefix("id:") for tag in sorted(tags) if tag.startswith("id:")), "")
        if cell.cell_type == "markdown":
            title, source = _without_title(title, cell.source)
            blocks += [Block("text", _prose(source, deeper=not alone), anchor)] if source.strip() else []
        elif cell.cell_type == "code":
            code.append(cell.source)
            shown = _Shown(name, lang, digits, dict(dark), alone, len(blocks))
            blocks += [shown.block(output, anchor if not n else "") for n, output in enumerate(_visible(cell))]
    anchor = re.sub(r"^\d+_", "", name)
    return Chapter(f"chapter-{anchor}", title or anchor, tuple(blocks), "\n\n".join(code))


@dataclass(frozen=True)
class _Shown:
    """How the outputs of one cell become blocks."""

    name: str
    lang: str
    digits: str
    dark: dict[str, str]
    alone: bool
    place: int

    def block(self, output: Any, anchor: str) -> Block:
        data, metadata = output.get("data", {}), output.get("metadata", {})
        if "image/svg+xml" in data:
            return self._figure(data["image/svg+xml"], metadata.get("image/svg+xml", metadata), anchor)
        if "text/html" in data:
            shown = data["text/html"].replace(STYLE, "")
            return Block("html", Markup(dress_html(shown, lang=self.lang, digits=self.digits)), anchor)
        if "image/png" in data:
            return self._picture(data["image/png"], metadata.get("image/png", metadata), anchor)
        text = data.get("text/plain", "") or output.get("text", "") or "\n".join(output.get("traceback", []))
        return Block("output", Markup.escape(plain(text)), anchor)

    def _figure(self, svg: str, told: Mapping[str, Any], anchor: str) -> Block:
        alt = told.get("alt", "") or (self._undescribed(told) if self.alone else "")
        numbers = told.get("table", {})
        if "table" in told and not numbers.get("rows"):  # nothing to draw: words, not an empty chart
            return Block("text", Markup("<p class='nothing'>{}</p>").format(plain(alt)), anchor)
        lang = told.get("lang", self.lang)
        lines = tuple(_isolated(told[line]) for line in _LINES if told.get(line))
        table = ""
        if numbers:
            table = table_html(numbers["columns"], numbers["rows"], lang=self.lang, digits=self.digits)
        svg = inline_svg(svg, alt=alt, prefix=f"{self.name}-{self.place}-{anchor}-", dark=self.dark)
        title, own = plain(told.get("title", "")), lang if lang != self.lang else ""
        return Block("figure", Markup(svg), anchor, title, lines, table, own)

    def _picture(self, png: str, told: Mapping[str, Any], anchor: str) -> Block:
        alt = told.get("alt", "") or (self._undescribed(told) if self.alone else "")
        if not alt:
            raise ReportError(f"{self.name}: a picture has no description: show charts with charts.show")
        image = Markup('<img alt="{}" src="data:image/png;base64,{}">')
        lines = (_isolated(told["caption"]),) if told.get("caption") else ()
        return Block("figure", image.format(plain(alt), re.sub(r"\s", "", png)), anchor, lines=lines)

    def _undescribed(self, told: Mapping[str, Any]) -> str:
        from analysis.reports.words import words

        return str(told.get("caption", "")) or words(self.lang)["figure"]


def _isolated(sentence: str) -> Markup:
    """Return a sentence of a chart as HTML: the names in it stand apart from its direction, as they do drawn."""
    written = Markup("")
    for place, part in enumerate(_ISOLATED.split(sentence)):
        written += passage(part) if place % 2 else Markup.escape(plain(part))
    return written


def _visible(cell: Any) -> list[Any]:
    return [
        output
        for output in cell.get("outputs", [])
        if output.output_type in ("display_data", "execute_result", "error") or output.get("name") == "stdout"
    ]


def _without_title(title: str, source: str) -> tuple[str, str]:
    """Take the first heading of the first level as the chapter's title."""
    found = re.match(r"\s*# (.+?)\s*(\n|$)", source)
    return (found[1], source[found.end() :]) if found and not title else (title, source)


def _prose(source: str, *, deeper: bool) -> Markup:
    """Return Markdown as HTML, raw HTML escaped, headings one level down where a title stands above."""
    return Markup(str(_markdown(_HEADING.sub(r"#\1 \2", source) if deeper else source)))
