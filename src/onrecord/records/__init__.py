"""What is known: frozen records, and their JSON form. Nothing here computes."""

from onrecord.records.article import Article, Evidence, Residue
from onrecord.records.capture import Capture
from onrecord.records.date import TimeExpression
from onrecord.records.figure import Figure
from onrecord.records.ids import content_id
from onrecord.records.judgement import Judgement
from onrecord.records.link import (
    Conflict,
    Copy,
    Denial,
    Entity,
    Lineage,
    Links,
    Point,
    Role,
    Series,
    Story,
    Utterance,
    Wording,
)
from onrecord.records.name import Name
from onrecord.records.outcome import Rejection, Summary
from onrecord.records.pickled import PICKLED as _PICKLED  # noqa: F401 - read for what it registers
from onrecord.records.reading import Reading
from onrecord.records.span import Span
from onrecord.records.statement import Candidate, Said, Speaker, Statement, Unresolved

__all__ = [
    "Article",
    "Candidate",
    "Capture",
    "Conflict",
    "Copy",
    "Denial",
    "Entity",
    "Evidence",
    "Figure",
    "Judgement",
    "Lineage",
    "Links",
    "Name",
    "Point",
    "Reading",
    "Rejection",
    "Residue",
    "Role",
    "Said",
    "Series",
    "Span",
    "Speaker",
    "Statement",
    "Story",
    "Summary",
    "TimeExpression",
    "Unresolved",
    "Utterance",
    "Wording",
    "content_id",
]
