"""Parquet tables as captures, a few rows at a time."""

from collections.abc import Iterator
from typing import BinaryIO

from onrecord.records import Capture, Rejection
from onrecord.sources.columns import row_capture
from onrecord.sources.options import Options

_ROWS_AT_A_TIME = 64  # articles with their pages can be a mebibyte each


def parquet_rows(
    stream: BinaryIO, source: str, captured_at: str | None, options: Options
) -> Iterator[Capture | Rejection]:
    """Yield the capture of each row; a damaged file is a rejection that names it."""
    from pyarrow import ArrowException
    from pyarrow.parquet import ParquetFile

    number = 0
    try:
        for batch in ParquetFile(stream).iter_batches(batch_size=_ROWS_AT_A_TIME):
            for row in batch.to_pylist():
                number += 1
                yield row_capture(row, f"{source}:{number}", options.columns, captured_at)
    except (ArrowException, OSError, ValueError) as error:
        yield Rejection(
            source, "damaged file", f"{source}, after row {number}: not a whole Parquet file ({error}); fetch it again"
        )
