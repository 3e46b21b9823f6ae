"""What an HTML page says about its article: JSON-LD, microdata, OpenGraph and other meta elements."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from onrecord.articles.dates import parse_date
from onrecord.articles.masthead import outlet_line, split_names
from onrecord.articles.microdata import microdata
from onrecord.articles.residue import folded
from onrecord.records import Evidence

Element = Any  # lxml has no stubs here

_ARTICLE_TYPES = re.compile(r"(?:News|Reportage|Analysis|Opinion|Background|Review|AskPublic|Satirical|Tech|Scholarly)?Article$|BlogPosting$|LiveBlogPosting$|Report$|SocialMediaPosting$")  # fmt: skip
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "date_published", "pubdate", "publishdate",
    "publish-date", "publish_date", "publication_date", "published_at", "originalpublicationdate", "article_date_original", "sailthru.date",
    "parsely-pub-date", "cxenseparse:recs:publishtime", "dc.date.issued", "dcterms.created", "dc.date", "dcterms.date", "dc.created", "date",
    "article.published", "rnews:datepublished", "citation_date", "ptime", "displaydate", "timestamp",
)  # fmt: skip
_UPDATED = ("article:modified_time", "og:article:modified_time", "og:updated_time", "datemodified", "last-modified", "lastmod", "dcterms.modified", "dc.date.modified", "article.updated", "utime", "lp.article:modified")  # fmt: skip
_AUTHOR = ("author", "article:author", "article:author_name", "byl", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "cxenseparse:author", "citation_author", "rbauthors", "twitter:data1")  # fmt: skip
_LOCKED = ("locked", "metered")
_MOST_JSON = 2_000_000  # characters of one JSON-LD block; real ones are under a tenth of it


@dataclass(slots=True)
class PageData:
    """What the page's own metadata say; every field None or empty where they are silent."""

    titles: list[str] = field(default_factory=list)  # every wording of the headline, the best first
    outlet: str | None = None
    bylines: tuple[str, ...] = ()
    byline: str | None = None  # as written, for the agencies it may credit
    published: str | None = None
    updated: str | None = None
    section: str | None = None
    language: str | None = None
    url: str | None = None
    paywalled: bool = False
    body: str | None = None  # JSON-LD articleBody
    description: str | None = None
    live: bool = False  # a live blog
    posts: tuple[Mapping[str, Any], ...] = ()  # of a live blog, as its JSON-LD lists them
    evidence: list[Evidence] = field(default_factory=list)


def page_data(tree: Element) -> PageData:
    """Return what the metadata of a parsed page say, each field from the most reliable place that has it."""
    data = PageData()
    metas = _metas(tree)
    article, site = _linked_data(tree)
    shown = microdata(tree, _ARTICLE_TYPES)
    _titles(data, tree, metas, article, shown)
    _dates(data, tree, metas, article, shown)
    _people(data, tree, metas, article, shown)
    data.outlet = _first(
        data, "outlet", ("JSON-LD publisher", _name(article.get("publisher"))), ("meta og:site_name", metas.get("og:site_name")),
        ("microdata publisher", _name(shown.get("publisher"))), ("meta application-name", metas.get("application-name")),
        ("JSON-LD site", _name(site)),
    )  # fmt: skip
    if data.outlet is None:
        _outlet_of_titles(data)
    data.section = (
        _short(_flat(article.get("articleSection")))
        or _short(metas.get("article:section") or metas.get("section"))
        or _short(_flat(shown.get("articleSection")))
    )
    data.language = (
        _flat(article.get("inLanguage"))
        or _flat(shown.get("inLanguage"))
        or tree.get("lang")
        or metas.get("og:locale")
        or metas.get("content-language")
    )
    data.url = _canonical(tree, metas)
    data.paywalled = (
        _is_locked(article) or _is_locked(shown) or metas.get("article:content_tier", "").lower() in _LOCKED
    )
    body = article.get("articleBody")
    data.body = body if isinstance(body, str) else None
    data.description = metas.get("og:description") or metas.get("description")
    data.live = "LiveBlogPosting" in str(article.get("@type"))
    posts = article.get("liveBlogUpdate")
    data.posts = tuple(post for post in posts if isinstance(post, Mapping)) if isinstance(posts, list) else ()
    return data


