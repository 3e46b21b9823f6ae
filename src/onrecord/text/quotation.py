"""Characters that quote, by what they can do."""

OPENING = "“„«‟"
CLOSING = "”»"
EITHER = '"＂'
SINGLE_OPENING = "‘‚‹"
SINGLE_CLOSING = "’›"
DOUBLE = OPENING + CLOSING + EITHER
