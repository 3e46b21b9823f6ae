"""The words quantities are made of."""

from typing import Literal

Change = Literal["=", "<", ">", "~"]

# Words before a number that bound it, longest first in each table walk.
_BOUND_WORDS: tuple[tuple[Change, str], ...] = (
    (
        "~",
        "about|around|approximately|roughly|some|nearly|almost|circa|close to|estimated|an estimated|barely|near|~|≈|say"
        "|in the region of|something like|more or less|approaching|averaged|averaging|about an|as low as|c",
    ),
    (
        "<",
        "up to|as many as|as much as|at most|at the most|no more than|not more than|less than|fewer than|under|below|lower than"
        "|just under|well under|a maximum of|maximum|sub|<|no higher than|just below|short of|smaller than|down to as little as",
    ),
    (
        ">",
        "more than|over|above|at least|at the least|greater than|higher than|upwards of|upward of|in excess of|no fewer than"
        "|no less than|not less than|not fewer than|exceeding|exceeds|exceed|exceeded|topped|topping|surpassed|surpassing|well over"
        "|just over|north of|a minimum of|minimum|>|larger than|better than|well above|just above|longer than|surpasses|over than"
        "|as little as|starting at|bigger than|passed",
    ),
)
BOUNDS: dict[tuple[str, ...], Change] = {
    tuple(words.split()): change for change, group in _BOUND_WORDS for words in group.split("|")
}
BOUND_LASTS = frozenset(words[-1] for words in BOUNDS)
BOUNDS_AFTER: dict[tuple[str, ...], Change] = {
    ("or", "more"): ">", ("or", "above"): ">", ("or", "over"): ">", ("or", "higher"): ">", ("and", "above"): ">",
    ("and", "over"): ">", ("plus",): ">", ("+",): ">", ("or", "so"): "~", ("or", "less"): "<", ("or", "fewer"): "<",
    ("or", "under"): "<", ("or", "below"): "<", ("odd",): "~",
}  # fmt: skip

# Numbers no one counted: their bounds. "Thousands" is some power of ten of them: from one thousand to below ten, where the next
# word up would be used (the reading of CQE, Almasian et al. 2023, so that figures compare with its). "Several" and "few" are three to nine.
VAGUE: dict[tuple[str, ...], tuple[int, int]] = {
    ("dozens",): (24, 99), ("scores",): (40, 99), ("hundreds",): (100, 999), ("thousands",): (1000, 9999),
    ("millions",): (10**6, 10**7 - 1), ("billions",): (10**9, 10**10 - 1),
    ("trillions",): (10**12, 10**13 - 1),
    ("tens", "of", "thousands"): (10_000, 99_999), ("hundreds", "of", "thousands"): (100_000, 999_999),
    ("tens", "of", "millions"): (10**7, 10**8 - 1), ("hundreds", "of", "millions"): (10**8, 10**9 - 1),
    ("tens", "of", "billions"): (10**10, 10**11 - 1), ("hundreds", "of", "billions"): (10**11, 10**12 - 1),
    ("couple", "of", "hundred"): (200, 299), ("couple", "hundred"): (200, 299), ("couple", "of", "thousand"): (2000, 2999),
    ("several", "hundred"): (300, 999), ("several", "thousand"): (3000, 9999), ("several", "dozen"): (36, 99),
    ("several", "million"): (3 * 10**6, 9 * 10**6), ("several", "billion"): (3 * 10**9, 9 * 10**9),
    ("few", "hundred"): (200, 999), ("few", "thousand"): (2000, 9999), ("few", "dozen"): (24, 99),
    ("many", "hundreds"): (300, 999), ("many", "thousands"): (3000, 99_999), ("several", "hundreds"): (300, 999),
    ("several", "thousands"): (3000, 9999), ("few", "million"): (2 * 10**6, 9 * 10**6),
    ("several", "tens", "of", "thousands"): (30_000, 99_999), ("several", "hundred", "thousand"): (300_000, 999_999),
    ("several", "hundred", "million"): (300 * 10**6, 999 * 10**6),
}  # fmt: skip
VAGUE_FIRST = frozenset(words[0] for words in VAGUE)

