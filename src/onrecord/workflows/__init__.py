"""Add, read, relink, judge, export: wires the parts together."""

from onrecord.workflows.inputs import Inputs, columns, open_inputs
from onrecord.workflows.read import Outcome, outcomes, read
from onrecord.workflows.readers import reader

__all__ = ["Inputs", "Outcome", "columns", "open_inputs", "outcomes", "read", "reader"]
