"""Hands that reach into other people's systems: no Django."""
