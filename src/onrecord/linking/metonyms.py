"""Places that stand for a government: capitals, seats and countries, in the words of the press."""

from onrecord.linking.spelling import parts

# seat -> country. Capitals and seats of government; a fact of geography, not of who governs.
_SEATS = {
    "kremlin": "Russia", "moscow": "Russia", "white house": "United States", "washington": "United States", "state department": "United States",
    "pentagon": "United States", "downing street": "United Kingdom", "10 downing street": "United Kingdom", "no 10": "United Kingdom",
    "whitehall": "United Kingdom", "london": "United Kingdom", "elysee": "France", "elysee palace": "France", "quai d'orsay": "France",
    "paris": "France", "berlin": "Germany", "beijing": "China", "peking": "China", "zhongnanhai": "China", "kyiv": "Ukraine",
    "kiev": "Ukraine", "bankova": "Ukraine", "minsk": "Belarus", "warsaw": "Poland", "budapest": "Hungary", "bucharest": "Romania",
    "sofia": "Bulgaria", "athens": "Greece", "rome": "Italy", "madrid": "Spain", "lisbon": "Portugal", "vienna": "Austria",
    "prague": "Czech Republic", "bratislava": "Slovakia", "ljubljana": "Slovenia", "zagreb": "Croatia", "belgrade": "Serbia",
    "pristina": "Kosovo", "skopje": "North Macedonia", "tirana": "Albania", "sarajevo": "Bosnia and Herzegovina",
    "podgorica": "Montenegro", "chisinau": "Moldova", "vilnius": "Lithuania", "riga": "Latvia", "tallinn": "Estonia",
    "helsinki": "Finland", "stockholm": "Sweden", "oslo": "Norway", "copenhagen": "Denmark", "reykjavik": "Iceland",
    "the hague": "Netherlands", "hague": "Netherlands", "bern": "Switzerland", "dublin": "Ireland", "ankara": "Turkey",
    "tbilisi": "Georgia", "yerevan": "Armenia", "baku": "Azerbaijan", "astana": "Kazakhstan", "tashkent": "Uzbekistan",
    "tehran": "Iran", "baghdad": "Iraq", "damascus": "Syria", "beirut": "Lebanon", "amman": "Jordan", "riyadh": "Saudi Arabia",
    "doha": "Qatar", "abu dhabi": "United Arab Emirates", "sanaa": "Yemen", "cairo": "Egypt", "tripoli": "Libya", "tunis": "Tunisia",
    "algiers": "Algeria", "rabat": "Morocco", "khartoum": "Sudan", "juba": "South Sudan", "addis ababa": "Ethiopia",
    "asmara": "Eritrea", "mogadishu": "Somalia", "nairobi": "Kenya", "kampala": "Uganda", "kigali": "Rwanda", "kinshasa": "DR Congo",
    "abuja": "Nigeria", "accra": "Ghana", "dakar": "Senegal", "bamako": "Mali", "pretoria": "South Africa", "harare": "Zimbabwe",
    "islamabad": "Pakistan", "new delhi": "India", "delhi": "India", "dhaka": "Bangladesh", "kathmandu": "Nepal", "colombo": "Sri Lanka",
    "kabul": "Afghanistan", "bangkok": "Thailand", "hanoi": "Vietnam", "phnom penh": "Cambodia", "naypyitaw": "Myanmar",
    "kuala lumpur": "Malaysia", "jakarta": "Indonesia", "manila": "Philippines", "taipei": "Taiwan", "seoul": "South Korea",
    "blue house": "South Korea", "pyongyang": "North Korea", "tokyo": "Japan", "ulaanbaatar": "Mongolia", "canberra": "Australia",
    "wellington": "New Zealand", "ottawa": "Canada", "mexico city": "Mexico", "havana": "Cuba", "caracas": "Venezuela",
    "bogota": "Colombia", "brasilia": "Brazil", "planalto": "Brazil", "buenos aires": "Argentina", "casa rosada": "Argentina",
    "santiago": "Chile", "lima": "Peru", "quito": "Ecuador", "la paz": "Bolivia", "brussels": "European Union",
}  # fmt: skip
_COUNTRIES = frozenset(" ".join(parts(country)) for country in _SEATS.values())


def stands_for(name: str) -> str | None:
    """Return the government that a place stands for when it speaks, or None when it stands for none.

    >>> stands_for("the Kremlin"), stands_for("Ukraine"), stands_for("Orlov")
    ('the government of Russia', 'the government of Ukraine', None)
    """
    folded = " ".join(parts(name))
    if folded in _SEATS:
        return f"the government of {_SEATS[folded]}"
    if folded in _COUNTRIES:
        return f"the government of {name.removeprefix('the ').removeprefix('The ')}"
    return None
