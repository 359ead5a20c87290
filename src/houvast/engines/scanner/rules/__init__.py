"""The language in which the lexicon is written: read, made into rules, matched."""