SCALE_WORDS = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "dozen": 12}
SCALE_SUFFIX = {
    "m": 10**6, "mn": 10**6, "mln": 10**6, "mil": 10**6, "b": 10**9, "bn": 10**9, "bln": 10**9, "tn": 10**12, "trn": 10**12,
    "t": 10**12, "k": 10**3,
}  # fmt: skip
FRACTIONS = {
    "half": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4, "fifth": 5, "fifths": 5,
    "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7, "eighth": 8, "eighths": 8, "ninth": 9, "ninths": 9, "tenth": 10,
    "tenths": 10,
}  # fmt: skip

CURRENCY_SIGNS = {"$": "dollar", "£": "pound", "€": "euro", "¥": "yen", "₴": "hryvnia", "₽": "ruble", "₹": "rupee", "₩": "won", "₺": "lira", "₪": "shekel"}  # fmt: skip
# Letters with a dollar sign: US$5, C$6, $A82.
DOLLARS = {"us": "dollar", "usd": "dollar", "c": "canadian dollar", "ca": "canadian dollar", "cad": "canadian dollar", "a": "australian dollar", "au": "australian dollar", "nz": "new zealand dollar", "hk": "hong kong dollar", "s": "singapore dollar", "sg": "singapore dollar", "nt": "taiwan dollar", "r": "real"}  # fmt: skip
CURRENCY_CODES = {
    "usd": "dollar", "dlrs": "dollar", "eur": "euro", "gbp": "pound", "jpy": "yen", "aud": "australian dollar", "cad": "canadian dollar", "nzd": "new zealand dollar",
    "hkd": "hong kong dollar", "sgd": "singapore dollar", "chf": "swiss franc", "cny": "yuan", "rmb": "yuan", "rub": "ruble", "uah": "hryvnia",
    "inr": "rupee", "rs": "rupee", "rm": "ringgit", "myr": "ringgit", "krw": "won", "try": "lira", "pln": "zloty", "sek": "krona", "nok": "krone",
    "dkk": "krone", "czk": "koruna", "huf": "forint", "zar": "rand", "brl": "real", "mxn": "peso", "php": "peso", "thb": "baht", "idr": "rupiah",
    "ils": "shekel", "nis": "shekel", "aed": "dirham", "sar": "riyal", "irr": "rial", "kn": "kuna", "ps": "pound",
}  # fmt: skip
CURRENCY_WORDS = {
    "dollar": "dollar", "euro": "euro", "pound": "pound", "yen": "yen", "yuan": "yuan", "renminbi": "yuan", "ruble": "ruble", "rouble": "ruble",
    "hryvnia": "hryvnia", "hryvna": "hryvnia", "rupee": "rupee", "shekel": "shekel", "franc": "franc", "crown": "crown", "krona": "krona",
    "kronor": "krona", "krone": "krone", "kroner": "krone", "peso": "peso", "lira": "lira", "won": "won", "rand": "rand", "zloty": "zloty", "zlotys": "zloty",
    "forint": "forint", "rial": "rial", "riyal": "riyal", "dirham": "dirham", "dinar": "dinar", "baht": "baht", "ringgit": "ringgit",
    "rupiah": "rupiah", "buck": "dollar", "cent": "cent", "penny": "penny", "pence": "pence", "p": "pence", "quid": "pound", "tenge": "tenge", "naira": "naira",
    "kopeck": "kopeck", "mark": "mark", "bitcoin": "bitcoin", "c": "cent",
}  # fmt: skip

