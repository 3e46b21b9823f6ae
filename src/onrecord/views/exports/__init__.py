"""The record in other programs' forms. Everything from articles stays text."""

from onrecord.views.exports.annotations import annotation
from onrecord.views.exports.citation import Citation, citation
from onrecord.views.exports.followthemoney import follow_the_money
from onrecord.views.exports.linked import LINKED_FORMS, LinkedForm, every_statement, linked
from onrecord.views.exports.provenance import provenance
from onrecord.views.exports.schema_org import schema_org
from onrecord.views.exports.tables import FORMATS, Format, write

__all__ = [
    "FORMATS",
    "LINKED_FORMS",
    "Citation",
    "Format",
    "LinkedForm",
    "annotation",
    "citation",
    "every_statement",
    "follow_the_money",
    "linked",
    "provenance",
    "schema_org",
    "write",
]
