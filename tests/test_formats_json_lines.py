"""Lines of JSON read in columns are what each line is when read alone."""

import io
import json
from collections.abc import Iterable

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.arabic.utf8 import is_utf8
from analysis.errors import ReadError
from analysis.formats import json_lines
from analysis.formats.columns import make_records
from analysis.formats.fields import make_record
from analysis.formats.json_columns import parse_columns
from analysis.formats.json_lines import Lines, read_jsonl
from analysis.formats.record import Found, Input, Issue, Record, Records

BODY = "كشف رئيس الحكومة، الأحد، عن دور الجهاز"
PLAIN = json.dumps({"id": "a", "title": "عنوان", "text": BODY}, ensure_ascii=False)
ODD = [
    *('{"text": "أ", "text": "ب"}', '{"text": "أ", "x": 1, "x": 2}', '{"text": "أ", "x": {"y": 1, "y": 2}}'),
    *('{"text": null}', '{"text": null, "content": "ب"}', '{"content": "ب"}', '{"id": "a"}', "{}", "[1]", "5", "null"),
    *('{"text": "أ", "id": 7}', '{"text": "أ", "id": 7.0}', '{"text": "أ", "id": true}', '{"text": "أ", "id": -0}'),
    *('{"text": "أ", "id": 12345678901234567890}', '{"text": "أ", "author": 5}', '{"text": "أ", "author": ["س", "ع"]}'),
    *('{"text": "أ", "x": NaN}', '{"text": "أ", "x": -NaN}', '{"text": "أ", "x": Inf}', '{"text": "أ", "x": Infinity}'),
    *(
        '{"text": "أ", "x": 01}',
        '{"text": "أ", "x": 1e999}',
        '{"text": "أ", "x": [[]]}',
        '{"text": "أ", "x": "2025-01-01"}',
    ),
    *('{"text": "\\ud800أ"}', '{"text": "\\udc00أ"}', '{"text": "\\ud83d\\ude00"}', '{"text": "\\u0000أ\\/\\n"}'),
    *(
        '{"t\\u0065xt": "أ"}',
        '{"text": "أ\\x"}',
        '{"text": "أ\t"}',
        '{"text": "أ\x7f"}',
        '{"text": "أ",}',
        "{'text': 1}",
    ),
    *('{"text": "أ"} 5', '{"text": "أ"}{"text": "ب"}', '{"text": ', '"أ"}', '{"text": "أ"', "", " ", "{", "}", "x"),
    *(
        '{"text": "<p>أ</p>"}',
        '{"text": "أ &amp; ب < ج"}',
        '{"text": "عنوان\\nمتن", "title": " عنوان"}',
        '{"text": " "}',
    ),
    *(
        '{"text": "عنوان متن", "title": "عنوان"}',
        '{"text": "عنوان  \\r\\nمتن", "title": "عنوان"}',
        '{"text": "\u00a0أ"}',
    ),
    *(
        '{"text": "أ", "title": "عنوان\\n ب"}',
        '{"text": "أ", "Title": "ب", "title": "ج"}',
        '{"text": "أ", "source": {"name": "س"}}',
    ),
    *('{"text": "أ", "source": null, "publisher": "س"}', '{"text": "أ", "publisher": "س"}', '{"text": {"value": "أ"}}'),
]
RAW = [
    b'{"text": "\xff"}',
    b'{"text": "\xed\xa0\x80"}',
    b'{"text": "a", "\xff": 1}',
    "كشف رئيس الحكومة".encode("cp1256"),
]
LINES = st.lists(
    st.sampled_from([PLAIN.encode()] * len(ODD) + [line.encode() for line in ODD] + RAW), min_size=1, max_size=9
)
FIELDS = st.sampled_from([{}, {"text": "content"}, {"source": "x"}, {"author": "by"}, {"text": "source.name"}])


def alone(found: Found) -> list[Record | Issue]:
    """Write records in columns out as one after the other; end with the error, if there is one."""
    told: list[Record | Issue] = []
    try:
        for one in found:
            told += [one.at(row) for row in range(len(one.line))] if isinstance(one, Records) else [one]
    except ReadError as error:
        told.append(Issue(str(error), "error"))
    return told


@settings(deadline=None)
@given(LINES, FIELDS, st.sampled_from([b"\n", b"\r\n"]), st.booleans(), st.sampled_from([20, 1 << 21]))
def test_columns_are_the_lines(lines: list[bytes], fields: dict[str, str], end: bytes, ended: bool, small: int) -> None:
    data = end.join(lines) + end * ended
    given = Input(io.BytesIO(data), "a.jsonl", fields, "replace", skipped=3)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(json_lines, "_SMALL", small)
        patched.setattr(json_lines, "_PRETTY", json_lines.re.compile(b"(?!)"))
        found = alone(read_jsonl(given))
    assert found == alone(Lines(given).read_each(io.BytesIO(data)))


