"""Adapters that load weights; the weights and their card.

Import from `models.encoder` (the reader's encoder) and `models.embedding` (sentence embeddings): this package itself imports neither,
since the runtime behind them takes longer to import than the rules to read a page.
"""
