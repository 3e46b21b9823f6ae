"""How the numbers behind speakers were made: given names, and the ranking of candidates."""
