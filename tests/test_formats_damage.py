"""Whole files with bytes changed at random: read, or refused in our own words."""

import io
import random

import pandas as pd
import pytest
from made_files import make_docx, make_pdf, make_zip

from analysis.errors import ReadError
from analysis.formats import reader_for
from analysis.formats.archives import open_members
from analysis.formats.record import Input

BODY = "كشف رئيس الحكومة عن دور جهاز المخابرات في المفاوضات."
FRAME = pd.DataFrame({"id": ["1", "2"], "text": [BODY, f"{BODY} وقال."], "date": [pd.Timestamp("2022-02-21")] * 2})
TIMES = 60


def packed(kind: str) -> bytes:
    stream = io.BytesIO()
    getattr(FRAME, kind)(stream, index=False)
    return stream.getvalue()


FILES = {
    ".pdf": make_pdf([BODY[::-1]]),
    ".docx": make_docx(f"<w:p><w:r><w:t>{BODY}</w:t></w:r></w:p>"),
    ".xlsx": packed("to_excel"),
    ".parquet": packed("to_parquet"),
    ".html": f'<meta charset="utf-8"><h1>عنوان</h1><table><tr><td>{BODY}<br><br>{BODY}</table>'.encode(),
}


def damage(data: bytes, chance: random.Random) -> bytes:
    """Change, cut out or put in some bytes."""
    damaged = bytearray(data)
    for _ in range(chance.choice([1, 2, 5, 20])):
        place = chance.randrange(len(damaged))
        if chance.random() < 0.7:
            damaged[place] = chance.randrange(256)
        else:
            damaged[place : place + chance.randrange(20)] = chance.randbytes(chance.randrange(5))
    return bytes(damaged)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("ending", FILES)
def test_damaged_files_are_read_or_refused(ending: str) -> None:
    reader, chance = reader_for(ending), random.Random(ending)
    assert reader is not None
    for _ in range(TIMES):
        try:
            list(reader(Input(io.BytesIO(damage(FILES[ending], chance)), "damaged")))
        except ReadError as error:
            assert str(error).startswith("damaged: ")


@pytest.mark.filterwarnings("ignore")
def test_damaged_archives_are_read_or_refused() -> None:
    chance, data = random.Random(1), make_zip({"a.txt": BODY.encode() * 9, "b/c.txt": b"x"})
    for _ in range(TIMES):
        try:
            for member in open_members(io.BytesIO(damage(data, chance)), "damaged"):
                if isinstance(member, tuple) and hasattr(member[1], "read"):
                    member[1].read()
        except ReadError as error:
            assert "damaged" in str(error) or "a.txt" in str(error) or "broken" in str(error)
