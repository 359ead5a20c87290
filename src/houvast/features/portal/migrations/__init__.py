"""Migrations of the person's own page."""
