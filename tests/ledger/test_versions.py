"""What changed between the versions of an article."""

from onrecord.articles import articles
from onrecord.ledger import adding, open_ledger, queries
from onrecord.ledger.queries.versions import changes, sightings
from onrecord.reading import read
from onrecord.reading.rules import RulesReader
from onrecord.sources.capture import new_capture

URL = "https://example.org/ferry"
FIRST = "The council of Dorvik met on Monday in the old school by the quay to hear what the harbour office had found."
SAID = "“The ferry will sail again before the third of {month},” Mira Velkova told reporters after the meeting."
GONE = "“Nobody was ever in danger on that boat,” Anton Bressay said in a written answer to the council."
CAME = "The engine was bought without a tender, said Ilse Thorn, who audits the accounts of the harbour office."


def capture(*paragraphs: str, at: str, redirects: tuple[str, ...] = ()):
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    page = f"<html><head><title>Ferry to sail</title></head><body><article>{body}</article></body></html>"
    return new_capture(URL, page.encode(), "text/html", url=URL, captured_at=at, redirects=redirects)


def test_what_changed_vanished_and_came():
    versions = (
        capture(
            FIRST,
            SAID.format(month="April"),
            GONE,
            at="2031-03-03T10:00:00+00:00",
            redirects=("https://example.org/f",),
        ),
        capture(FIRST, SAID.format(month="May"), CAME, at="2031-03-04T10:00:00+00:00"),
    )
    with open_ledger(":memory:") as ledger, ledger.writing() as connection:
        for one in versions:
            readings = [read(article, RulesReader()) for article in articles(one)]
            adding.add_capture(connection, one, readings)
        page = queries.article(connection, URL)
        (change,) = changes(connection, page)
        assert change.new_text == (SAID.format(month="May"), CAME)
        assert change.vanished_text == (SAID.format(month="April"), GONE) and not change.headline
        ((one, other),) = change.changed
        assert "third of April" in one.text and "third of May" in other.text
        assert ["danger" in card.text for card in change.vanished] == [True]
        assert ["tender" in card.text for card in change.new] == [True]
        earlier = page.versions[0].id
        assert [one.redirects for one in sightings(connection, earlier)] == [("https://example.org/f",)]


def test_one_version_has_no_changes():
    only = capture(FIRST, GONE, at="2031-03-03T10:00:00+00:00")
    with open_ledger(":memory:") as ledger, ledger.writing() as connection:
        adding.add_capture(connection, only, [read(article, RulesReader()) for article in articles(only)])
        assert changes(connection, queries.article(connection, URL)) == ()
