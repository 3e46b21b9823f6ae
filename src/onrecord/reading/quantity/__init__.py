"""Quantities: the number (`amounts`), its unit (`units`), what it counts (`nouns`), and a key to compare it by (`keys`)."""
