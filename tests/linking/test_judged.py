"""What people decide is obeyed, and undone without a trace."""

from onrecord.linking import link
from onrecord.linking.grouping import group_id, redirects
from onrecord.records import Judgement, Links
from tests.linking.build import said
from tests.linking.coverage import readings

LONG = "We will count every barrel at the lock, and whoever brings one too many will carry it back up the hill himself"


def decide(number: int, action: str, kind: str, target: str, **value: object) -> Judgement:
    return Judgement(f"j{number}", action, kind, target, value, author="Reviewer")  # type: ignore[arg-type]


def story_of(links: Links, article: str) -> set[str]:
    return next(set(s.articles) for s in links.stories if article in s.articles)


def test_merging_two_stories_and_taking_it_back() -> None:
    before = link(readings())
    one, other = (next(s.id for s in before.stories if a in s.articles) for a in ("wire-1", "debate"))
    merge = decide(1, "merge", "story", one, **{"with": [other]})
    merged = link(readings(), [merge])
    assert "debate" in story_of(merged, "wire-1")
    assert link(readings(), [merge, decide(2, "undo", "story", one, undoes="j1")]) == before


def test_splitting_after_merging_restores() -> None:
    before = link(readings())
    one, other = (next(s.id for s in before.stories if a in s.articles) for a in ("wire-1", "debate"))
    judgements = [
        decide(1, "merge", "story", one, **{"with": [other]}),
        decide(2, "split", "story", one, members=[other]),
    ]
    assert link(readings(), judgements).stories == before.stories


def test_a_wording_split_off_stands_alone() -> None:
    articles = [said("a", LONG), said("b", LONG), said("c", LONG)]
    whole = link(articles)
    leaving = articles[2].statements[0].id
    links = link(articles, [decide(1, "split", "utterance", whole.utterances[0].id, members=[leaving])])
    assert sorted(len(u.wordings) for u in links.utterances) == [1, 2]


def test_a_rejected_statement_is_in_no_utterance() -> None:
    articles = [said("a", LONG), said("b", LONG)]
    links = link(articles, [decide(1, "reject", "statement", articles[0].statements[0].id)])
    assert [w.article for u in links.utterances for w in u.wordings] == ["b"]


def test_a_corrected_speaker_parts_two_wordings() -> None:
    articles = [said("a", LONG), said("b", LONG)]
    judgement = decide(1, "correct-speaker", "statement", articles[0].statements[0].id, speaker="Edvin Sorrel")
    links = link(articles, [judgement])
    assert sorted(u.speaker or "" for u in links.utterances) == ["Edvin Sorrel", "Ottla Varesh"]


def test_a_date_that_a_person_set_counts() -> None:
    articles = [said("a", LONG)]
    links = link(articles, [decide(1, "set-date", "statement", articles[0].statements[0].id, said="2031-05-01")])
    assert links.utterances[0].said == "2031-05-01"


def test_retired_ids_lead_to_where_their_members_went() -> None:
    old = {"u1": ["a", "b"], "u2": ["c"], "u3": ["d"]}
    new = {"u1": ["a", "b", "c"], "u4": ["e"]}
    assert redirects(old, new) == {"u2": "u1"}


def test_the_id_of_a_group_is_its_founders() -> None:
    first = said("a", LONG, published="2031-05-01")
    later = said("b", LONG, published="2031-05-09")
    founder = f"a {first.statements[0].id}"
    assert link([later, first]).utterances[0].id == link([first]).utterances[0].id == group_id("utterance", founder)
