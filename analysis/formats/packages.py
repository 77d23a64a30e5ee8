"""Office files are zip archives of XML: open their parts, but no bomb and no entity."""

import io
import zipfile
from typing import Any

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from lxml.etree import XMLSyntaxError

from analysis.errors import ReadError
from analysis.formats.faults import ARCHIVE
from analysis.formats.limits import MAX_RATIO, MAX_UNPACKED, RATIO_FLOOR


def open_package(data: bytes, name: str) -> zipfile.ZipFile:
    """Open an office file and check every part's size before any is unpacked."""
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except ARCHIVE as error:
        raise ReadError(f"{name}: not a whole office file ({error}); save it again") from error
    for part in package.infolist():
        check_part(part, name)
    return package


def check_part(part: zipfile.ZipInfo, name: str) -> None:
    """Refuse a part that unpacks to far more than it is: a bomb."""
    large = part.file_size > RATIO_FLOOR
    if part.file_size > MAX_UNPACKED or (large and part.file_size > MAX_RATIO * max(part.compress_size, 1)):
        raise ReadError(
            f"{name}: {part.filename} unpacks from {part.compress_size:,} to {part.file_size:,} bytes; "
            "this is refused as a decompression bomb"
        )


def read_part(package: zipfile.ZipFile, part: str, name: str) -> bytes:
    """Return the bytes of one part."""
    try:
        return package.read(part)
    except ARCHIVE as error:
        raise ReadError(f"{name}: {part} can't be read ({error}); save the file again") from error


def parse_xml(data: bytes, name: str) -> Any:
    """Return the root of an XML document; entities and external references are refused."""
    try:
        return fromstring(data, forbid_dtd=False, forbid_entities=True, forbid_external=True)
    except DefusedXmlException as error:
        raise ReadError(f"{name}: the XML declares entities ({type(error).__name__}); they are refused") from error
    except (SyntaxError, XMLSyntaxError, ValueError, LookupError) as error:
        raise ReadError(f"{name}: not whole XML ({error}); save it again") from error
