"""Look around in articles: choose a theme or an agency, or type a word, and see everywhere it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

import pandas as pd

from analysis import charts
from analysis.articles import split_paragraphs
from analysis.charts.wording import say
from analysis.highlight import STYLE, Passage, direction, highlight, plain, safe
from analysis.numbers import count_noun, format_number
from analysis.tables import concordance

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LINES = 100
"""Lines and passages shown; the count above them is of all."""
_STYLE = """<style>
.maqal-kwic{border-collapse:collapse;width:100%;table-layout:fixed}
.maqal-kwic td,.maqal-kwic th{padding:.15em .4em;vertical-align:baseline}
.maqal-kwic .before{text-align:end;width:40%}.maqal-kwic .after{text-align:start;width:40%}
.maqal-kwic .word{text-align:center;font-weight:bold}
.maqal-rtl{direction:rtl}.maqal-rtl .widget-label{margin-inline-end:.6em}
</style>"""


@dataclass(frozen=True)
class Choice:
    """What one looks for: an entry of the codebooks or a word, in one article or ("") in all."""

    article: str = ""
    entry: str = ""
    word: str = ""
    sort: str = "text"

    @property
    def asked(self) -> str:
        """The word as one can look for it: "" where it holds no letter."""
        word = plain(self.word).strip()
        return word if any(letter.isalnum() for letter in word) else ""


@dataclass(frozen=True)
class View:
    """Articles with their mentions, and the ways to look at a choice among them."""

    articles: pd.DataFrame
    mentions: pd.DataFrame
    lang: str = "ar"
    digits: str = "latn"

    def lines(self, choice: Choice) -> pd.DataFrame:
        """Return the concordance of a choice (see `analysis.concordance` for its columns)."""
        articles = self._articles(choice)
        if choice.asked:
            return concordance(articles, choice.asked, sort=choice.sort)
        mine = self.mentions["article"].isin(articles["article"]) & (self.mentions["entry"] == choice.entry)
        counted = mine & (self.mentions["kind"] != "exclude") & ~self.mentions["nested"].astype(bool)
        return concordance(articles, self.mentions[counted], sort=choice.sort)

    def chart(self, choice: Choice) -> Axes:
        """Return where in the text the choice stands."""
        lines = self.lines(choice)
        name = choice.asked or self._names().get(choice.entry, choice.entry)
        spots = lines.assign(kind="term", nested=False, label=name, label_en=name)
        return charts.dispersion(spots, self._articles(choice), lang=self.lang, digits=self.digits)

    def evidence(self, choice: Choice) -> Passage:
        """Return the paragraphs that hold the choice, as written, each place marked."""
        lines = self.lines(choice)
        paragraphs = split_paragraphs(self._articles(choice)).set_index(["article", "paragraph"])
        passages = []
        for place, spans in list(lines.groupby(["article", "paragraph"], sort=False))[:LINES]:
            article, number = cast("tuple[str, int]", place)
            row: Any = paragraphs.loc[(article, number)]
            where = f"{say('paragraph', self.lang)} {self._number(number)}"
            passages.append(self._told(f"{article} · {where}"))
            passages.append(highlight(row["text"], spans, offset=int(row["start"]), tag="blockquote"))
        return Passage("".join(passages))

    def html(self, choice: Choice) -> Passage:
        """Return the whole view as HTML that stands without any widget: count, lines and passages."""
        lines = self.lines(choice)
        if not choice.asked and not choice.entry:
            return self._told(say("explore.nothing_chosen", self.lang))
        if lines.empty:
            return self._told(say("explore.nothing_found", self.lang))
        counted = count_noun(len(lines), "mention", lang=self.lang, digits=self.digits)
        return Passage(f"{STYLE}{_STYLE}{self._told(counted)}{kwic(lines.head(LINES))}{self.evidence(choice)}")

    def entries(self, *, themes: bool) -> list[tuple[str, str]]:
        """Return (label, entry) of the themes or of the agencies found, most mentioned first."""
        found = self.mentions[(self.mentions["kind"] == "term") == themes]
        names = self._names()
        return [(names[entry], entry) for entry in found["entry"].value_counts().index if entry in names]

    def _articles(self, choice: Choice) -> pd.DataFrame:
        chosen = self.articles["article"] == choice.article
        return self.articles[chosen] if choice.article else self.articles

    def _names(self) -> dict[str, str]:
        once = self.mentions[self.mentions["kind"] != "exclude"].drop_duplicates("entry")
        return dict(zip(once["entry"], once["label" if self.lang == "ar" else "label_en"], strict=True))

    def _number(self, number: Any) -> str:
        return format_number(int(number), lang=self.lang, digits=self.digits)

    def _told(self, sentence: str) -> Passage:
        return Passage(f'<p lang="{self.lang}" dir="{direction(self.lang)}">{safe(sentence)}</p>')


def kwic(lines: pd.DataFrame) -> Passage:
    """Return a concordance as a table that reads from the right: what comes before a word stands on its right.

    >>> lines = pd.DataFrame({"before": ["كشف عن "], "surface": ["الأمن"], "after": [" أمس"]})
    >>> kwic(lines).count("<td")
    2
    """
    rows = "".join(
        f'<tr><td class="before">{safe(line.before)}</td><th scope="row" class="word">{safe(line.surface)}</th>'
        f'<td class="after">{safe(line.after)}</td></tr>'
        for line in lines.itertuples()
    )
    return Passage(f'<table class="maqal-kwic" dir="rtl" lang="ar"><tbody>{rows}</tbody></table>')


class Explorer:
    """The view with controls to choose by; where widgets don't work it shows the view of its first choice."""

    def __init__(self, view: View, choice: Choice) -> None:
        import ipywidgets

        self.view, self.choice = view, choice
        lang, nothing = view.lang, (say("explore.none", view.lang), "")
        titles = list(zip(view.articles["title"].map(plain), view.articles["article"], strict=True))
        orders = [(say(f"explore.sort.{sort}", lang), sort) for sort in ("text", "before", "after")]
        self.article = self._list("explore.article", [(say("explore.all", lang), ""), *titles], choice.article)
        self.theme = self._list("theme", [nothing, *view.entries(themes=True)], choice.entry)
        self.agency = self._list("agency", [nothing, *view.entries(themes=False)], choice.entry)
        self.sort = self._list("explore.sort", orders, choice.sort)
        self.word = ipywidgets.Text(choice.word, description=say("explore.word", lang), continuous_update=False)
        self.word.style.description_width = "9em"
        self.shown = ipywidgets.HTML()
        controls = (self.article, self.theme, self.agency, self.word, self.sort)
        for control in controls:
            control.observe(self._changed, "value")
        self.box = ipywidgets.VBox([*controls, self.shown])
        self.box.add_class(f"maqal-{direction(lang)}")
        self._draw()

    def _list(self, key: str, options: list[tuple[str, str]], chosen: str) -> Any:
        import ipywidgets

        value = chosen if chosen in [value for _, value in options] else options[0][1]
        control = ipywidgets.Dropdown(options=options, value=value, description=say(key, self.view.lang))
        control.style.description_width = "9em"
        control.layout.width = "min(40em, 98%)"
        return control

    def _changed(self, change: Any) -> None:
        """Follow the last control touched: a theme, an agency and a word put one another out."""
        rivals = [self.theme, self.agency, self.word]
        if change["owner"] in rivals and change["new"]:
            for rival in rivals:
                if rival is not change["owner"]:
                    rival.value = ""
        entry = self.theme.value or self.agency.value
        self.choice = Choice(self.article.value, entry, self.word.value, self.sort.value)
        self._draw()

    def _draw(self) -> None:
        drawing = charts.show(self.view.chart(self.choice)).html() if self.choice.entry or self.choice.asked else ""
        self.shown.value = drawing + str(self.view.html(self.choice))

    def _repr_mimebundle_(self, **_: object) -> dict[str, Any]:
        return {**self.box._repr_mimebundle_(), "text/html": str(self.view.html(self.choice))}


def explore(
    articles: pd.DataFrame,
    mentions: pd.DataFrame,
    *,
    entry: str = "",
    word: str = "",
    lang: str = "ar",
    digits: str = "latn",
) -> Explorer:
    """Return an explorer of the articles and the mentions found in them, opened at an entry or a word.

    In JupyterLab it has controls for article, theme, agency, word and order; exported, it is the view of its
    first choice: the lines with their contexts, and the passages marked.

    >>> import analysis
    >>> articles = analysis.read_articles("data/articles")
    >>> mentions = analysis.find_mentions(articles, analysis.read_codebook("themes"))
    >>> "الإرهاب" in explore(articles, mentions, word="الإرهاب")._repr_mimebundle_()["text/html"]
    True
    """
    return Explorer(View(articles, mentions, lang, digits), Choice(entry=entry, word=word))
