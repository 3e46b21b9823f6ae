"""When words were said: the dates a text offers for a statement, and how likely each is meant."""