def _is_locked(article: Mapping[str, Any]) -> bool:
    """Tell whether an article's markup says that it, or a part of it, is for subscribers."""
    parts = article.get("hasPart")
    marked = [article, *(parts if isinstance(parts, list) else [parts])]
    return any(
        str(part.get("isAccessibleForFree", "")).lower() == "false" for part in marked if isinstance(part, Mapping)
    )


def _metas(tree: Element) -> dict[str, str]:
    """Return the meta elements by lower-case name, property or itemprop; the first of each name counts."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv")
        content = meta.get("content")
        if name and content and content.strip():
            found.setdefault(name.strip().lower(), content.strip())
    return found


def _linked_data(tree: Element) -> tuple[Mapping[str, Any], Mapping[str, Any] | None]:
    """Return the JSON-LD node of the article (empty if there is none) and that of the site."""
    article: Mapping[str, Any] = {}
    site: Mapping[str, Any] | None = None
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        for node in _nodes(_loaded(script.text or "")):
            kind = node.get("@type")
            kinds = [str(k) for k in kind] if isinstance(kind, list) else [str(kind)]
            if any(_ARTICLE_TYPES.search(k) for k in kinds) and (not article or len(node) > len(article)):
                article = node
            elif "WebSite" in kinds or "NewsMediaOrganization" in kinds:
                site = site or node
    return article, site


def _loaded(text: str) -> Any:
    text = re.sub(r"^\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\]\]>|\]\]>)\s*;?\s*$", "", text.strip())
    if len(text) > _MOST_JSON:
        return None
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(value: Any, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    if depth > 4:
        return
    if isinstance(value, list):
        for item in value[:200]:
            yield from _nodes(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemListElement"):
            if isinstance(value.get(key), (list, dict)):
                yield from _nodes(value[key], depth + 1)


def _titles(
    data: PageData, tree: Element, metas: Mapping[str, str], article: Mapping[str, Any], shown: Mapping[str, Any]
) -> None:
    site = metas.get("og:site_name") or _name(article.get("publisher")) or ""
    headings = [heading for h1 in tree.iter("h1") if (heading := " ".join("".join(h1.itertext()).split()))]
    head = tree.find(".//head/title")
    found = [
        ("JSON-LD headline", _flat(article.get("headline"))),
        ("meta og:title", metas.get("og:title")),
        ("microdata headline", _flat(shown.get("headline"))),
        ("h1", headings[0] if len(headings) == 1 else None),
        ("meta twitter:title", metas.get("twitter:title")),
        ("meta title", metas.get("dc.title") or metas.get("title")),
        ("title", head.text if head is not None else None),
    ]
    for how, wording in found:
        if wording and (text := " ".join(wording.split())):
            title = _without_site(text, site)
            if not data.titles:
                data.evidence.append(Evidence("title", how))
            data.titles.append(title)
    data.titles.extend(headings[:4])


def _without_site(title: str, site: str) -> str:
    """Return the title without the outlet at its end ("Rain in Dorvik - Halvor Times")."""
    match = re.match(r"(.{8,}?)\s+[|–—»·-]\s+([^|–—]{2,40})$", title)
    if match and site and (folded(match[2]) in folded(site) or folded(site) in folded(match[2])):
        return match[1].strip()
    return title


# "Rain in Dorvik - Halvor Times", "Halvor Times: Rain in Dorvik"
_WITH_OUTLET = (
    re.compile(r"(?P<title>.{8,}?)\s+[|–—»·-]\s+(?P<outlet>[^|–—]{4,40})"),
    re.compile(r"(?P<outlet>[^:|]{4,40})\s*[:|]\s+(?P<title>.{8,})"),
)


def _outlet_of_titles(data: PageData) -> None:
    """Take the outlet from a title that carries its name at one end, where nothing else on the page says it."""
    for title in data.titles:
        for form in _WITH_OUTLET:
            match = form.fullmatch(title)
            outlet = outlet_line(match["outlet"].strip()) if match else None
            if match and outlet:
                data.outlet = outlet
                data.evidence.append(Evidence("outlet", "in the title", title))
                short = match["title"].strip()
                data.titles = [short, *(other for other in data.titles if other != title), title]
                return


def _dates(
    data: PageData, tree: Element, metas: Mapping[str, str], article: Mapping[str, Any], shown: Mapping[str, Any]
) -> None:
    published = [("JSON-LD datePublished", _flat(article.get("datePublished")) or _flat(article.get("dateCreated")))]
    published += [(f"meta {name}", metas[name]) for name in _PUBLISHED if name in metas]
    published += [("microdata datePublished", _flat(shown.get("datePublished")))]
    updated = [("JSON-LD dateModified", _flat(article.get("dateModified")))]
    updated += [(f"meta {name}", metas[name]) for name in _UPDATED if name in metas]
    updated += [("microdata dateModified", _flat(shown.get("dateModified")))]
    for element in tree.iter("time", "span", "abbr", "p", "div"):
        value = (
            element.get("datetime")
            or element.get("content")
            or (element.get("title") if element.tag == "abbr" else None)
        )
        if not value:
            continue
        name = f"{element.get('itemprop') or ''} {element.get('class') or ''} {element.get('property') or ''}".lower()
        if "modified" in name or "updated" in name:
            updated.append(("time element", value))
        elif element.tag == "time" or "publish" in name:
            published.append(("microdata datePublished" if "datepublished" in name else "time element", value))
    data.published = _first(data, "published", *((how, parse_date(value)) for how, value in published))
    data.updated = _first(data, "updated", *((how, parse_date(value)) for how, value in updated))


def _people(
    data: PageData, tree: Element, metas: Mapping[str, str], article: Mapping[str, Any], shown: Mapping[str, Any]
) -> None:
    found = [("JSON-LD author", _names(article.get("author")) or _names(article.get("creator")))]
    found += [(f"meta {name}", metas[name]) for name in _AUTHOR if name in metas]
    found += [("microdata author", _names(shown.get("author")))]
    for element in tree.xpath(
        ".//*[@itemprop='author' or @rel='author' or contains(@class, 'byline') or contains(@class, 'author')]"
    )[:8]:
        words = " ".join("".join(element.itertext()).split())
        if 3 < len(words) < 160:
            found.append(("byline element", words))
    site = folded(metas.get("og:site_name") or "")
    for how, value in found:
        if not value or value.startswith("http"):
            continue
        data.byline = data.byline or value
        names = tuple(name for name in split_names(value) if folded(name) != site)
        if names:
            data.bylines, data.byline = names, value
            data.evidence.append(Evidence("byline", how, value[:200]))
            return


def _names(value: Any) -> str | None:
    if isinstance(value, list):
        return ", ".join(name for item in value if (name := _names(item))) or None
    return _name(value)


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, Mapping):
        value = value.get("name")
        return _name(value) if isinstance(value, list) else _short(value)
    return _short(value)


def _flat(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("@value")
    return value if isinstance(value, str) and value.strip() else None


def _short(value: Any) -> str | None:
    return " ".join(value.split()) if isinstance(value, str) and 0 < len(value.strip()) <= 200 else None


def _first(data: PageData, name: str, *found: tuple[str, str | None]) -> str | None:
    for how, value in found:
        if value:
            data.evidence.append(Evidence(name, how))
            return value
    return None


def _canonical(tree: Element, metas: Mapping[str, str]) -> str | None:
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and (link.get("href") or "").startswith(
            ("http://", "https://")
        ):
            return str(link.get("href")).strip()
    url = metas.get("og:url") or ""
    return url if url.startswith(("http://", "https://")) else None
