"""Noun phrases that name someone: how far they reach, which part is a title and which a name."""
