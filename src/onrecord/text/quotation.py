"""Characters that quote, by what they can do."""

from onrecord.text.words import word_set

OPENING = "“„«‟"
CLOSING = "”»"
EITHER = '"＂'
SINGLE_OPENING = "‘‚‹"
SINGLE_CLOSING = "’›"
DOUBLE = OPENING + CLOSING + EITHER
STRAIGHT_SINGLE = "'"
# Every character that may stand at the edge of a quotation, for trimming and for "starts with a mark".
MARKS = DOUBLE + SINGLE_OPENING + SINGLE_CLOSING + STRAIGHT_SINGLE + "`"
# Words written with a leading apostrophe: these open nothing ("'em", "'90s", "'cause").
ELISIONS = word_set(
    """em er im tis twas til till cause bout round n neath gainst nuff cos coz fraid ere s ll re ve d m t"""
)
