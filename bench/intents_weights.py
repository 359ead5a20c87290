"""Learn how much each concept speaks for each right, from the labelled requests: `python -m bench.intents_weights`.

Only `development.jsonl` is learnt from. Logistic regression with a pull towards zero; what weighs next to nothing is
left out. The outcome is the same each time, and replaces `lexicon/weights.txt`.
"""

import json
import math
import sys
from collections import Counter, defaultdict
from pathlib import Path

from houvast.engines.intents.folding import sentences
from houvast.engines.intents.matching import Sentence
from houvast.engines.intents.model import RIGHTS, Wanted
from houvast.engines.intents.reading import language
from houvast.engines.intents.recognising import languages_of
from houvast.engines.intents.weighing import concepts_of, features

ROUNDS = 150
STEP = 0.5
PULL = 0.002
LEAST = 0.1
"""A smaller weight is left out."""

HERE = Path(__file__).parent / "intents" / "development.jsonl"
THERE = Path("src/houvast/engines/intents/lexicon/weights.txt")
HEAD = """# How much a concept, or two together, speaks for a right when no frame fits; `*` stands for any text.
# Learnt from the labelled requests: change those, and run `python -m bench.intents_weights`.
"""
Text = tuple[list[str], set[str]]


def main() -> int:
    """Learn the weights and write them down."""
    texts = _texts()
    lines = [
        f"{right} {name} {weight:.2f}"
        for right in sorted(RIGHTS)
        for name, weight in sorted(_learnt(right, texts).items())
        if abs(weight) >= LEAST
    ]
    THERE.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} weights from {len(texts)} texts")
    return 0


def _texts() -> list[Text]:
    rows = [json.loads(line) for line in HERE.read_text(encoding="utf-8").splitlines()]
    found = [(_features(row["text"]), set(row["labels"])) for row in rows]
    often = Counter(name for names, _labels in found for name in names)
    return [([one for one in names if "&" not in one or often[one] > 1], labels) for names, labels in found]


def _features(text: str) -> list[str]:
    spoken = language(languages_of(text)[0])
    return features(concepts_of(Sentence(words, spoken) for words in sentences(text, spoken.joints)))


def _learnt(right: Wanted, texts: list[Text]) -> dict[str, float]:
    weights: dict[str, float] = {}
    for _round in range(ROUNDS):
        change: defaultdict[str, float] = defaultdict(float)
        for names, labels in texts:
            chance = 1 / (1 + math.exp(-sum(weights.get(name, 0.0) for name in names)))
            error = (right in labels) - chance
            for name in names:
                change[name] += error
        for name, error in change.items():
            now = weights.get(name, 0.0)
            weights[name] = now + STEP * (error / len(texts) * 10 - PULL * now)
    return weights


if __name__ == "__main__":
    sys.exit(main())