# Measures: as written (singular) -> normal form.
MEASURES = {
    word: norm
    for norm, words in {
        "percent": "percent|percents|pct|pc|procent", "percentage point": "percentage point",
        "basis point": "basis point|bp|bps", "point": "point|pt|pts",
        "kilometre": "kilometre|kilometer|km|kms", "metre": "metre", "meter": "meter", "m": "m", "centimetre": "centimetre|centimeter|cm", "millimetre": "millimetre", "millimeter": "millimeter",
        "mm": "mm", "mile": "mile|mi", "foot": "foot|feet|ft", "inch": "inch|inche|in", "yard": "yard|yd", "nautical mile": "nautical mile", "light year": "light year|light-year",
        "acre": "acre", "hectare": "hectare|ha", "square kilometre": "square kilometre|square kilometer|sq km|km2|km²", "square mile": "square mile|sq mile|sq mi", "square foot": "square foot|square feet|sq ft|sqft",
        "square metre": "square metre|square meter", "sq m": "sq m|sqm", "m2": "m2|m²", "cubic metre": "cubic metre|cubic meter|m3|m³", "cubic foot": "cubic foot|cubic feet", "cubic kilometre": "cubic kilometre|cubic kilometer",
        "kilogram": "kilogram|kg|kilo|kgs", "gram": "gram|gramme", "g": "g", "milligram": "milligram", "mg": "mg", "microgram": "microgram", "ton": "ton", "tonne": "tonne|metric ton", "ounce": "ounce|oz", "lb": "lb|lbs", "stone": "stone", "kiloton": "kiloton", "megaton": "megaton",
        "gigatonne": "gigatonne|gigaton", "litre": "litre|ltr", "liter": "liter", "l": "l", "gallon": "gallon", "pint": "pint", "barrel": "barrel|bbl", "millilitre": "millilitre|milliliter", "ml": "ml", "dram": "dram", "bushel": "bushel", "ounces": "",
        "watt": "watt", "w": "w", "kilowatt": "kilowatt", "kw": "kw", "megawatt": "megawatt", "mw": "mw", "gigawatt": "gigawatt", "gw": "gw", "kilowatt-hour": "kilowatt-hour|kilowatt hour", "kwh": "kwh", "mwh": "mwh", "gwh": "gwh", "terawatt": "terawatt", "volt": "volt|v", "kv": "kv", "ma": "ma", "amp": "amp", "hz": "hz", "hertz": "hertz", "mhz": "mhz", "ghz": "ghz",
        "khz": "khz", "decibel": "decibel", "db": "db", "joule": "joule", "calorie": "calorie", "kcal": "kcal", "horsepower": "horsepower", "hp": "hp", "bhp": "bhp", "lb-ft": "lb-ft", "nm": "nm",
        "degree": "degree|deg|°", "degree celsius": "degree celsius|degrees celsius|°c|degree centigrade|degrees centigrade|degrees c", "degree fahrenheit": "degree fahrenheit|degrees fahrenheit|°f|degrees f", "celsius": "celsius|centigrade", "fahrenheit": "fahrenheit", "kelvin": "kelvin",
        "byte": "byte", "kilobyte": "kilobyte|kb", "megabyte": "megabyte", "mb": "mb", "gigabyte": "gigabyte|gb|gig", "terabyte": "terabyte|tb", "mbps": "mbps", "gbps": "gbps", "megapixel": "megapixel|mp", "pixel": "pixel", "mile per hour": "mph", "kilometre per hour": "kph|kmh|kmph", "mpg": "mpg",
        "knot": "knot", "mpa": "mpa", "ksi": "ksi", "psi": "psi", "ppm": "ppm", "ppb": "ppb", "carat": "carat", "gauge": "gauge", "cylinder": "cylinder", "magnitude": "magnitude", "μm": "μm|µm", "micron": "micron", "nanometre": "nanometre|nanometer", "f": "f", "page": "page", "time": "time", "fold": "fold",
        "speed": "speed", "bedroom": "bedroom", "storey": "storey|story", "seat": "seat", "door": "door", "bed": "bed", "member": "member",
        "second": "second|sec", "minute": "minute|min", "hour": "hour|hr", "day": "day", "night": "night", "week": "week", "fortnight": "fortnight", "month": "month", "year": "year|yr", "decade": "decade", "century": "century|centurie", "quarter": "quarter",
    }.items()
    for word in words.split("|")
    if word
}  # fmt: skip
# Symbols that are a unit only when they touch the number or stand alone after it, and words in small letters otherwise.
# Spellings that differ across the ocean: the key of a figure takes the first.
SAME_MEASURE = {"meter": "metre", "liter": "litre", "millimeter": "millimetre"}
SYMBOLS = frozenset(str.split("m in g l w v f ha pt c p mi min sec hr mp bp kn nm s h t b k"))
TIME_UNITS = frozenset(str.split("second minute hour day night week fortnight month year decade century quarter"))
RATE_NOUNS = frozenset(
    str.split(
        """second minute hour day night week month quarter year annum share barrel litre liter gallon ton tonne mile kilometre
        kilometer km head person capita household pound ounce gram kilo kilogram unit vote game person acre hectare ticket piece
        employee worker student bushel square watt mwh kwh shift month-day mmbtu night h s kg hr yr hundred thousand 100,000
        1,000 million"""
    )
)
