"""Where a page's links lead: to other pages of the desk, or, in a story mailed as one file, to places within it."""

from urllib.parse import quote


class DeskLinks:
    """Links between the desk's pages."""

    def statement(self, statement: str) -> str:
        """The statement in its article."""
        return f"/statement/{statement}"

    def utterance(self, utterance: str, statement: str) -> str:
        """Every wording of the utterance that `statement` reports."""
        return f"/utterance/{utterance}"

    def speaker(self, entity: str) -> str:
        """The speaker's page."""
        return f"/speaker/{quote(entity, safe='')}"

    def article(self, article: str) -> str:
        """The article as read."""
        return f"/article/{article}"

    def place(self, article: str, statement: str) -> str:
        """The statement's words in its article."""
        return f"/article/{article}?statement={statement}#s-{statement}"

    def figure(self, article: str, figure: str) -> str:
        """The figure's words in its article."""
        return f"/article/{article}?figure={figure}#f-{figure}"

    def said_between(self, asked: str, since: str, until: str) -> str | None:
        """Everything said from one day to another, of what `asked` (part of an address) narrows to."""
        return f"/search?{asked}&act=any&since={since}&until={until}"

    def series(self, series: str) -> str | None:
        """The figures of one series."""
        return f"/series/{series}"


class ReportLinks(DeskLinks):
    """Links within one file: everything leads to the list of articles and their statements at its end."""

    def statement(self, statement: str) -> str:
        return f"#s-{statement}"

    def utterance(self, utterance: str, statement: str) -> str:
        return f"#s-{statement}"

    def speaker(self, entity: str) -> str:
        return f"#e-{quote(entity, safe='')}"

    def article(self, article: str) -> str:
        return f"#a-{article}"

    def place(self, article: str, statement: str) -> str:
        return f"#s-{statement}"

    def figure(self, article: str, figure: str) -> str:
        return f"#a-{article}"

    def said_between(self, asked: str, since: str, until: str) -> str | None:
        return None

    def series(self, series: str) -> str | None:
        return None
