"""Which reader reads: the one place that knows."""

from onrecord.errors import ModelError
from onrecord.linking.link import Embed
from onrecord.reading import Reader
from onrecord.reading.rules import RulesReader
from onrecord.settings import ReaderName


def reader(name: ReaderName | None = None) -> Reader:
    """Return the reader called `name`: "full" joins the encoder and the rules, "fast" is the rules alone.

    None gives the full one where its weights are installed, else the fast one. Raises `ModelError` when "full" is asked
    for and its weights are missing or damaged.
    """
    if name == "fast":
        return RulesReader()
    try:
        return _full()
    except ModelError:
        if name == "full":
            raise
        return RulesReader()


def embed(name: ReaderName | None = None) -> Embed | None:
    """Return the sentence embeddings linking compares wordings by; None: by their words alone."""
    return None


def _full() -> Reader:
    raise ModelError("the full reader's weights are not installed; use --reader fast")
