"""One formula for each language; each looks at nothing but the length of words and sentences.

Dutch: Flesch as Douma fitted it. English: Flesch. French: Kandel and Moles. German: Amstad.
"""

from collections.abc import Callable, Mapping

Formula = Callable[[float, float], float]
"""From words in a sentence and syllables in a word, both as means, to a score."""

FORMULAS: Mapping[str, Formula] = {
    "nl": lambda sentence, word: 206.835 - 0.93 * sentence - 77.0 * word,
    "en": lambda sentence, word: 206.835 - 1.015 * sentence - 84.6 * word,
    "fr": lambda sentence, word: 207.0 - 1.015 * sentence - 73.6 * word,
    "de": lambda sentence, word: 180.0 - sentence - 58.5 * word,
}
