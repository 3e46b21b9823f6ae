import textwrap
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.articles import articles
from onrecord.articles.decode import decoded
from onrecord.articles.masthead import byline_names, dateline, is_date_line, is_title_like, split_names
from onrecord.records import Article, Rejection
from onrecord.sources.capture import new_capture
from tests.articles import building

BODY, FIRST, SECOND, THIRD, one, plain = (
    getattr(building, n) for n in ("BODY", "FIRST", "SECOND", "THIRD", "one", "plain")
)


def test_clean_text_stays_as_it_is():
    article = one(plain(BODY, title="No grain deal", outlet="Halvor Times"))
    assert article.text == BODY and article.source_spans == ((0, 0, len(BODY)),) and article.residue == ()


def test_a_whole_masthead():
    page = f"""No grain deal with Sarn, minister says | Halvor Times
Home > World
By Ana Rus and Jo Doe
Published 29 August 2025, 21:40 GMT
Updated 30 August 2025, 10:15 GMT
4 sec ago

DORVIK, Aug 30 (Reuters) - {FIRST}

{SECOND}

Also read: Sarn closes its border

No grain deal with Sarn, minister says
12K shares

{THIRD}
World News
"""
    article = one(plain(page))
    assert article.title == "No grain deal with Sarn, minister says"
    assert article.outlet == "Halvor Times"
    assert article.bylines == ("Ana Rus", "Jo Doe")
    assert (article.agencies, article.agency_part, article.dateline) == (("Reuters",), "whole", "DORVIK")
    assert (article.published, article.updated) == ("2025-08-29T21:40:00+00:00", "2025-08-30T10:15:00+00:00")
    headline, *rest = article.text.split("\n\n")
    assert rest == [f"DORVIK, Aug 30 (Reuters) - {FIRST}", SECOND, THIRD]
    assert [span.text for span in article.lead_spans] == [headline]
    assert {e.field for e in article.evidence} >= {"title", "outlet", "byline", "dateline", "published", "updated"}


def test_the_map_leads_back_to_the_very_characters():
    page = f"\ufeffRain\r\nAdvertisement\r\n\r\n{FIRST}\r\n{SECOND} Read more\r\n\r\n{THIRD}\r\n"
    article = one(plain(page))
    source = decoded(plain(page)).text
    assert all(article.text[t : t + n] == source[s : s + n] for t, s, n in article.source_spans)
    covered = sum(n for _, _, n in article.source_spans)
    assert covered == len(article.text) - 2 * article.text.count("\n\n")


def test_a_page_with_two_articles_gives_two():
    second = BODY.replace("Marsk", "Tove").replace("grain", "water")
    page = f"No grain deal with Sarn\nBy Ana Rus\n\n{BODY}\n\nWater deal in doubt\n30 August 2025\nWater deal in doubt\n\n{second}\n"
    first, other = articles(plain(page))
    assert (first.source, other.source, other.address) == ("dir/a.txt", "dir/a.txt#2", "a.txt#2")
    assert (first.title, other.title, other.published) == (
        "No grain deal with Sarn",
        "Water deal in doubt",
        "2025-08-30",
    )
    assert "water" not in first.text and "grain" not in other.text and first.id != other.id


def test_two_dispatches_on_one_page_give_two_articles():
    page = f"DORVIK, 3 May (Reuters) - {BODY}\n\nLISSEN, 3 May (Reuters) - {BODY.replace('Marsk', 'Tove')}"
    assert [a.dateline for a in articles(plain(page))] == ["DORVIK", "LISSEN"]


WHOLE = [
    f"{BODY}\n\nWhat comes next\n\n{BODY.replace('Marsk', 'Tove')}",  # a sub-heading is no title
    f"No deal\n\n{BODY}\n\nOn 3 May 2025, he said so again.\n\n{THIRD}",
    f"No grain deal with Sarn\n\n{BODY}\n\nNo grain deal with Sarn\n30 August 2025\n\n{THIRD}",  # its own headline again
]


@pytest.mark.parametrize("page", WHOLE)
def test_pages_that_are_one_article(page):
    assert len(articles(plain(page))) == 1


def test_hard_wrapped_lines_are_joined():
    paragraphs = [f"{FIRST} {THIRD}", f"{THIRD.replace('south', 'north')} {SECOND} {FIRST.replace('Monday', 'Friday')}"]
    text = "\n\n".join(textwrap.fill(paragraph, 64) for paragraph in paragraphs)
    article = one(plain(text))
    assert article.text == "\n\n".join(paragraphs) and article.title is None
    assert all(article.text[t : t + n] == text[s : s + n] for t, s, n in article.source_spans)


