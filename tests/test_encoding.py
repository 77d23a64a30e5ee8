"""Encodings told apart by the bytes: right on windows of the article, never a false accept."""

import re
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import ReadError
from analysis.formats.encoding import decode, same_encoding
from analysis.formats.likeness import is_arabic
from analysis.formats.mojibake import repair_mojibake
from analysis.resources import data_path

ARTICLE = data_path("articles", "ultra-iraq-2022-02-21.txt").read_text(encoding="utf-8")
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1256", "iso8859-6")

# The Universal Declaration of Human Rights, article 1.
FOREIGN = {
    "Hebrew": (
        "כל בני אדם נולדו בני חורין ושווים בערכם ובזכויותיהם. כולם חוננו בתבונה ובמצפון, לפיכך חובה עליהם "
        "לנהוג איש ברעהו ברוח של אחווה.",
        ("cp1255", "iso8859-8", "cp862"),
    ),
    "Russian": (
        "Все люди рождаются свободными и равными в своем достоинстве и правах. Они наделены разумом и "
        "совестью и должны поступать в отношении друг друга в духе братства.",
        ("cp1251", "koi8-r", "cp866", "iso8859-5", "mac-cyrillic"),
    ),
    "French": (
        "Tous les êtres humains naissent libres et égaux en dignité et en droits. Ils sont doués de raison "
        "et de conscience et doivent agir les uns envers les autres dans un esprit de fraternité.",
        ("cp1252", "cp850", "mac-roman"),
    ),
    "Turkish": (
        "Bütün insanlar hür, haysiyet ve haklar bakımından eşit doğarlar. Akıl ve vicdana sahiptirler ve "
        "birbirlerine karşı kardeşlik zihniyeti ile hareket etmelidirler.",
        ("cp1254", "cp857"),
    ),
    "Greek": (
        "Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια και τα δικαιώματα.",
        ("cp1253", "iso8859-7"),
    ),
}


def windows(size: int, encoding: str) -> list[str]:
    """Cut the article into windows of `size` characters that the encoding can write."""
    text = ARTICLE.encode(encoding, "ignore").decode(encoding)
    cut = [text[start : start + size] for start in range(0, len(text) - size, size)]
    return [window for window in cut if re.search("[ء-ي]{3}", window)]


def right(size: int, encoding: str) -> float:
    """Return the share of windows read as they were written."""
    cut = windows(size, encoding)
    read = 0
    for window in cut:
        try:
            read += decode(window.encode(encoding), "window").text == window
        except ReadError:
            continue
    return read / len(cut)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_windows_of_sixty_and_of_twenty_characters(encoding: str) -> None:
    assert right(60, encoding) >= 0.99
    assert right(20, encoding) >= 0.97


@pytest.mark.parametrize("language", FOREIGN)
@pytest.mark.parametrize("size", [20, 60, 400])
def test_legacy_text_of_other_languages_is_refused(language: str, size: int) -> None:
    text, encodings = FOREIGN[language]
    for encoding in encodings:
        data = text.encode(encoding, "ignore")
        for start in range(0, max(len(data) - size, 1)):
            window = data[start : start + size]
            if not window.isascii():
                with pytest.raises(ReadError, match=r"is not UTF-8"):
                    decode(window, "foreign.txt")


@pytest.mark.parametrize("size", [40, 400, 4000])
def test_binary_is_refused(size: int) -> None:
    noise = b"".join(zlib.compress(bytes([seed]) * 999 + ARTICLE.encode()[:size]) for seed in range(20))
    for start in range(0, len(noise) - size, 97):
        with pytest.raises(ReadError):
            decode(noise[start : start + size], "noise.bin")


@given(st.text(st.characters(codec="cp1256", exclude_categories=["Cc"])), st.sampled_from(ENCODINGS[:4]))
def test_marked_and_utf8_text_comes_back(text: str, encoding: str) -> None:
    if encoding == "utf-16-le":
        encoding = "utf-8"
    assert decode(text.encode(encoding), "any.txt").text == text


@given(st.binary())
def test_only_our_error_escapes(data: bytes) -> None:
    try:
        decode(data, "any.bin")
    except ReadError as error:
        assert "any.bin" in str(error)


