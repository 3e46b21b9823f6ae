"""JSON lines, CSV, Parquet and XLSX."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, BinaryIO, Literal, get_args

Format = Literal["json", "csv", "parquet", "xlsx"]
FORMATS: tuple[Format, ...] = get_args(Format)

Row = Mapping[str, Any]

PARQUET_ROWS = 10_000  # of a row group: what is held in memory at a time
XLSX_ROWS, XLSX_CELL = (
    1_048_576,
    32_767,
)  # Excel's own limits: rows of a sheet, characters of a cell; the rest is left out


def write(rows: Iterable[Row], out: BinaryIO, form: Format) -> int:
    """Write `rows`, all of the same keys, to `out` and return how many there were; a few are held at a time."""
    return _WRITERS[form](iter(rows), out)


def cell(value: object) -> str:
    """Return a value as a CSV cell that no spreadsheet takes for a formula: such text gets an apostrophe before it.

    Lists become JSON. See OWASP, CSV Injection.

    >>> cell("=HYPERLINK(1)"), cell(" plain"), cell(-3), cell(["a"]), cell(None)
    ("'=HYPERLINK(1)", ' plain', '-3', '["a"]', '')
    """
    if value is None:
        return ""
    if isinstance(value, bool | int | float):
        return str(value)
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    # A spreadsheet strips blanks before it looks for the sign; tab, CR and full-width signs count as well.
    if text.lstrip()[:1] in ("=", "+", "-", "@", "＝", "＋", "－", "＠") or text[:1] in ("\t", "\r", "\n"):
        return "'" + text
    return text


def _write_json(rows: Iterator[Row], out: BinaryIO) -> int:
    number = 0
    for row in rows:
        line = json.dumps(row, ensure_ascii=False)
        out.write(line.encode("utf-8", "backslashreplace") + b"\n")
        number += 1
    return number


def _write_csv(rows: Iterator[Row], out: BinaryIO) -> int:
    text = io.TextIOWrapper(out, encoding="utf-8-sig", errors="replace", newline="", write_through=True)
    writer = csv.writer(text)
    number = 0
    for row in rows:
        if not number:
            writer.writerow(row)
        writer.writerow([cell(value) for value in row.values()])
        number += 1
    text.detach()
    return number


def _write_parquet(rows: Iterator[Row], out: BinaryIO) -> int:
    import pyarrow as pa
    import pyarrow.parquet as pq

    number = 0
    writer = None
    while batch := list(islice(rows, PARQUET_ROWS)):
        table = pa.Table.from_pylist([{key: _scalar(value) for key, value in row.items()} for row in batch])
        if writer is None:
            writer = pq.ParquetWriter(out, _schema(table.schema))
        writer.write_table(table.cast(writer.schema))
        number += len(batch)
    if writer is None:  # no rows: a file that says so, rather than one no program can open
        pq.write_table(pa.table({}), out)
    else:
        writer.close()
    return number


def _scalar(value: object) -> object:
    """Parquet keeps lists of strings as they are; lists of objects travel as JSON text."""
    if isinstance(value, list | tuple) and any(not isinstance(item, str) for item in value):
        return json.dumps(value, ensure_ascii=False)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, Mapping) else value


def _schema(found: Any) -> Any:
    """A column that is empty in the first rows is text: later rows may fill it."""
    import pyarrow as pa

    def known(kind: Any) -> Any:
        if pa.types.is_list(kind):
            return pa.list_(known(kind.value_type))
        return pa.string() if pa.types.is_null(kind) else kind

    return pa.schema([pa.field(field.name, known(field.type)) for field in found])


def _write_xlsx(rows: Iterator[Row], out: BinaryIO) -> int:
    import xlsxwriter

    # Every text is written as a text: the library would otherwise make formulas and links of some.
    book = xlsxwriter.Workbook(out, {"constant_memory": True})
    sheet, heading = book.add_worksheet("record"), book.add_format({"bold": True})
    number = 0
    for number, row in enumerate(islice(rows, XLSX_ROWS - 1), start=1):
        if number == 1:
            for column, key in enumerate(row):
                sheet.write_string(0, column, key, heading)
        for column, value in enumerate(row.values()):
            _write_xlsx_cell(sheet, number, column, value)
    sheet.freeze_panes(1, 0)
    book.close()
    return number


def _write_xlsx_cell(sheet: Any, row: int, column: int, value: object) -> None:
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value)
    elif value is not None:
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        sheet.write_string(row, column, text if len(text) <= XLSX_CELL else text[: XLSX_CELL - 1] + "…")


_WRITERS: Mapping[Format, Callable[[Iterator[Row], BinaryIO], int]] = {
    "json": _write_json,
    "csv": _write_csv,
    "parquet": _write_parquet,
    "xlsx": _write_xlsx,
}
