"""Texts that somebody wrote: sentences, of many lengths, hardly ever the same."""

from statistics import mean

from houvast.engines.discovery.values import Values

KIND = "free_text"
_WORDS, _LETTERS = 5, 25
_VARIED = 0.5
_MARKUP = ("<?", "{", "[", "http://", "https://", "Mozilla/", "/")


def holds(text: str) -> bool:
    """Tell whether a text has words enough to be written by somebody."""
    if len(text) < _LETTERS or text.startswith(_MARKUP):
        return False
    return sum(word.strip(".,!?:;()'\"").isalpha() for word in text.split()) >= _WORDS


def share(values: Values) -> float:
    """Return which part of the values are sentences; 0 where the same few come back."""
    if not values.texts or len(values) < _VARIED * values.filled:
        return 0.0
    return values.share(holds) if mean(len(text) for text in values.texts) >= _LETTERS else 0.0
