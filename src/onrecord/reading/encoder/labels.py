"""What the encoder's outputs mean: the tags of each head, and the parts of its link vectors."""

ROLES = ("source", "cue", "content")
NAME_KINDS = ("person", "organisation", "place", "other")
SETTINGS = ("venue", "addressee")
CLASSES = ("speech", "writing", "thought", "intention", "finding")


def _bio(kinds: tuple[str, ...]) -> tuple[str, ...]:
    return ("O", *(f"{edge}-{kind}" for kind in kinds for edge in "BI"))


ATTRIBUTION_TAGS = _bio(ROLES)
NAME_TAGS = _bio(NAME_KINDS)
SETTING_TAGS = _bio(SETTINGS)

# The link vectors of a word, side by side: as content looking for its cue, as that cue, as a cue looking for its source,
# as content looking for its source, as that source.
LINK_PARTS = ("content", "cue-of-content", "cue", "content-of-source", "source")
LINK_WIDTH = 64
DISTANCES = 33  # buckets of word distance, one set for each direction

# The encoder's outputs, side by side in one array: name and width, in order.
OUTPUTS = (
    ("corpus", len(ATTRIBUTION_TAGS)),  # tags in the manner of the PolNeAR corpus: broad, flat
    ("outer", len(ATTRIBUTION_TAGS)),  # tags in the manner of the labelling guide: statements at the top
    ("inner", len(ATTRIBUTION_TAGS)),  # and statements inside those
    ("names", len(NAME_TAGS)),
    ("settings", len(SETTING_TAGS)),
    ("classes", len(CLASSES)),  # read at the cue, else at the content's first word
    ("denies", 1),  # likewise
    ("anonymous", 1),  # read at the source, else likewise
    ("links", len(LINK_PARTS) * LINK_WIDTH),
)