@pytest.mark.parametrize("line", ODD)
def test_what_python_reads_otherwise_is_left_to_it(line: str) -> None:
    """Whatever Arrow makes of a line: it is what make_record makes of it, or nothing."""
    block = f"{PLAIN}\n{line}\n".encode()
    columns = parse_columns(block, {})
    records = make_records(columns, {}, 1) if columns else None
    if records:
        assert [records.at(0), records.at(1)] == [
            make_record(json.loads(PLAIN), {}, 1),
            make_record(json.loads(line), {}, 2),
        ]


@pytest.mark.parametrize(
    "values",
    [
        {"id": "b", "text": BODY, "author": None},
        {"id": "b", "text": BODY, "views": 5, "score": 0.5, "tags": ["أ"]},
        {"id": "b", "text": f"عنوان\n{BODY}", "title": "عنوان"},
        {"text": f"<b>{BODY}</b>", "title": "عنوان &"},
    ],
)
def test_ordinary_lines_are_read_in_columns(values: dict[str, object]) -> None:
    line = json.dumps(values)
    lines = Lines(Input(io.BytesIO(), "a.jsonl"))
    assert [type(one) for one in lines.read_blocks([f"{line}\n{line}".encode()])] == [Records]


def test_deep_nesting_never_reaches_the_parser() -> None:
    """Arrow's overruns the stack: the process was gone."""
    deep = f'{{"text": "أ", "x": {"[" * 200_000}{"]" * 200_000}}}'
    found = alone(read_jsonl(Input(io.BytesIO(f"{PLAIN}\n{deep}\n{PLAIN}".encode()), "a.jsonl")))
    assert [type(one) for one in found] == [Record, Issue, Record]


@pytest.mark.parametrize("before", [0, 1])
def test_a_line_over_the_limit_is_named_and_the_next_has_its_number(
    before: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where it was the first line, its rest was once read as the second."""
    monkeypatch.setattr(json_lines, "MAX_LINE", 200)
    monkeypatch.setattr(json_lines, "_BLOCK", 100)
    long = json.dumps({"text": "ا" * 2_000}, ensure_ascii=False)
    lines = [*[PLAIN] * before, long, PLAIN, PLAIN]
    found = alone(read_jsonl(Input(io.BytesIO("\n".join(lines).encode()), "a.jsonl")))
    assert [(type(one), one.line) for one in found] == [
        (Issue if number == before + 1 else Record, number) for number in range(1, len(lines) + 1)
    ]


BYTES = [
    *(bytes([one]) for one in (0, 65, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xD8, 0xDF)),
    "أ".encode(),
]
BYTES += [
    *(bytes([one]) for one in (0xE0, 0xE1, 0xED, 0xEF, 0xF0, 0xF1, 0xF4, 0xF5, 0xFF)),
    "…".encode(),
    "😀".encode(),
]


@settings(max_examples=500)
@given(st.lists(st.sampled_from(BYTES), max_size=7).map(b"".join))
def test_utf8_is_what_python_decodes(data: bytes) -> None:
    try:
        data.decode()
        whole = True
    except UnicodeDecodeError:
        whole = False
    assert is_utf8(np.frombuffer(data, np.uint8)) == whole


def rows_of(values: Iterable[dict[str, object]]) -> list[Record | None]:
    return [make_record(one, {}, line) for line, one in enumerate(values, 1)]


@given(st.lists(st.sampled_from(["", " ", "عنوان", "عنوان ب", "<b>ع</b>", "&amp;"]), min_size=1, max_size=4), st.data())
def test_records_in_columns_are_those_of_the_rows(titles: list[str], data: st.DataObject) -> None:
    pieces = st.lists(
        st.sampled_from(["عنوان", "ب", " ", "\n", "\r\n", "<p>", "&lt;", "\u00a0", "\u2028", "x"]), max_size=5
    )
    bodies = [data.draw(pieces.map("".join)) for _ in titles]
    records = make_records({"title": titles, "text": pa.array(bodies, pa.large_string())}, {}, 1)
    assert records is not None
    expected = rows_of({"title": title, "text": body} for title, body in zip(titles, bodies, strict=True))
    assert [records.at(row) for row in range(len(titles))] == expected
