"""Files of binary formats, made in memory for the tests of reading."""

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def make_docx(body: str) -> bytes:
    """Return a Word file with this XML as its body."""
    document = f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    return make_zip({"[Content_Types].xml": b"<Types/>", "word/document.xml": document.encode()})


def make_zip(members: dict[str, bytes]) -> bytes:
    """Return a zip archive of these files."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return packed.getvalue()


def make_pdf(lines: list[str]) -> bytes:
    """Return a PDF that draws these characters from left to right, as its file stores them."""
    letters = sorted({letter for line in lines for letter in line})
    codes = {letter: code for code, letter in enumerate(letters, 1)}
    drawn = " ".join(f"<{''.join(f'{codes[letter]:04x}' for letter in line)}> Tj T*" for line in lines)
    content = f"BT /F1 12 Tf 100 800 Td 14 TL {drawn} ET"
    pairs = " ".join(f"<{code:04x}> <{letter.encode('utf-16-be').hex()}>" for letter, code in codes.items())
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def "
        f"1 begincodespacerange <0000> <ffff> endcodespacerange {len(codes)} beginbfchar {pairs} "
        "endbfchar endcmap end end"
    )
    page = "/MediaBox [0 0 600 850] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >>"
    info = "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
    box = "/FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80"
    objects = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R {page} >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        "<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H "
        "/DescendantFonts [6 0 R] /ToUnicode 7 0 R >>",
        f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A {info} /FontDescriptor 8 0 R /DW 500 >>",
        f"<< /Length {len(cmap)} >>\nstream\n{cmap}\nendstream",
        f"<< /Type /FontDescriptor /FontName /A /Flags 4 {box} >>",
    )
    data, places = b"%PDF-1.4\n", []
    for number, inside in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{inside}\nendobj\n".encode()
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer << /Size {len(objects) + 1} /Root 1 0 R >>\n"
    )
    return data + f"{end}startxref\n{len(data)}\n%%EOF".encode()
