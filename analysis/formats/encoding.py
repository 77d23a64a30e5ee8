"""Bytes to text: which encoding, in a strict order, checked by a score; never a blind guess."""

import codecs
import re
from typing import NamedTuple

from analysis.errors import ReadError
from analysis.formats.likeness import is_arabic, likeness
from analysis.formats.record import Issue
from analysis.formats.sniff import name_binary

LEGACY = ("cp1256", "iso8859-6")
_EIGHT_BIT = ("cp", "iso8859", "mac", "koi8", "latin")
_BOMS = (  # the longer first: UTF-32 begins as UTF-16 does
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_HIGH = re.compile(rb"[\x80-\xff]")
_UTF8_LETTER = re.compile(rb"[\xc3-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_USUAL_IN_UTF16 = re.compile("[\\s -~\u00a0-\u00ff\u0600-\u06ff\u2000-\u206f\ufb50-\ufdff\ufe70-\ufeff]")
_SAMPLE = 100_000  # bytes scored; more would not change the answer
_BINARY_SHARE = 0.02  # of control bytes; text has a stray one at most
_STRAY = 1
_DAMAGED_SHARE = 0.1  # letters valid in UTF-8 over bytes that are not: legacy files have under 0.02
_FEW = 0.05  # bytes beyond ASCII so few that a declared encoding is believed unscored


class Decoded(NamedTuple):
    """The text, the encoding it was in, and what was odd about it."""

    text: str
    encoding: str
    issues: list[Issue]


def decode(data: bytes, name: str, declared: str = "", errors: str = "strict") -> Decoded:
    """Return the text of bytes: by their mark, as UTF-16, as UTF-8, as declared, or as legacy Arabic.

    `errors="replace"` puts U+FFFD where UTF-8 is damaged instead of refusing the file.

    >>> decode("كشف رئيس الحكومة مصطفى الكاظمي".encode("cp1256"), "a.txt").encoding
    'cp1256'
    """
    if kind := name_binary(data):
        raise ReadError(f"{name}: this is {kind}, not text; give the file the ending it belongs to")
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _decode_marked(data[len(bom) :], name, encoding, errors, len(bom))
    controls = len(_CONTROL.findall(data, 0, _SAMPLE))
    if controls and (found := _find_utf16(data)):
        return found
    if controls > max(_STRAY, _BINARY_SHARE * min(len(data), _SAMPLE)):
        what = f"the bytes are not text ({controls} control bytes)"
        raise ReadError(f"{name}: {what}; give an article's file")
    try:
        return Decoded(data.decode("utf-8"), "utf-8", [])
    except UnicodeDecodeError as error:
        return _decode_doubtful(data, name, declared, errors, error)


def _decode_marked(data: bytes, name: str, encoding: str, errors: str, skipped: int) -> Decoded:
    """Decode what a byte order mark names."""
    try:
        return Decoded(data.decode(encoding), encoding, [])
    except UnicodeDecodeError as error:
        return _mend(data, name, encoding, errors, error, skipped)


def _mend(data: bytes, name: str, encoding: str, errors: str, error: UnicodeDecodeError, skipped: int = 0) -> Decoded:
    """Drop a character cut at the end; replace damage if asked; else refuse, naming the byte."""
    place = error.start + skipped
    if error.reason in ("unexpected end of data", "truncated data") and len(data) - error.start < 4:
        cut = Issue("the last character is cut off", "repaired: the tail dropped", byte=place)
        return Decoded(data[: error.start].decode(encoding), encoding, [cut])
    if errors == "replace":
        text = data.decode(encoding, "replace")
        what = f"bytes that are not {encoding.upper()}"
        return Decoded(text, encoding, [Issue(what, "repaired: U+FFFD put there", byte=place)])
    raise ReadError(
        f"{name}: byte {place} (0x{data[error.start]:02x}) is not {encoding.upper()}; "
        "mend the file, or read it with errors='replace'"
    )


def _find_utf16(data: bytes) -> Decoded | None:
    """Decode UTF-16 without a mark: its Arabic is pairs with byte 06, its spaces hold a NUL."""
    whole = data[: len(data) // 2 * 2]
    readings = []
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = whole.decode(encoding)
        except UnicodeDecodeError:
            continue
        share = len(_USUAL_IN_UTF16.findall(text)) / max(len(text), 1)
        readings.append((share, encoding, text))
    if not readings or max(readings)[0] < 0.95:
        return None
    _, encoding, text = max(readings)
    cut = [Issue("the last character is cut off", "repaired: the tail dropped", byte=len(whole))]
    return Decoded(text, encoding, cut if len(data) % 2 else [])


def _decode_doubtful(data: bytes, name: str, declared: str, errors: str, error: UnicodeDecodeError) -> Decoded:
    """Decode bytes that are not UTF-8: damaged UTF-8, the declared charset, or legacy Arabic."""
    sample = data[max(0, error.start - _SAMPLE // 2) :][:_SAMPLE]
    valid = len(_UTF8_LETTER.findall(sample))
    invalid = len(_HIGH.findall(_UTF8_LETTER.sub(b"", sample)))
    if valid > _DAMAGED_SHARE * invalid:
        return _mend(data, name, "utf-8", errors, error)
    readings = []
    for encoding in dict.fromkeys((*_known(declared), *LEGACY)):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        few = len(_HIGH.findall(sample)) < _FEW * len(sample)
        if encoding in _known(declared) and (few or is_arabic(text[:_SAMPLE])):
            return Decoded(text, encoding, [])
        readings.append((likeness(text[:_SAMPLE])[0], encoding, text))
    if not readings or not is_arabic(max(readings)[2][:_SAMPLE]):
        raise ReadError(
            f"{name}: byte {error.start} (0x{data[error.start]:02x}) is not UTF-8, and the bytes are no "
            "Arabic in windows-1256 or ISO-8859-6; save the file as UTF-8"
        )
    _, encoding, text = max(readings)
    return Decoded(text, encoding, [])


def _known(declared: str) -> tuple[str, ...]:
    """Return the declared charset as Python names it, when it is one of 8 bits."""
    try:
        name = codecs.lookup(declared.strip()).name
    except (LookupError, ValueError):
        return ()
    return (name,) if name.startswith(_EIGHT_BIT) else ()


def same_encoding(one: str, other: str) -> bool:
    """Tell whether two names mean one encoding; an unknown name equals nothing.

    >>> same_encoding("windows-1256", "cp1256"), same_encoding("utf-8", "cp1256")
    (True, False)
    """
    try:
        return codecs.lookup(one).name == codecs.lookup(other).name
    except (LookupError, ValueError):
        return False
