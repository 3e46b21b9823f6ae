import time

import pytest

from onrecord.articles.residue import Known, residue
from onrecord.text import paragraphs
from tests.articles import building

FIRST, SECOND, THIRD, one, plain = building.FIRST, building.SECOND, building.THIRD, building.one, building.plain


def kept(text, known=None):
    lines = list(paragraphs(text))
    out = list(text)
    for cut in residue(text, lines, known or Known()):
        out[cut.start : cut.end] = " " * (cut.end - cut.start)
    return " ".join("".join(out).split())


WHOLE_LINES = [  # lines that go, whoever prints them
    "Advertisement",
    "- ADVERTISEMENT -",
    "Story continues below advertisement",
    "The rest of the text is under the video material",
    "Home > World > Norland",
    "Slideshow (7 Images)",
    "next Image 1 of 12",
    "* * *",
    "-0-",
    "https://example.org/a",
    "am/jd/pp",
    "Home  News  Sport  Puzzles",
    "Correction, 5 May: Dorvik has two bridges, not three.",
    "This article was amended on 5 May 2025. An earlier version had the bridge in Sarn.",
    "An earlier version of this story gave the wrong name of the minister.",
    "Share Tweet Post Email",
    "12K shares",
    "Click to share on Facebook (Opens in new window)",
    "Read or Share this story: https://example.org/x",
    "Read more:",
    "More from the harbour of Sarn »",
    "Most read in News",
    "Read also: Sarn closes its border",
    "RELATED: Two held over the grain",
    "Related Stories PORT ROW Dockers walk out in Halvor RAIN CHECK How long it may last",
    "See the video Governor visits the dam.He was not alone",
    "VIEW VIDEO The governor at the dam",
    "JUST WATCHED Two held Replay More Videos ... MUST WATCH Two held 02:55",
    "CLICK HERE TO GET THE HALVOR APP",
    "Read the full statement here.",
    "[Graphic: The price of bread in five towns]",
    "[ Five years on the dam — in one photo ]",
    "( PHOTOS: The harvest in ten towns)",
    "More information about the drought on the main page of the site",
    "You can read more latest information on halvortimes.com.",
    "Sign up for Daily Newsletters Manage Newsletters",
    "Get the stories you care about delivered to your inbox. By signing up, you agree to our Privacy Policy",
    "Follow us on Twitter @halvortimes",
    "- Follow the desk on Twitter: @halvordesk",
    "The Northern Press contributed to this report.",
    "Additional reporting by Ana Rus and Jo Doe",
    "(Reporting by Ana Rus; Editing by Jo Doe)",
    "Source: PAP, Reuters",
    "Photo: Jo Doe",
    "REUTERS/Jo Doe",
    "Jo Doe/PAP/East News",
    "Getty Images",
    "Enlarge this image toggle caption Jo Doe/AP Jo Doe/AP",
    "Copyright © 2025 The Halvor Times, LLC. Click here for reprint permission.",
    "The views expressed are the author's and not necessarily those of the Halvor Times",
    "We use cookies to improve this site. Accept all cookies",
    "7 years ago",
    "This article is more than 3 years old",
    "This is a developing story. Please check back for updates.",
    "Got a tip? Write to tips@example.org",
    "Jo Doe can be reached at jo@example.org",
]


@pytest.mark.parametrize("line", WHOLE_LINES)
def test_lines_that_go(line):
    assert kept(f"{FIRST}\n\n{line}\n\n{THIRD}") == f"{FIRST} {THIRD}"


LEFT_ALONE = [  # sentences and headings near those forms that must stay
    "Advertisement costs rose by a third last year.",
    "The story continues in Lissen, where the second trial opens.",
    "Share prices fell after the minister spoke.",
    "More than ten villages were flooded, the mayor said.",
    "More arrests were made on Monday, police said.",
    "Read was the first to speak.",
    "«They wanted a form,» said the nurse of Halvor. «But they liked the sentence.»",
    'Read: "I resign," he wrote.',
    "Watch prices rose in Halvor, the guild said.",
    "Photos taken on Monday show the dam intact.",
    "Video from the scene showed smoke.",
    "Sources close to the minister said he would stay.",
    "Source: “He lied,” an aide said.",
    "Reuters reported the deal first.",
    "EPA Administrator Jo Doe said the water was clean.",
    "The drought contributed to the fall of the government, she said.",
    "“Follow us on the march,” he told the crowd.",
    "He told the crowd to click here and there on the map, a witness said.",
    "The copyright case against the studio was dismissed.",
    "The views expressed by voters matter, he said.",
    "What can stop the rain?",
    "What we know",
    "“WE WILL NOT LEAVE THE SQUARE TONIGHT”",
    "WE WILL NOT LEAVE THE SQUARE TONIGHT!",
    "The ministry published (in full) the letter of 4 May.",
    "The bank, which advises Reuters, said so.",
    "— Jo Doe (@jodoe) May 4, 2025",
]


@pytest.mark.parametrize("line", LEFT_ALONE)
def test_lines_that_stay(line):
    assert kept(f"{FIRST}\n\n{line}\n\n{THIRD}") == f"{FIRST} {line} {THIRD}"


