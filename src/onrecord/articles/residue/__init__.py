"""What is on the page but not in the article, recognised by its form."""

from onrecord.articles.residue.context import Known
from onrecord.articles.residue.find import Cut, Lines, folded, residue

__all__ = ["Cut", "Known", "Lines", "folded", "residue"]