DATELINES = [
    ("KYIV, Feb 8 (Reuters) - The ministry said", "KYIV"),
    ("Dorvik, Norland (AP) — The ministry", "Dorvik, Norland"),
    ("Dorvik [Norland], February 8 (ANI): President", "Dorvik"),
    ("DORVIK, February 8. /TASS/. The ministry", "DORVIK"),
    ("DORVIK - The ministry said on Monday", "DORVIK"),
    ("DORVIK, Norland — The ministry said", "DORVIK, Norland"),
    ("DORVIK: The ministry said", "DORVIK"),
    ("Dorvik, Norland CNN — The ministry", "Dorvik, Norland"),
    ("(MENAFN- UkrinForm) The army said", ""),
    ("DORVIK, Aug. 30 (Xinhua) -- The ministry", "DORVIK"),
    ("UPDATE: The ministry said", None),
    ("Dorvik (the capital) - once a village - is quiet.", None),
    ("Dorvik — once quiet — is loud.", None),
    ("He said - and meant it - that the deal was off.", None),
    ("The ministry (Reuters) - said", None),
]


@pytest.mark.parametrize(("line", "place"), DATELINES)
def test_datelines(line, place):
    found = dateline(line)
    assert (found[0] if found else None) == place


def test_a_transcript_has_speakers_not_datelines():
    talk = "\n\n".join(
        f"{who}: {words}" for who, words in (("MARSK", FIRST), ("TOVE", SECOND), ("MARSK", THIRD), ("TOVE", FIRST))
    )
    assert one(plain(talk)).dateline is None


AGENCIES = [
    ("By Associated Press", "", ("AP",), "whole"),
    ("", "Press Association contributed to this report.", ("PA",), "part"),
    ("", "(With inputs from agencies)", ("agencies",), "part"),
    ("", "Source: PAP, Reuters", ("PAP", "Reuters"), None),
    ("AFP", "", ("AFP",), "whole"),
    ("", "He said no. (AFP)", ("AFP",), "whole"),
    ("By Jo Doe", "", (), None),
    ("", "Tass the dog barked at him.", (), None),
]


@pytest.mark.parametrize(("head", "foot", "agencies", "part"), AGENCIES)
def test_agencies_and_their_part(head, foot, agencies, part):
    article = one(plain(f"No grain deal with Sarn\n{head}\n\n{BODY}\n\n{foot}"))
    assert (article.agencies, article.agency_part) == (agencies, part)


DATE_LINES = [
    ("Published: Feb 8, 2025, 10:15 AM", True),
    ("Updated 4 hours ago", True),
    ("Saturday, 30 August 2025", True),
    ("30.08.2025 14:05", True),
    ("3 min read", True),
    ("He left on 30 August 2025 and was not seen again by anyone in the town.", False),
    ("— Jo Doe (@jodoe) May 4, 2025", False),
    ("Two years ago the dam broke and the town was flooded.", False),
]


@pytest.mark.parametrize(("line", "expected"), DATE_LINES)
def test_date_lines(line, expected):
    assert is_date_line(line) is expected


def test_a_weekday_gives_the_year_nearest_before_the_capture():
    text = f"{FIRST} He spoke on Saturday (Feb 8).\n\n{SECOND}"
    assert one(plain(text, captured_at="2025-11-22T00:00:00+00:00")).published == "2025-02-08"
    assert one(plain(text, captured_at="2025-02-01T00:00:00+00:00")).published == "2020-02-08"
    assert one(plain(text)).published is None
    assert one(plain(text + " It was the first of 2020.")).published == "2020-02-08"


def test_a_relative_stamp_gives_no_date():
    assert (
        one(plain(f"No grain deal with Sarn\n4 sec ago\n\n{BODY}", captured_at="2025-11-22T00:00:00+00:00")).published
        is None
    )


def test_only_an_update_dates_the_article_and_says_so():
    article = one(plain(f"No grain deal with Sarn\nUpdated 30 August 2025\n\n{BODY}"))
    assert article.published == article.updated == "2025-08-30"
    assert any("last update" in e.how for e in article.evidence)


def test_the_address_dates_what_nothing_else_does():
    assert one(plain(BODY, url="https://example.org/2025/08/30/deal", title="Deal")).published == "2025-08-30"


NAMES = [
    ("Ana Rus and Jo Doe, Halvor Times", ["Ana Rus", "Jo Doe"]),
    ("By ANA RUS", ["Ana Rus"]),
    ("Ana Rus, Reuters", ["Ana Rus"]),
    ("jo@example.org", []),
    ("Halvor News Desk", []),
]


@pytest.mark.parametrize(("byline", "names"), NAMES)
def test_names_of_a_byline(byline, names):
    assert split_names(byline) == names


def test_what_is_a_byline_and_a_title():
    assert byline_names("By Ana Rus in Dorvik") == ["Ana Rus"]
    assert byline_names("By Monday, the river had risen to the second floor.") is None
    assert is_title_like("No grain deal with Sarn") and not is_title_like("He left the town on Monday.")
    assert not is_title_like("In the words of the minister:")


LANGUAGES = [
    (BODY, None, "en"),
    ("Der Minister sagte am Montag, dass es keine Einigung gebe und dass die Gespräche beendet seien.", "en", "de"),
    ("Міністр заявив у понеділок, що жодної угоди немає і переговори завершено назавжди.", None, "uk"),
    ("Nee.", "nl-BE", "nl"),
    ("Nee.", None, None),
]


