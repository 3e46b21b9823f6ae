"""What pygal draws, made bare: no scripts, styles or tooltips, every text set as text, dressed by the desk's own stylesheet."""

from lxml import etree
from markupsafe import Markup

from onrecord.views.web.wording import visible

SVG = "{http://www.w3.org/2000/svg}"
WIDTH = 720
# What every chart asks of pygal: it would read and fill in its own stylesheet otherwise, which costs more than the drawing.
PLAIN = {
    "js": (),
    "css": (),
    "disable_xml_declaration": True,
    "no_prefix": True,
    "show_legend": False,
    "truncate_label": -1,
    "print_values": False,
    "width": WIDTH,
    "margin": 8,
}


def bare(svg: str | bytes) -> etree._Element:
    """Return the drawing as a tree without anything but its shapes and texts."""
    root = etree.fromstring(svg, etree.XMLParser(resolve_entities=False, no_network=True))
    for element in list(
        root.iter(*(f"{SVG}{tag}" for tag in ("script", "style", "defs", "desc", "title")), etree.Comment)
    ):
        element.getparent().remove(element)
    for element in list(root.iter()):
        element.attrib.pop("style", None)
        if "tooltip-overlay" in element.get("class", ""):
            element.getparent().remove(element)
    root.set("class", "drawing")
    root.set("role", "group")
    for name in ("id", "width", "height"):
        root.attrib.pop(name, None)
    return root


def tell(shape: etree._Element, words: str, link: str | None) -> None:
    """Give a shape its words, as title and label, and the place it leads to."""
    words = visible(words)
    etree.SubElement(shape, f"{SVG}title").text = words
    if link:
        anchor = etree.Element(f"{SVG}a", {"href": link, "aria-label": words})
        shape.getparent().replace(shape, anchor)
        anchor.append(shape)


def markup(root: etree._Element) -> Markup:
    """Return the tree as markup: built by us, all text in it set as text."""
    return Markup(etree.tostring(root, encoding="unicode"))  # noqa: S704
