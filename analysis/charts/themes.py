"""Charts of the themes of an article."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from analysis.charts.bars import ROW, bars
from analysis.charts.frame import finish, nothing, start
from analysis.charts.links import inside, spoken
from analysis.charts.style import colours, style
from analysis.charts.wording import say
from analysis.numbers import count_noun, format_number

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes


def theme_strength(
    counts: "pd.DataFrame",
    *,
    lang: str = "ar",
    digits: str = "latn",
    links: Mapping[str, str] | None = None,
    ax: "Axes | None" = None,
) -> "Axes":
    """Rank the themes by mentions per 1,000 words.

    Reads `entry`, `label`, `label_en`, `mentions`, `words` of `count_themes(…, by="article")`; several
    articles are taken together. `links` gives an entry the place ("#id") its bar leads to.

    >>> import pandas as pd
    >>> counts = pd.DataFrame({"article": ["a"], "entry": ["security"], "label": ["الأمن"],
    ...     "label_en": ["Security"], "mentions": [9], "words": [500]})
    >>> theme_strength(counts, lang="en").get_xlabel()
    'mentions per 1000 words'
    """
    from analysis.charts.data import named, per_entry

    themes = per_entry(counts)
    with style():
        if not themes["mentions"].sum():
            return nothing(ax, say("no_themes", lang), lang=lang)
        ax = start(ax, lang=lang, height=ROW * len(themes))
        names = named(themes, lang)
        rates = themes["per_1000"].tolist()
        shades = colours(themes["entry"])
        bars(
            ax, names, rates, [format_number(rate, lang=lang, digits=digits, decimals=1) for rate in rates],
            lang=lang, colours=[shades[entry] for entry in themes["entry"]],
            links=inside(links, themes["entry"].tolist()),
        )  # fmt: skip
        first = count_noun(int(themes["mentions"].iloc[0]), "mention", lang=lang, digits=digits)
        top = format_number(rates[0], lang=lang, digits=digits, decimals=1)
        reading = say("theme_strength.reading", lang, first=names[0], mentions=first, rate=top)
        heads = [say(key, lang) for key in ("theme", "mentions", "per_1000")]
        table = themes.assign(name=names)[["name", "mentions", "per_1000"]].set_axis(heads, axis=1)
        return finish(
            ax, table, title=say("theme_strength.title", lang), units=say("theme_strength.units", lang),
            reading=reading, lang=lang, digits=digits, names=spoken(links, themes["entry"], names),
        )  # fmt: skip
