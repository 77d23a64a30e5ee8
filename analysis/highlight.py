"""Text and spans in, safe HTML out: the one way article text reaches a page."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from markupsafe import Markup

if TYPE_CHECKING:
    import pandas as pd

RIGHT_TO_LEFT = frozenset({"ar", "fa", "ur", "ckb", "he", "ps", "ug"})
COLOURS = 9  # classes c0 … c8, then they begin again
_BIDI_CONTROLS = dict.fromkeys([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
_DATE = re.compile(r"\b\d{1,4}-\d{1,2}-\d{1,4}(?:[ T]\d{1,2}:\d\d(?::\d\d)?)?\b")
_NAMELESS = re.compile("[^A-Za-z0-9.]")  # what can't stand in an id as it is
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

# No padding on marks: it would cut the joined letters of a word at the edge of a mark.
STYLE = """<style>
.maqal{line-height:1.9;white-space:pre-wrap;text-align:start}
.maqal mark{color:inherit;background:rgba(128,128,128,.22)}
.maqal mark a:any-link{color:inherit;text-decoration:inherit;text-underline-offset:inherit}
.maqal .agency{background:none;text-decoration:underline 2px solid;text-underline-offset:.35em}
.maqal .exclude,.maqal .reference{background:none;text-decoration:underline 1px dotted}
.maqal .quote{background:none}
.maqal .c0{background:rgba(0,114,178,.25)}.maqal .c1{background:rgba(213,94,0,.25)}
.maqal .c2{background:rgba(0,158,115,.25)}.maqal .c3{background:rgba(184,87,143,.25)}
.maqal .c4{background:rgba(138,109,0,.25)}.maqal .c5{background:rgba(122,107,209,.25)}
.maqal .c6{background:rgba(160,82,45,.25)}.maqal .c7{background:rgba(47,143,157,.25)}
.maqal .c8{background:rgba(107,119,133,.3)}
.annotated p{margin:0 0 .5em;text-align:start}
.evidence :is(li,summary){text-align:start}
.annotated .legend{display:flex;flex-wrap:wrap;gap:.3em 1.2em;list-style:none;margin:0 0 .5em;padding:0}
.annotated .article>div{position:relative;padding-inline-start:2.6em}
.annotated .pilcrow{position:absolute;inset-inline-start:0;line-height:2.2;opacity:.75}
.annotated :is(.nested,.exclude,.reference){background:none;text-decoration:none}
.annotated:has(#show-quotes:checked) .quote{background:rgba(128,128,128,.2)}
.annotated:has(#show-references:checked) .reference{text-decoration:underline 2px dotted}
.annotated:has(#show-nested:checked) .nested{text-decoration:underline 2px dashed}
.annotated:has(#show-excluded:checked) .exclude{text-decoration:line-through}
</style>"""


class Passage(str):
    """HTML that JupyterLab shows as a report does."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return STYLE + str(self)

    def __html__(self) -> Markup:
        return Markup(str(self))


class _Mark(NamedTuple):
    start: int
    end: int
    name: str
    attributes: str
    link: str

    def opening(self, *, inner: bool) -> str:
        """Return the tag; `inner` marks stand in another's link, where no link can stand."""
        name = f'id="{self.name}" ' if self.name else ""
        link = f'<a href="#{self.link}">' if self.link and not inner else ""
        return f"<mark {name}{self.attributes}>{link}"

    def closing(self, *, inner: bool) -> str:
        return "</a></mark>" if self.link and not inner else "</mark>"


def highlight(
    text: str,
    spans: pd.DataFrame,
    *,
    lang: str = "ar",
    offset: int = 0,
    order: Sequence[str] = (),
    ids: bool = False,
    tag: str = "div",
) -> Passage:
    """Return the text as one HTML element with a `<mark>` round every span, all else escaped.

    `spans` is a frame with `start` and `end` in code points (mentions, quotes, any frame so made); where it
    has them, `entry` chooses the colour (in the `order` given, else of appearance), `label` the tooltip, and
    `kind`, `codebook`, `how` and `nested` the class. `offset` is where `text` begins in the article, so that a
    paragraph takes the article's offsets. With `ids` each mark has an id and leads to its list of evidence.
    Spans may nest and cross. Raises ValueError for a span that ends before it begins.

    >>> import pandas as pd
    >>> spans = pd.DataFrame({"start": [1], "end": [6], "entry": ["security"], "label": ["Security"]})
    >>> highlight("والأمن", spans, tag="p")
    '<p class="maqal" dir="rtl" lang="ar">و<mark class="c0" title="Security">الأمن</mark></p>'
    """
    return highlight_rows(text, spans.itertuples(index=False), lang=lang, offset=offset, order=order, ids=ids, tag=tag)


def highlight_rows(
    text: str,
    rows: Iterable[Any],
    *,
    lang: str = "ar",
    offset: int = 0,
    order: Sequence[str] = (),
    ids: bool = False,
    proof: bool = False,
    tag: str = "div",
) -> Passage:
    """Return what `highlight` does, for spans that are rows of `itertuples` already: no frame a sentence.

    With `proof` the passage is evidence: its marks have the ids `proof_id` gives, and lead to those of the article.
    """
    marks = list(_marks(rows, text, offset, order, "proof" if proof else "article" if ids else ""))
    inside = "".join(_pieces(text, marks, rtl=direction(lang) == "rtl"))
    return Passage(f'<{tag} class="maqal" dir="{direction(lang)}" lang="{safe(lang)}">{inside}</{tag}>')


def direction(lang: str) -> str:
    """Return the base direction of a language.

    >>> direction("ar"), direction("en")
    ('rtl', 'ltr')
    """
    return "rtl" if lang in RIGHT_TO_LEFT else "ltr"


def safe(text: object) -> str:
    """Escape text for HTML, without the controls that could turn the page around it.

    >>> safe("<b>" + chr(0x202E) + "أمن</b>")
    '&lt;b&gt;أمن&lt;/b&gt;'
    """
    return html.escape(plain(text))


def _safe(text: str, *, rtl: bool) -> str:
    """Escape text; in a right-to-left line a date with hyphens would come out from its end."""
    return _DATE.sub(r'<bdi dir="ltr">\g<0></bdi>', safe(text)) if rtl else safe(text)


def plain(text: object) -> str:
    """Return text without bidi controls, other controls shown as U+FFFD.

    >>> plain("a" + chr(0x202E) + "b")
    'ab'
    """
    return _UNPRINTABLE.sub("\ufffd", str(text).translate(_BIDI_CONTROLS))


def anchor(*parts: object) -> str:
    """Return an id made of the parts: Latin letters, digits, dots, low lines and hyphens only.

    >>> anchor("evidence", "themes", "أمن")
    'evidence-themes-_623__645__646_'
    """
    return "-".join(_NAMELESS.sub(_written, str(part)) for part in parts)


def _written(letter: re.Match[str]) -> str:
    return "__" if letter[0] == "_" else f"_{ord(letter[0]):x}_"


def mark_id(row: Any) -> str:
    """Return the id of the mark of one mention (a row of `itertuples`), wherever it is linked from."""
    return anchor("m", getattr(row, "codebook", "span"), row.start, row.end)


def proof_id(row: Any) -> str:
    """Return the id of one mention in the list of evidence it stands in."""
    return f"e-{mark_id(row)}"


def evidence_id(row: Any) -> str:
    """Return the id of the list of evidence that one mention stands in."""
    return anchor("evidence", getattr(row, "codebook", "span"), getattr(row, "entry", ""))


def _marks(rows: Iterable[Any], text: str, offset: int, order: Sequence[str], where: str) -> Iterable[_Mark]:
    """Yield the marks of a text; `where` is article or proof where they lead to each other, else ""."""
    ranks = {entry: n for n, entry in enumerate(order)}
    seen: set[str] = set()
    for row in rows:
        start, end = row.start - offset, row.end - offset
        if end < start:
            raise ValueError(f"span {row.start}–{row.end} ends before it begins")
        if start >= len(text) or end <= 0 or start == end:
            continue
        rank = ranks.setdefault(getattr(row, "entry", ""), len(ranks))
        name = mark_id(row) if where == "article" else proof_id(row) if where else ""
        label = "" if where == "proof" else safe(getattr(row, "label", ""))
        told = label and label != safe(text[max(start, 0) : end])  # the word itself needs no saying
        attributes = f'class="{_classes(row, rank)}"' + (f' title="{label}"' if told else "")
        link = mark_id(row) if where == "proof" else evidence_id(row) if where and _has_evidence(row) else ""
        yield _Mark(max(start, 0), min(end, len(text)), "" if name in seen else name, attributes, link)
        seen.add(name)


def _has_evidence(row: Any) -> bool:
    return getattr(row, "kind", "") not in ("quote", "exclude") and not getattr(row, "nested", False)


def _classes(row: Any, rank: int) -> str:
    if getattr(row, "kind", "") in ("exclude", "quote"):
        names = [row.kind]
    elif getattr(row, "kind", "term") != "term":
        names = ["agency"]
    else:
        names = [f"c{rank % COLOURS}"]
    if getattr(row, "how", "") == "reference":
        names.append("reference")
    if getattr(row, "nested", False):
        names.append("nested")
    return " ".join(names)


def _pieces(text: str, marks: list[_Mark], *, rtl: bool) -> Iterable[str]:
    """Yield the text cut at every border of a mark, tags properly nested even where marks cross."""
    ends = {border for mark in marks for border in (mark.start, mark.end)}
    waiting = sorted(marks, key=lambda mark: (mark.start, -mark.end))[::-1]
    stack: list[_Mark] = []
    last = 0
    for border in sorted(ends):
        yield _safe(text[last:border], rtl=rtl)
        last = border
        opened: list[_Mark] = []
        while any(mark.end <= border for mark in stack):
            mark = stack.pop()
            yield mark.closing(inner=_linked(stack))
            if mark.end > border:
                opened.append(mark._replace(name=""))
        while waiting and waiting[-1].start == border:
            opened.append(waiting.pop())
        for mark in sorted(opened, key=lambda mark: -mark.end):
            yield mark.opening(inner=_linked(stack))
            stack.append(mark)
    yield _safe(text[last:], rtl=rtl)


def _linked(stack: Sequence[_Mark]) -> bool:
    return any(mark.link for mark in stack)
