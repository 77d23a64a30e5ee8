"""The Parquet tables: their columns and types, fixed, and the version they carry."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

VERSION = 1  # raise it when a table's columns or their meaning change

_TEXT, _COUNT, _PLACE, _FLAG = pa.string(), pa.int32(), pa.int64(), pa.bool_()


def _columns(**types: pa.DataType) -> list[tuple[str, pa.DataType]]:
    return list(types.items())


_SPAN = _columns(article=_TEXT, paragraph=_COUNT, role=_TEXT, start=_PLACE, end=_PLACE)

SCHEMAS = {
    # `file` is where the article was read, `words` are those of title, lead and body.
    "articles": _columns(
        **dict.fromkeys(("article", "title", "source", "author"), _TEXT),
        published=pa.timestamp("us"),
        **dict.fromkeys(("url", "language", "text"), _TEXT),
        words=_COUNT,
        file=_TEXT,
    ),
    # No text: it is text[start:end] of the article.
    "paragraphs": [*_SPAN, ("words", _COUNT)],
    "mentions": [
        *_SPAN,
        *_columns(**dict.fromkeys(("surface", "codebook", "entry", "label", "term", "clitic"), _TEXT)),
        ("nested", _FLAG),
        *_columns(**dict.fromkeys(("suffix", "label_en", "kind", "country"), _TEXT)),
    ],
    "quotes": [
        *_columns(article=_TEXT, paragraph=_COUNT, start=_PLACE, end=_PLACE, text=_TEXT, kind=_TEXT),
        *_columns(speaker=_TEXT, speaker_start=_PLACE, speaker_end=_PLACE),
        *_columns(cue=_TEXT, cue_start=_PLACE, cue_end=_PLACE, via=_TEXT),
        *_columns(statement=_PLACE, level=_COUNT, unclosed=_FLAG, how=_TEXT),
    ],
    "issues": _columns(article=_TEXT, file=_TEXT, line=_PLACE, what=_TEXT, action=_TEXT, byte=_PLACE),
}

_CODED = {
    "paragraphs": ("article", "role"),
    "mentions": (
        *("article", "role", "codebook", "entry", "label", "term"),
        *("clitic", "suffix", "label_en", "kind", "country"),
    ),
}

_UNIQUE = {"articles": ("article", "title", "url", "text"), "quotes": ("text",)}

MAYBE_MISSING = ["speaker_start", "speaker_end", "cue_start", "cue_end"]  # no speaker named, no verb


def schema_of(table: str) -> pa.Schema:
    """Return the Arrow schema of a table, its version in the metadata.

    >>> schema_of("issues").names
    ['article', 'file', 'line', 'what', 'action', 'byte']
    """
    return pa.schema(SCHEMAS[table], metadata={"maqal_schema": str(VERSION)})


def written_schema(table: str) -> pa.Schema:
    """Return the schema a table is handed to the writer in: texts that recur as codes, which the file doesn't tell."""
    schema = schema_of(table)
    for name in _CODED.get(table, ()):
        schema = schema.set(schema.get_field_index(name), pa.field(name, pa.dictionary(pa.int32(), pa.string())))
    return schema


def coded(values: Any) -> pa.DictionaryArray:
    """Return values as codes, each value held once."""
    array = pa.array(values, pa.string(), from_pandas=True)
    array = array.combine_chunks() if isinstance(array, pa.ChunkedArray) else array
    return array.dictionary_encode()


def to_table(columns: Mapping[str, Any] | pd.DataFrame, table: str) -> pa.Table:
    """Return columns as the table's fixed types; what is lacking is null, what the schema lacks is left out."""
    schema, rows = written_schema(table), len(columns["article"])
    made = [
        _column(columns[field.name], field.type) if field.name in columns else pa.nulls(rows, field.type)
        for field in schema
    ]
    return pa.table(made, schema=schema)


def _column(values: Any, kind: pa.DataType) -> pa.Array | pa.ChunkedArray:
    array = values if isinstance(values, pa.Array | pa.ChunkedArray) else pa.array(values, from_pandas=True)
    return array if array.type == kind else array.cast(kind)


def open_writer(path: Path, table: str) -> pq.ParquetWriter:
    """Open a file for a table.

    Texts that hardly recur aren't looked up among those before; the least and the greatest, by which readers
    skip row groups, are told of ids, times and numbers.
    """
    schema = written_schema(table)
    ordered = [field.name for field in schema if field.name == "article" or not _is_text(field.type)]
    recurring = [field.name for field in schema if field.name not in _UNIQUE.get(table, ())]
    options: dict[str, Any] = {"use_dictionary": recurring, "write_statistics": ordered, "store_schema": False}
    writer = pq.ParquetWriter(path, schema, compression="zstd", **options)
    writer.add_key_value_metadata(schema_of(table).metadata)
    return writer


def _is_text(kind: pa.DataType) -> bool:
    return bool(pa.types.is_string(kind) or pa.types.is_dictionary(kind))
