"""Scanning very many notes: in order, in several processes, and on from where it stopped."""
