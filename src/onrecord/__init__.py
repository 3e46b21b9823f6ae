"""OnRecord: who said what, when, to whom, first reported where, repeated by whom, disputed by whom."""

__version__ = "0.1.0"
