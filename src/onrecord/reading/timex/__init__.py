"""A grammar of English news time expressions with TIMEX3 values (Pustejovsky et al., "TimeML", 2003; ISO-TimeML).

Words become letters (`lexicon`, `letters`), the rules are regular expressions over those letters (`grammar`), and each
rule's meaning is a function of its slots and its context (`meanings`, `context`).
"""
