"""Recognise what a caller wants, from the caller's own words: Dutch (Flemish too), French, English, German."""
