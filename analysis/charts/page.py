"""A chart as HTML for a notebook: the drawing, its caption and the numbers behind it.

A page of JupyterLab has neither our font nor a paper of known colour. Letters are therefore drawn as paths, and
every colour that changes on dark paper is a variable, set by the theme that JupyterLab or VS Code names.
"""

from __future__ import annotations

import html
import re
from numbers import Real

import pandas as pd

from analysis.charts.label import plain
from analysis.charts.style import DARK
from analysis.charts.wording import say
from analysis.numbers import format_number

_LINK = re.compile("</?a(?: [^>]*)?>")  # JupyterLab stumbles over links in a drawing, and they lead nowhere there
_COLOUR = re.compile("|".join(DARK))
_DARK_THEMES = 'body[data-jp-theme-light="false"] .maqal-figure,body.vscode-dark .maqal-figure'
_NIGHT = ";".join(f"--m{light[1:]}:{dark}" for light, dark in DARK.items())
_PROSE = ".jp-RenderedMarkdown :is(p,li,h1,h2,h3,h4){unicode-bidi:plaintext;text-align:start}"
"""JupyterLab sets every paragraph from the left; so each takes the side that its own first letter reads from."""
_RULES = f"""<style>{_DARK_THEMES}{{{_NIGHT}}}{_PROSE}
.maqal-figure{{margin:.5em 0;max-width:46em;text-align:start}}
.maqal-figure svg{{display:block;width:100%;max-width:32em;height:auto}}
.maqal-figure figcaption{{margin-block-start:.4em}}
.maqal-figure th,.maqal-figure td{{text-align:start;padding:.15em .8em}}</style>"""


def figure(svg: str, *, alt: str, caption: str, table: pd.DataFrame, lang: str, digits: str) -> str:
    """Return the drawing with its alt text, caption and folded table, in the language's direction."""
    direction = "rtl" if lang == "ar" else "ltr"
    drawing = _COLOUR.sub(lambda colour: f"var(--m{colour[0][1:]},{colour[0]})", _LINK.sub("", svg))
    drawing = drawing.replace("<svg ", f'<svg role="img" aria-label="{html.escape(alt)}" ', 1)
    told = f"<figcaption>{html.escape(plain(caption))}</figcaption>" if caption else ""
    return (
        f'{_RULES}<figure class="maqal-figure" dir="{direction}" lang="{lang}">{drawing}{told}'
        f"{_folded(table, lang, digits)}</figure>"
    )


def _folded(table: pd.DataFrame, lang: str, digits: str) -> str:
    if table.empty:
        return ""
    heads = "".join(f'<th scope="col">{_cell(head, lang, digits)}</th>' for head in table.columns)
    rows = ["".join(f"<td>{_cell(value, lang, digits)}</td>" for value in row) for row in table.itertuples(index=False)]
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    return (
        f"<details><summary>{say('numbers', lang)}</summary>"
        f"<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></details>"
    )


def _cell(value: object, lang: str, digits: str) -> str:
    if isinstance(value, Real):
        whole = float(value).is_integer()
        shown = format_number(float(value), lang=lang, digits=digits, decimals=0 if whole else 1)
        return f'<bdi dir="ltr">{shown}</bdi>'
    return f"<bdi>{html.escape(plain(value))}</bdi>"
