"""Adapters that load weights; the weights and their cards."""
