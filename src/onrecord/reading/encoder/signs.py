"""The signs of evidence for an attribution that the encoder gives, by name."""

# All are probabilities but the last three, which are 0 or 1.
SIGNS = (
    "content",
    "weakest piece edge",
    "cue",
    "source",
    "cue link",
    "guide agrees",
    "corpus agrees",
    "has cue",
    "has source",
    "inner",
)
PROBABILITIES = 7
