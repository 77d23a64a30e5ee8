"""PDF with text: lines joined to paragraphs; letters stored as shapes or back to front are put right."""

import io
import re
import unicodedata
from collections.abc import Iterator

from analysis.errors import ReadError
from analysis.formats.record import Found, Input, Issue, Record

_SHAPES = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]+")
_FULL = 0.75  # of the longest line; the last line of a paragraph is shorter
_LEFT_TO_RIGHT = re.compile(r"[0-9A-Za-z\u0660-\u0669][0-9A-Za-z\u0660-\u0669.,:/%@_-]*")
_MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")


def read_pdf(source: Input) -> Found:
    """Yield the one article of a PDF; a scan or a locked file is refused."""
    try:
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    except ImportError as error:
        raise ReadError(f"{source.name}: reading PDF needs pypdf; pip install 'maqal[pdf]'") from error
    data = source.read_whole()
    try:
        document = PdfReader(io.BytesIO(data))
        if document.is_encrypted and not document.decrypt(""):
            raise ReadError(f"{source.name}: the PDF is locked with a password; save it without")
        pages = [page.extract_text() for page in document.pages]
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise ReadError(f"{source.name}: not a whole PDF ({error}); print it to PDF again") from error
    lines = [line.strip() for page in pages for line in [*page.split("\n"), ""]]
    if not any(letter.isalpha() for line in lines for letter in line):
        raise ReadError(f"{source.name}: no text in the PDF, a scan perhaps; run text recognition on it first")
    if any(_SHAPES.search(line) for line in lines):
        lines = [_SHAPES.sub(_to_letters, line) for line in lines]
        yield Issue("letters stored as presentation forms", "repaired: plain letters put there")
    if is_reversed(" ".join(lines)):
        lines = [reverse_line(line) for line in lines]
        yield Issue("lines stored back to front", "repaired: put in reading order")
    yield Record("\n".join(join_lines(lines)))


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
    turned = line[::-1].translate(_MIRRORED)
    return _LEFT_TO_RIGHT.sub(lambda found: found[0][::-1], turned)


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
