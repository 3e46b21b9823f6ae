"""The words time expressions are made of, by kind."""

from onrecord.text import numerals

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
DAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAYS = {name: number for number, name in enumerate(DAY_NAMES)}
WEEKDAY_SHORT = {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip
UNITS = (
    "second", "minute", "hour", "day", "night", "week", "fortnight", "weekend", "month", "quarter", "year", "decade",
    "century",
)  # fmt: skip
UNITS_PLURAL = {("centuries" if unit == "century" else unit + "s"): unit for unit in UNITS}
# TIMEX3 parts of the day
PARTS = {
    "morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "nite": "NI", "overnight": "NI", "dawn": "MO",
    "dusk": "EV", "lunchtime": "MI", "midmorning": "MO", "midafternoon": "AF",
}  # fmt: skip
SEASONS = {"spring": "SP", "summer": "SU", "fall": "FA", "autumn": "FA", "winter": "WI"}
COUNTS = {"couple": 2, "dozen": 12, "half": 0.5, "several": None, "few": None, "many": None, "some": None}
YEARLY = {
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "monthly": "P1M",
    "annually": "P1Y",
    "yearly": "P1Y",
    "hourly": "PT1H",
    "biweekly": "P2W",
    "fortnightly": "P2W",
}
HOLIDAYS = (
    "christmas", "thanksgiving", "easter", "halloween", "hanukkah", "ramadan", "juneteenth",
)  # fmt: skip
REFS = {
    "now": "PRESENT_REF", "currently": "PRESENT_REF", "nowadays": "PRESENT_REF", "presently": "PRESENT_REF",
    "recently": "PAST_REF", "lately": "PAST_REF",
}  # fmt: skip
ZONES = frozenset(
    str.split(
        """gmt utc est edt cst cdt mst mdt pst pdt bst cet cest eet eest msk ist jst kst aest aedt et ct mt pt local"""
    )
)
DECADES = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
    "nineties": 90,
}  # fmt: skip

# Modifiers of an amount of time, put into the expression: "nearly two months".
ORDINAL_WORDS = numerals.ORDINALS
