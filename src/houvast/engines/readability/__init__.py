"""How easy a text reads: plain counts and hints, in four languages, without any opinion on what it says."""
