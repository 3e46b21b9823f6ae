"""What is on the page but not in the article, recognised by its form."""

from onrecord.articles.residue.find import Cut, Page, residue

__all__ = ["Cut", "Page", "residue"]