@pytest.mark.parametrize(("text", "declared", "expected"), LANGUAGES)
def test_the_language_is_the_texts_own(text, declared, expected):
    assert one(plain(text, language=declared)).language == expected


def test_the_same_capture_gives_the_same_article():
    assert articles(plain(BODY, title="x")) == articles(plain(BODY, title="x"))
    assert one(plain(BODY, title="x")).id != one(plain(BODY, title="y")).id


OUTLETS = [  # lines at the top, the outlet and the headline under it
    ("The Arven Courier\nTuesday, 10 March 2026\n\nMinisters to share river data", "The Arven Courier"),
    ("DREMMIN POST\nMinisters to share river data", "Dremmin Post"),
    ("Nine Bridges Today\nHome  News  Sport  Puzzles\n\nMinisters to share river data", "Nine Bridges Today"),
    ("RIVERWATCH BULLETIN\nNo. 112\n\nMinisters to share river data", "Riverwatch Bulletin"),
    ("World News\n\nMinisters to share river data", None),
    ("Breaking News\n\nMinisters to share river data", None),
    ("Ministers to share river data", None),
]


@pytest.mark.parametrize(("head", "outlet"), OUTLETS)
def test_an_outlet_may_stand_alone_at_the_top(head, outlet):
    article = one(plain(f"{head}\n\n{BODY}"))
    assert (article.outlet, article.title) == (outlet, "Ministers to share river data")
    assert outlet is None or outlet.lower() not in article.text.lower()


CREDITED = [
    ("ARVEN, March 3 (Valmoor Press) — ", "ARVEN", ("Valmoor Press",)),
    ("ARVEN, March 9 (Eskerine News Agency) - ", "ARVEN", ("Eskerine News Agency",)),
    ("VARNE (Reuters) - ", "VARNE", ("Reuters",)),
    ("VARNE (the capital of Sarn) - ", None, ()),
]


@pytest.mark.parametrize(("head", "place", "agencies"), CREDITED)
def test_agencies_nobody_listed_are_read_from_datelines(head, place, agencies):
    article = one(plain(head + BODY))
    assert (article.dateline, article.agencies, article.agency_part) == (place, agencies, "whole" if agencies else None)


ROWS = ["\u00a0", " ", "-", ".", "\u2022", "@a ", "\u201c", "Aa ", "A", "1 ", "(", "/", "MORE ", "Aa/"]


@pytest.mark.parametrize("row", ROWS)
def test_a_long_row_of_anything_takes_no_time(row):
    """ "The Roma", four hundred non-breaking spaces, "nian": once a minute of work for the patterns of datelines."""
    text = f"{FIRST}\n\nThe Roma{row * 400}nian journalist said so.\n\n{row * 2500}\n\n{SECOND}"
    start = time.process_time()
    assert FIRST in one(plain(text)).text
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    "line", ["-" * 47 + " */", "-" * 20 + " ago " + "-" * 20, "'." * 12 + " 3 min read " + "-'" * 12]
)
def test_a_row_of_dashes_is_no_date_and_takes_no_time(line):
    start = time.process_time()
    assert not is_date_line(line)
    assert time.process_time() - start < 0.5


LINES = ["Read more:\n", "Aa bb cc\n", "By Jo Doe\n\n", "A headline of some words\n\n3 May 2025\n\n", "a ", "\n"]


@pytest.mark.parametrize("line", LINES)
def test_a_long_text_takes_time_by_its_length(line):
    """Ten thousand lines "Read more:" once took nine seconds, a hundred thousand would have taken a quarter of an hour."""
    start = time.process_time()
    assert articles(plain(f"{BODY}\n\n{line * (150_000 // len(line))}\n\n{BODY}"))
    assert time.process_time() - start < 5


def test_a_text_too_long_for_articles_is_said_to_be():
    (found,) = articles(plain("a b c. " * 100_000))
    assert isinstance(found, Rejection) and found.reason == "too large" and "split it" in found.detail


_words = st.sampled_from(["Read more:", "said", "(AFP)", "“", '"', "KYIV -", "Aug 30, 2025", "\n", "\n\n", "Marsk", "©", "A", "\t", "MORE", "\0", "\u2028", "ا", "."])  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.text(max_size=300), st.lists(_words, max_size=40).map(" ".join), st.lists(_words, max_size=40).map("".join)
    )
)
def test_any_text_gives_articles_whose_spans_slice_back_or_a_rejection(text):
    capture = new_capture("a.txt", text.encode("utf-8", "replace"), "text/plain")
    found = articles(capture)
    assert found
    source = decoded(capture)
    for outcome in found:
        if isinstance(outcome, Rejection):
            assert outcome.reason and "a.txt" in outcome.detail
            continue
        assert isinstance(outcome, Article) and outcome.text == outcome.text.strip()
        for start, begin, length in outcome.source_spans:
            assert outcome.text[start : start + length] == source.text[begin : begin + length]
        assert all(outcome.text[s.start : s.end] == s.text for s in outcome.lead_spans)
