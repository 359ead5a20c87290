"""Tables of the programs."""
