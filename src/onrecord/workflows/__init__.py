"""Add, read, relink, judge, export: wires the parts together."""