DAMAGED = [
    ("cut in the middle of a character", ARTICLE[:30].encode()[:-1], "the last character is cut off"),
    ("UTF-16 with half a character", ARTICLE.encode("utf-16-le")[:301], "the last character is cut off"),
]


@pytest.mark.parametrize(("reason", "data", "what"), DAMAGED, ids=[row[0] for row in DAMAGED])
def test_a_cut_tail_is_dropped_and_said(reason: str, data: bytes, what: str) -> None:
    decoded = decode(data, "cut.txt")
    assert ARTICLE.startswith(decoded.text)
    assert decoded.issues[0].what == what


def test_one_bad_byte() -> None:
    data = ARTICLE.encode()[:200] + b"\xff" + ARTICLE.encode()[200:]
    with pytest.raises(ReadError, match=r"bad.txt: byte 200 \(0xff\) is not UTF-8.*errors='replace'"):
        decode(data, "bad.txt")
    decoded = decode(data, "bad.txt", errors="replace")
    assert decoded.text.count("\ufffd") == 1
    assert (decoded.issues[0].byte, decoded.issues[0].what) == (200, "bytes that are not UTF-8")


def test_utf8_with_a_tail_in_cp1256() -> None:
    head = ARTICLE[:900].encode()
    with pytest.raises(ReadError, match=f"byte {len(head)} "):
        decode(head + ARTICLE[900:1500].encode("cp1256"), "tail.txt")


def test_stray_control_characters_make_no_binary() -> None:
    assert decode("كشف\0 رئيس".encode(), "nul.txt").text == "كشف\0 رئيس"
    with pytest.raises(ReadError, match="3 control bytes"):
        decode(b"\x00\x01ab\x02", "noise.txt")


def test_a_declared_charset_counts_only_when_it_fits() -> None:
    assert decode("الأمن".encode("cp1256"), "page.html", "windows-1256").text == "الأمن"
    assert decode(ARTICLE.encode("cp1256"), "page.html", "iso-8859-6").encoding == "cp1256"
    assert decode(ARTICLE.encode(), "page.html", "windows-1256").encoding == "utf-8"
    assert decode(b"Caf\xe9 in Baghdad and other places", "page.html", "latin-1").text.startswith("Café")
    assert not same_encoding("no-such-charset", "utf-8")


PICTURES = [
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\x1f\x8b\x08", "a gzip archive"),
    (b"%PDF-1.7", "a PDF document"),
]


@pytest.mark.parametrize(("data", "kind"), PICTURES)
def test_known_binaries_are_named(data: bytes, kind: str) -> None:
    with pytest.raises(ReadError, match=kind):
        decode(data + bytes(50), "news.txt")


MOJIBAKE = [("utf-8", "cp1256"), ("cp1256", "cp1252"), ("utf-8", "cp1252"), ("utf-8", "latin-1")]


@pytest.mark.parametrize(("was", "read_as"), MOJIBAKE)
def test_mojibake_is_undone(was: str, read_as: str) -> None:
    for window in windows(60, "cp1256"):
        spoilt = b"".join(bytes([b]) for b in window.encode(was)).decode(
            read_as, "surrogateescape" if read_as == "cp1252" else "strict"
        )
        spoilt = re.sub("[\udc80-\udcff]", lambda m: chr(ord(m[0]) - 0xDC00), spoilt)
        assert repair_mojibake(spoilt) == window


CLEAN = [
    "طالب الخطيب الظاهر بطبع الخطط",  # many ط and ظ
    "Le président a été reçu à Alger, où il a répété ses vœux",
    "الأمن القومي — Sécurité nationale à Beyrouth",
    "قال: «إنّ الأمـــن مستتب»، وأضاف… “نعم”",
    "😀 خبر عاجل 🚨",
]


@pytest.mark.parametrize("text", CLEAN)
def test_clean_text_is_left_alone(text: str) -> None:
    assert repair_mojibake(text) == text


@given(st.text())
def test_repair_never_fails(text: str) -> None:
    assert isinstance(repair_mojibake(text), str)


def test_single_letters_prove_nothing() -> None:
    assert not is_arabic("ن")
    assert not is_arabic("no letters 123")
