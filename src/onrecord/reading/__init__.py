"""One article in, one `Reading` out: statements, speakers, figures, dates, people. Pure."""

from onrecord.reading.read import Reader, read

__all__ = ["Reader", "read"]
