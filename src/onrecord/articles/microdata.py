"""What a page says about its article in microdata: attributes of the elements that show it (WHATWG HTML, section 5)."""

import re
from collections.abc import Iterator
from typing import Any

Element = Any  # lxml has no stubs here

_MOST_SCOPES = 20  # items looked at on one page
_LONGEST = 400  # characters of a property; the body itself is not read from here
_BY_ATTRIBUTE = {"meta": "content", "time": "datetime", "a": "href", "link": "href", "img": "src", "data": "value"}


def microdata(tree: Element, kinds: "re.Pattern[str]") -> dict[str, Any]:
    """Return the properties of the page's item whose type `kinds` matches, the one with the most of them; empty if none.

    Names are schema.org's. A property that is an item itself (an author, a publisher) is ``{"name": …}``; one that comes
    more than once is a list.
    """
    best: dict[str, Any] = {}
    scopes = (element for element in tree.iter() if element.get("itemscope") is not None)
    for number, scope in enumerate(scopes):
        if number >= _MOST_SCOPES:
            break
        if kinds.search(scope.get("itemtype") or ""):
            found = _properties(scope)
            best = found if len(found) > len(best) else best
    return best


def _properties(scope: Element) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in _pairs(scope):
        if not value:
            continue
        if name not in found:
            found[name] = value
        elif isinstance(found[name], list):
            found[name].append(value)
        else:
            found[name] = [found[name], value]
    return found


def _pairs(scope: Element) -> Iterator[tuple[str, Any]]:
    for element in scope.iterdescendants():
        names = (element.get("itemprop") or "").split()
        if not names or _scope_of(element) is not scope:
            continue
        value = {"name": _name_in(element)} if element.get("itemscope") is not None else _value(element)
        for name in names:
            yield name, value


def _scope_of(element: Element) -> Element | None:
    return next((above for above in element.iterancestors() if above.get("itemscope") is not None), None)


def _name_in(item: Element) -> str | None:
    for element in item.iterdescendants():
        if "name" in (element.get("itemprop") or "").split():
            return _value(element)
    return _text(item)


def _value(element: Element) -> str | None:
    given = element.get("content") or element.get(_BY_ATTRIBUTE.get(element.tag, "content"))
    if given and element.tag not in ("a", "link", "img"):
        return str(given).strip()
    return _text(element) or given


def _text(element: Element) -> str | None:
    text = " ".join("".join(element.itertext()).split())
    return text if 0 < len(text) <= _LONGEST else None
