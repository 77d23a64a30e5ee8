"""The Parquet tables: their columns and types, fixed, and the version they carry."""

import pandas as pd
import pyarrow as pa

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

MAYBE_MISSING = ["speaker_start", "speaker_end", "cue_start", "cue_end"]  # no speaker named, no verb


def schema_of(table: str) -> pa.Schema:
    """Return the Arrow schema of a table, its version in the metadata.

    >>> schema_of("issues").names
    ['article', 'file', 'line', 'what', 'action', 'byte']
    """
    return pa.schema(SCHEMAS[table], metadata={"maqal_schema": str(VERSION)})


def to_arrow(frame: pd.DataFrame, table: str) -> pa.Table:
    """Return the frame as the table's fixed columns and types; columns the schema lacks are left out."""
    schema = schema_of(table)
    return pa.table([_column(frame, field) for field in schema], schema=schema)


def _column(frame: pd.DataFrame, field: pa.Field) -> pa.ChunkedArray:
    """Return one column as the schema has it; what the frame lacks is null."""
    if field.name not in frame:
        return pa.nulls(len(frame), field.type)
    made = pa.array(frame[field.name], from_pandas=True)
    return made.cast(field.type)
