"""Parquet: one row, one article, read a row group at a time."""

import io
from typing import Any

from analysis.errors import ReadError
from analysis.formats.faults import PARSER
from analysis.formats.fields import choose_fields, make_record
from analysis.formats.record import Found, Input, Issue
from analysis.formats.sheets import to_cell
from analysis.formats.tables import check_columns

_BATCH = 1000  # rows held at once


def read_parquet(source: Input) -> Found:
    """Yield the article of each row; only the columns of articles are read."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        # A file inside an archive can't be read from its end, as Parquet must be.
        stream = source.stream if source.stream.seekable() else io.BytesIO(source.read_whole())
        file = pq.ParquetFile(stream)
        names = file.schema_arrow.names
        check_columns(names, source)
        wanted = sorted(
            {
                path.partition(".")[0] if path not in names else path
                for path in choose_fields(names, source.fields).values()
            }
        )
        number = source.skipped
        for batch in file.iter_batches(_BATCH, row_groups=source.groups, columns=wanted):
            columns = [_to_cells(column) for column in batch.columns]
            for cells in zip(*columns, strict=True):
                number += 1
                record = make_record(dict(zip(batch.schema.names, cells, strict=True)), source.fields, number)
                yield record or Issue("no text in this row", "rejected", line=number)
    except (pa.ArrowException, *PARSER) as error:
        raise ReadError(f"{source.name}: not a whole Parquet file ({error}); write it again") from error


def _to_cells(column: Any) -> list[Any]:
    """Return a column as text; nested values stay, what is missing is empty."""
    values = column.to_pylist()
    if str(column.type) in ("string", "large_string", "string_view"):
        return ["" if value is None else value for value in values]
    return [to_cell(value) for value in values]
