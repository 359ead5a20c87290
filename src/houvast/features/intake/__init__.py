"""Requests that come in without an agent: handed in by programs of clients."""
