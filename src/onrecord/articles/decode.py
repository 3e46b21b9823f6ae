"""Bytes to text: by declaration, then by detection."""

import codecs
import re
from typing import NamedTuple

from charset_normalizer import from_bytes

from onrecord.records import Capture, Rejection

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{2,40})""", re.I)
_XML = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w:.-]{2,40})""", re.I)
_NOT_TEXT = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"SQLite format 3", "a database"),
    (b"OggS", "a sound or video file"),
    (b"ID3", "a sound file"),
    (b"RIFF", "a sound or video file"),
    (b"\x1f\x8b", "compressed data"),
)
# What web pages mean when they say Latin-1 (WHATWG Encoding, section 4.2).
_MEANT = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252"}
_SAMPLE = 1 << 16
_SHORTEST_DETECTED = 256  # bytes: on less, detection is a lottery


class Decoded(NamedTuple):
    """The text of a capture and how its encoding was known."""

    text: str
    encoding: str
    how: str  # "byte order mark", "declared by the container", "declared in the page", "utf-8", "detected"


def decoded(capture: Capture) -> Decoded | Rejection:
    """Return the capture's text, every character of it (a byte order mark is its first).

    Bytes that the encoding cannot read become U+FFFD. Content that is not text at all is a rejection.
    """
    content = capture.content
    if not content.strip(b"\xef\xbb\xbf\xfe\xff \t\r\n\0"):
        return Rejection(
            capture.source, "empty file", f"{capture.source}: there is nothing in it; fetch or save it again"
        )
    for magic, kind in _NOT_TEXT:
        if content.startswith(magic):
            return Rejection(
                capture.source, "not text", f"{capture.source}: this is {kind}; save it as text or HTML first"
            )
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return Decoded(content.decode(encoding, "replace"), encoding, "byte order mark")
    return _declared(capture) or _utf8(content) or _detected(capture)


def _declared(capture: Capture) -> Decoded | None:
    """Return the text by the encoding declared outside or inside, if its bytes bear the declaration out."""
    declarations = [(capture.encoding, "declared by the container")]
    if capture.media_type == "text/html":
        match = _META.search(capture.content[:4096]) or _XML.search(capture.content[:200])
        if match:
            declarations.append((match.group(1).decode("ascii"), "declared in the page"))
    for name, how in declarations:
        if not name:
            continue
        try:
            encoding = codecs.lookup(_MEANT.get(name.lower(), name)).name
            # A page that says utf-16 in bytes that can be read as ASCII is not: WHATWG reads it as UTF-8.
            if encoding.startswith(("utf-16", "utf-32")) or encoding in _NOT_ENCODINGS:
                continue
            return Decoded(capture.content.decode(encoding), encoding, how)
        except (LookupError, UnicodeError):
            continue
    return None


# Codecs of the standard library that are transforms, not encodings of text.
_NOT_ENCODINGS = frozenset(
    ["idna", "punycode", "raw-unicode-escape", "unicode-escape", "undefined", "utf-7", "mbcs", "oem"]
)


def _utf8(content: bytes) -> Decoded | None:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        # A long page with a few broken bytes is still UTF-8: under one bad byte in a thousand.
        text = content.decode("utf-8", "replace")
        if text.count("\ufffd") > len(text) / 1000 or not any(ord(c) > 127 and c != "\ufffd" for c in text):
            return None
    return Decoded(text, "utf-8", "utf-8") if _is_text(text) else None


def _detected(capture: Capture) -> Decoded | Rejection:
    content = capture.content
    if _worth_detecting(content):
        best = from_bytes(content[:_SAMPLE]).best() if len(content) > _SHORTEST_DETECTED else None
        encoding = (
            best.encoding if best else "cp1252"
        )  # what unlabelled pages of the West are (WHATWG Encoding, section 4.2)
        text = content.decode(encoding, "replace")
        if _is_text(text):
            return Decoded(text, encoding, "detected")
    text = content.decode("utf-8", "replace")
    if _is_text(text) and text.count("\ufffd") < len(text) / 20:
        return Decoded(text, "utf-8", "detected")
    return Rejection(
        capture.source,
        "not text",
        f"{capture.source}: the bytes are no text in any known encoding; save it as text or HTML first",
    )


def _worth_detecting(content: bytes) -> bool:
    """Tell whether the bytes could be text: few control bytes, unless every other byte is NUL (UTF-16 without a mark)."""
    sample = content[:_SAMPLE]
    controls = sum(sample.count(byte) for byte in _CONTROL_BYTES)
    nuls = sample.count(0)
    return controls < len(sample) / 50 and (nuls < len(sample) / 50 or nuls > len(sample) / 3)


_CONTROL_BYTES = [bytes([b]) for b in range(1, 32) if b not in (9, 10, 12, 13, 27)]
_CONTROLS = re.compile("[\0-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def _is_text(text: str) -> bool:
    sample = text[:_SAMPLE]
    return len(_CONTROLS.findall(sample)) <= max(8, len(sample) / 50)
