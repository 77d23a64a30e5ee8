"""Statements joined to who makes them, one module a construction."""
