"""MHTML: a page saved by a browser as a single file, which is a mail with the page as its first part."""

import io
from email import message_from_bytes

from analysis.errors import ReadError
from analysis.formats.record import Found, Input, Record
from analysis.formats.web import read_html


def read_mhtml(source: Input) -> Found:
    """Yield the one article of the page; its address is the one the browser noted."""
    message = message_from_bytes(source.read_whole())
    pages = [part for part in message.walk() if part.get_content_type() == "text/html"]
    page = pages[0].get_payload(decode=True) if pages else None
    if not isinstance(page, bytes):
        raise ReadError(f"{source.name}: no page in it; save the page again, as a single file or as HTML")
    address = message.get("Snapshot-Content-Location") or pages[0].get("Content-Location") or ""
    for found in read_html(Input(io.BytesIO(page), source.name, source.fields, source.errors)):
        if isinstance(found, Record) and address.startswith("http"):
            found = found._replace(url=found.url or str(address))
        yield found
