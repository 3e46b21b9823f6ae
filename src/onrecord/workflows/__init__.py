"""Add, read, relink, judge, export: wires the parts together."""

from onrecord.ledger import Ledger, open_ledger
from onrecord.workflows.add import add
from onrecord.workflows.export import KINDS, Kind, export
from onrecord.workflows.inputs import Inputs, open_inputs
from onrecord.workflows.judge import judge, load_judgements, undo
from onrecord.workflows.read import Outcome, outcomes, read
from onrecord.workflows.readers import reader
from onrecord.workflows.relink import relink, relink_if_stale, reread

__all__ = [
    "KINDS",
    "Inputs",
    "Kind",
    "Ledger",
    "Outcome",
    "add",
    "export",
    "judge",
    "load_judgements",
    "open_inputs",
    "open_ledger",
    "outcomes",
    "read",
    "reader",
    "relink",
    "relink_if_stale",
    "reread",
    "undo",
]
