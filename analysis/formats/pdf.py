"""PDF with text: lines joined to paragraphs; letters stored as shapes or back to front are put right."""

import io
import re
import unicodedata
from collections.abc import Iterator

from analysis.errors import ReadError
from analysis.formats.faults import PARSER
from analysis.formats.record import Found, Input, Issue, Record

_SHAPES = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]+")
_FULL = 0.75  # of the longest line; the last line of a paragraph is shorter
_LEFT_TO_RIGHT = re.compile(r"[0-9A-Za-z\u0660-\u0669][0-9A-Za-z\u0660-\u0669.,:/%@_-]*")
_BEFORE_STOP = re.compile(r"\s+([)\]»،؛:.؟!])")
_AFTER_OPENING = re.compile(r"([(\[«])\s+")
_LIGATURE = re.compile("ا([أإآ])ل")  # لأ drawn as one sign, taken apart the wrong way round
_MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")


def read_pdf(source: Input) -> Found:
    """Yield the one article of a PDF; a scan or a locked file is refused."""
    try:
        from pypdf import PdfReader
        from pypdf.errors import DependencyError, PyPdfError
    except ImportError as error:
        raise ReadError(f"{source.name}: reading PDF needs pypdf; pip install 'maqal[pdf]'") from error
    data = source.read_whole()
    try:
        document = PdfReader(io.BytesIO(data))
        if document.is_encrypted and not document.decrypt(""):
            raise ReadError(f"{source.name}: the PDF is locked with a password; save it without")
        pages = [
            page.extract_text(extraction_mode="layout", layout_mode_space_vertically=False) for page in document.pages
        ]
    except DependencyError as error:  # AES, which pypdf leaves to another library
        raise ReadError(f"{source.name}: the PDF is locked ({error}); print it to PDF again") from error
    except (PyPdfError, *PARSER) as error:
        raise ReadError(f"{source.name}: not a whole PDF ({error}); print it to PDF again") from error
    lines = [" ".join(line.split()) for page in pages for line in [*page.split("\n"), ""]]
    if not any(letter.isalpha() for line in lines for letter in line):
        raise ReadError(f"{source.name}: no text in the PDF, a scan perhaps; run text recognition on it first")
    if is_reversed(_SHAPES.sub(_to_letters, " ".join(lines))):
        lines = [reverse_line(line) for line in lines]
        yield Issue("lines stored as drawn, left to right", "repaired: put in reading order")
    if any(_SHAPES.search(line) for line in lines):
        lines = [_SHAPES.sub(_to_letters, line) for line in lines]
        yield Issue("letters stored as shapes (presentation forms)", "repaired: plain letters put there")
    yield Record("\n".join(join_lines([_tidy(line) for line in lines])))


def _tidy(line: str) -> str:
    """Take out the blanks that layout leaves inside brackets and before stops."""
    return _LIGATURE.sub(r"ال\1", _AFTER_OPENING.sub(r"\1", _BEFORE_STOP.sub(r"\1", line)))


def _to_letters(shapes: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", shapes[0])


def is_reversed(text: str) -> bool:
    """Tell whether more words end in لا (the article, back to front) than begin with ال.

    >>> is_reversed("نمألا زاهج"), is_reversed("جهاز الأمن")
    (True, False)
    """
    words = text.split()
    return sum(word.endswith("لا") for word in words) > sum(word.startswith("ال") for word in words)


def reverse_line(line: str) -> str:
    """Turn a line in drawing order into reading order; numbers and Latin words stay as they are.

    >>> reverse_line("2022 ماع نمألا زاهج")
    'جهاز الأمن عام 2022'
    """
    turned = _LEFT_TO_RIGHT.sub(lambda found: found[0][::-1], line[::-1])
    brackets = [letter for letter in turned if letter in "()"]
    closes_first = bool(brackets) and brackets[0] == ")"  # some files store the sign drawn, some the sign meant
    return turned.translate(_MIRRORED) if closes_first else turned


def join_lines(lines: list[str]) -> Iterator[str]:
    """Join the lines of a page to paragraphs: one ends at a blank line, or at a line that is not full.

    >>> list(join_lines(["كشف رئيس الحكومة عن", "دور الجهاز.", "وقال رئيس الحكومة إن", "ذلك مهم."]))
    ['كشف رئيس الحكومة عن دور الجهاز.', 'وقال رئيس الحكومة إن ذلك مهم.']
    """
    full = _FULL * max(map(len, lines), default=0)
    waiting: list[str] = []
    for line in [*lines, ""]:
        if line:
            waiting.append(line)
        if waiting and len(line) < full:
            yield " ".join(waiting)
            waiting = []
