"""Which reader reads, and what compares wordings: the one place that knows."""

from multiprocessing import parent_process

from onrecord.linking import Embed
from onrecord.reading import Reader
from onrecord.reading.rules import RulesReader
from onrecord.settings import ReaderName


def reader(name: ReaderName | None = None) -> Reader:
    """Return the reader called `name`: "full" joins the encoder and the rules, "fast" is the rules alone.

    None gives the full one where its weights are installed, else the fast one. Raises `ModelError` when the weights are
    damaged, or missing and "full" was asked for.
    """
    if name == "fast" or (name is None and not installed()):
        return RulesReader()
    # Loaded only when asked for: the runtime takes longer to import than the rules to read a page.
    from onrecord.models.encoder import OnnxEncoder
    from onrecord.reading.combined import CombinedReader

    # In one of several processes one thread is this process's share of the machine.
    full = CombinedReader(OnnxEncoder(threads=1 if parent_process() is not None else None))
    _ = full.version  # looks at the weights now, rather than at the first article
    return full


def installed() -> bool:
    """Tell whether the encoder's weights came with this installation."""
    from onrecord.models.files import weights

    return weights().joinpath("reader.onnx").is_file()


def embed(name: ReaderName | None = None) -> Embed | None:
    """Return the sentence embeddings linking compares wordings by; None: by their words alone.

    They go with the full reader; an installation without their weights links by words.
    """
    if name == "fast":
        return None
    from onrecord.models.embedding import embed as shipped  # loads its weights once a process, when first called
    from onrecord.models.files import weights

    return shipped if weights().joinpath("embedder.onnx").is_file() else None
