"""Rows of a table or lines of JSON as captures, their columns recognised by name."""

from collections.abc import Mapping
from typing import Any

from onrecord.errors import SettingsError
from onrecord.records import Capture, Rejection
from onrecord.sources.capture import HTML, PLAIN, new_capture

# Ours -> names met in the wild, best first. The export shapes of trafilatura, news-please, newspaper4k and Media Cloud are
# covered by these names; `source` is a URL in trafilatura's and an outlet in others', so its value decides.
ALIASES: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "_id", "article_id", "stories_id", "uid", "guid"),
    "url": ("url", "link", "permalink", "canonical_url", "article_url", "original_url", "source"),
    "outlet": (
        "outlet",
        "publisher",
        "sitename",
        "source-hostname",
        "media_name",
        "publication",
        "newspaper",
        "source_name",
        "hostname",
        "source_domain",
        "domain",
        "source",
        "source_url",
        "media_url",
    ),
    "title": ("title", "headline", "meta_title"),
    "byline": ("byline", "bylines", "author", "authors", "creator"),
    "published": (
        "published",
        "date_publish",
        "publish_date",
        "publication_date",
        "date_published",
        "datepublished",
        "pubdate",
        "pub_date",
        "published_at",
        "published_date",
        "date",
        "datetime",
    ),
    "updated": ("updated", "date_modify", "date_modified", "datemodified", "modified", "updated_at"),
    "text": ("text", "maintext", "body", "article_text", "articlebody", "raw_text", "raw-text", "full_text", "content"),
    "html": ("html", "raw_html", "article_html", "source_html", "page_html"),
    "language": ("language", "lang", "meta_lang"),
    "section": ("section", "category", "categories"),
}
REQUIRED = ("text", "html")  # one of them


def check_columns(columns: Mapping[str, str]) -> None:
    """Raise `SettingsError` when a mapping names a column of ours that does not exist."""
    unknown = sorted(set(columns) - set(ALIASES))
    if unknown:
        raise SettingsError(
            f"--map: no column called {', '.join(unknown)}; the columns are {', '.join(ALIASES)} (ours=theirs, as in title=headline)"
        )


def row_capture(
    row: Mapping[str, Any], where: str, columns: Mapping[str, str], captured_at: str | None
) -> Capture | Rejection:
    """Return the capture of one row; `where` names file and line ("coverage.jsonl:17") and stands in for a missing id.

    A row without text or HTML, or with an empty one, is a rejection that says which columns were found.
    """
    fields = {ours: value for ours in ALIASES if (value := _value(row, ours, columns))}
    url = fields.pop("url", None)
    source = fields.pop("id", None) or url or where
    html, text = fields.pop("html", None), fields.pop("text", None)
    body = text or html
    if body is None:
        found = ", ".join(str(key) for key in list(row)[:12]) or "none"
        detail = f"{where}: no text in this row; its columns are {found}. Name the right one with --map text=COLUMN"
        return Rejection(source, "no text", detail)
    # A lone surrogate cannot be written as UTF-8; one replacement character keeps every later offset in place.
    content = body.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode("utf-8")
    return new_capture(
        source,
        content,
        PLAIN if text else HTML,
        url=url,
        encoding="utf-8",
        captured_at=captured_at,
        fields={key: _encodable(value) for key, value in fields.items()},
    )


def _value(row: Mapping[str, Any], ours: str, columns: Mapping[str, str]) -> str | None:
    if ours in columns and columns[ours] in row:
        return _text(row[columns[ours]])
    lowered = {str(key).strip().lower(): key for key in row}
    for name in ALIASES[ours]:
        if name not in lowered:
            continue
        value = _text(row[lowered[name]])
        if value and _fits(ours, name, value):
            return value
    return None


def _fits(ours: str, name: str, value: str) -> bool:
    address = value.startswith(("http://", "https://"))
    if ours == "url":
        return address
    if ours == "outlet" and name == "source":
        return not address
    return True


def _text(value: Any) -> str | None:
    """Return a cell as text: lists joined by commas, numbers as written, empty cells as None."""
    if value is None or isinstance(value, bool):
        return None
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, (list, tuple)):
        return ", ".join(part for item in value if (part := _text(item))) or None
    if isinstance(value, Mapping):
        return _text(value.get("name"))
    return str(value)


def _encodable(value: str) -> str:
    return value.encode("utf-8", "replace").decode("utf-8").strip()