STRETCHES = [
    ("He was freed on Monday. (AP Photo/Jo Doe, File)", "He was freed on Monday."),
    ("The strike in Dorvik [Jo Doe/Reuters]", "The strike in Dorvik"),
    ("The bridge at night. (Jo Doe / Halvor Times)", "The bridge at night."),
    ("He left on Monday. REUTERS/Jo Doe", "He left on Monday."),
    ("Image copyright Reuters Image caption The bridge at night, he said.", "The bridge at night, he said."),
    ("Media playback is unsupported on your device Media caption The dam breaks", "The dam breaks"),
    ("She resigned. (RELATED: Minister quits over leak)", "She resigned."),
    ("( Also on HALVOR: Five questions ) He went on.", "He went on."),
    ("Your users are in peril Read more", "Your users are in peril"),
    ("Sen. Ana Rus Ana Maria RusRus opens race Three to watch in Norland on Tuesday MORE (N.) said no.", "Sen. Ana Rus (N.) said no."),
    ("as the index HVX, +0.11%, rose again.", "as the index rose again."),
    ("It is over. pic.twitter.com/a0OW32cgjP — Jo Doe (@jodoe) May 4, 2025", "It is over. — Jo Doe (@jodoe) May 4, 2025"),
    ("Facebook Twitter Pinterest The dam in May, after the rain had stopped.", "The dam in May, after the rain had stopped."),
    ("Story highlights The dam held", "The dam held"),
    ("He said no. Sign up for our free daily newsletter to get more. She said yes.", "He said no. She said yes."),
    ("He said no.Follow us on Twitter at @halvor.", "He said no."),
    # left alone
    ("KYIV (Reuters) - The ministry said no.", "KYIV (Reuters) - The ministry said no."),
    ("The index rose +0.11% on Monday.", "The index rose +0.11% on Monday."),
    ("He spoke (see the map she drew) at length.", "He spoke (see the map she drew) at length."),
    ("“He said no. Follow us on Twitter, he said, and you will see.”", "“He said no. Follow us on Twitter, he said, and you will see.”"),
    ("The caption was wrong, and the image caption is too.", "The caption was wrong, and the image caption is too."),
]  # fmt: skip


@pytest.mark.parametrize(("line", "expected"), STRETCHES)
def test_stretches_within_lines(line, expected):
    assert kept(f"{FIRST}\n\n{line}\n\n{THIRD}") == f"{FIRST} {expected} {THIRD}"


def test_caption_credits_go_where_a_page_has_several():
    two = "Getty Images The bridge at night\n\nREUTERS The dam in May"
    assert kept(f"{FIRST}\n\n{two}\n\n{THIRD}") == f"{FIRST} The bridge at night The dam in May {THIRD}"
    assert "Getty Images The" in kept(f"{FIRST}\n\nGetty Images The bridge at night\n\n{THIRD}")


def test_headlines_under_a_teaser_heading_go_up_to_the_first_sentence():
    listed = "Read more:\n\nTwo held over the grain\n\nHow the dam was built"
    assert kept(f"{FIRST}\n\n{listed}\n\n{SECOND}\n\n{THIRD}") == f"{FIRST} {SECOND} {THIRD}"


def test_headlines_in_capitals_go_from_a_text_that_is_not():
    assert kept(f"{FIRST}\n\nSARN CLOSES ITS BORDER TO ALL TRAFFIC\n\n{THIRD}") == f"{FIRST} {THIRD}"
    shouted = f"{FIRST.upper()}\n\nSARN CLOSES ITS BORDER TO ALL TRAFFIC\n\n{THIRD.upper()}"
    assert kept(shouted) == " ".join(shouted.split())


def test_a_repeated_title_goes_but_not_one_that_reports_speech():
    known = Known(title="Rain stays in Dorvik")
    assert kept(f"Rain stays in Dorvik\n\n{FIRST}", known) == FIRST
    speaks = Known(title="Marsk: there is no deal")
    twice = f"Marsk: there is no deal\n\n{FIRST}\n\nMarsk: there is no deal"
    assert kept(twice, speaks) == f"Marsk: there is no deal {FIRST}"


def test_names_alone_at_the_head_go_when_they_are_the_masthead():
    assert kept(f"Jo Doe\n\nHALVOR TIMES\n\n{FIRST}", Known(outlet="Halvor Times")) == FIRST
    assert kept(f"Jo Doe\n\nsaid nothing\n\n{FIRST}", Known(outlet="Halvor Times")) == f"Jo Doe said nothing {FIRST}"


def test_a_note_on_the_writer_goes_from_the_foot_only():
    note = "Jo Doe is a columnist at the Halvor Times and the author of two books on bread."
    assert kept("\n\n".join((FIRST, SECOND, THIRD, THIRD + " Again.", note))).endswith("Again.")
    assert note in kept("\n\n".join((FIRST, note, SECOND, THIRD, THIRD + " 2.", THIRD + " 3.", THIRD + " 4.")))


def test_everything_taken_out_is_recorded():
    article = one(plain(f"{FIRST}\n\nAdvertisement\n\n{SECOND} Read more\n\n{THIRD}"))
    text = f"{FIRST}\n\nAdvertisement\n\n{SECOND} Read more\n\n{THIRD}"
    assert [(r.kind, r.text) for r in article.residue] == [("advertisement", "Advertisement"), ("teaser", "Read more")]
    assert all(text[r.start :].lstrip().startswith(r.text) for r in article.residue)


LONG_RUNS = [
    "•" * 60 + "x",
    "follow @a " * 40 + "!x?",
    "- • " * 60 + "x",
    "Share, " * 60 + "x",
    "MORE Rus RusRus " * 60,
]


@pytest.mark.parametrize("line", LONG_RUNS)
def test_long_runs_take_no_time(line):
    start = time.process_time()
    kept(f"{FIRST}\n\n{line}\n\n{THIRD}")
    assert time.process_time() - start < 2
