"""What pygal draws, made bare: no scripts, styles or tooltips, every text set as text, dressed by the desk's own stylesheet."""

from typing import Any

import pygal
from lxml import etree
from markupsafe import Markup
from pygal.config import SerieConfig
from pygal.serie import Serie

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
    "margin_top": 18,  # room for the large letters of a narrow screen
    "margin_left": 30,
}


class _Quick:
    """What takes much of pygal's time, made short.

    What pygal keeps while drawing, and asks for on every look at an attribute before it asks the chart, is kept in the chart
    itself: each is drawn once. Series are plain numbers already, and take their settings from the chart's without asking once a setting
    what settings there are. Tooltips, which `bare` would take out again, are not drawn.
    """

    state: Any
    svg: Any
    _dual: bool
    _adapt = _x_adapt = staticmethod(lambda value: value)

    __getattribute__ = object.__getattribute__

    def __setattr__(self, name: str, value: Any) -> None:
        if name == "state" and value is not None:
            self.__dict__.update(value.__dict__)
            value.__dict__ = self.__dict__
        object.__setattr__(self, name, value)

    def prepare_values(self, raw: list[tuple[list[Any], dict[str, Any]]], offset: int = 0) -> list[Serie]:
        series = []
        missing = (None, None) if self._dual else None
        for place, (values, options) in enumerate(raw):
            config = SerieConfig()
            known = config.__dict__
            known.update({name: value for name, value in self.state.__dict__.items() if name in known} | options)
            series.append(Serie(offset + place, [missing if value is None else value for value in values], config, {}))
        return series

    def _draw(self) -> None:
        self.svg.add_styles = self.svg.add_scripts = self._nothing  # `bare` would take them out again
        super()._draw()  # type: ignore[misc]

    def _nothing(self, *args: object, **kwargs: object) -> None:
        pass

    # Tooltips, values printed beside their shapes, and the texts of both.
    _tooltip_data = _static_value = _tooltip_and_print_values = _confidence_interval = _format = _nothing


class XY(_Quick, pygal.XY):  # type: ignore[misc]  # pygal states no types
    """Points and lines."""


class Bar(_Quick, pygal.Bar):  # type: ignore[misc]
    """Bars."""


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
