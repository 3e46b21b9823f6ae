"""Lists of words, written as prose."""


def word_set(listed: str) -> frozenset[str]:
    """Return the words of `listed`, parted by white space.

    >>> sorted(word_set("said told"))
    ['said', 'told']
    """
    return frozenset(listed.split())
