"""Proposals for the data map, drift of what systems hold, and what is held without need."""
