"""Measure how well requests are recognised in callers' own words: `python -m bench.intents`.

What each set is, and how far its score can be trusted, stands in `bench/intents/README.md`.
"""

import json
import sys
import time
from collections import Counter
from pathlib import Path

from houvast.engines.intents.model import Wanted
from houvast.engines.intents.recognising import recognise

HERE = Path(__file__).parent / "intents"
SETS = ("development", "held_out", "unseen", "fresh")
LANGUAGES = ("nl", "fr", "en", "de")
Key = tuple[str, str]


class Score:
    """What was recognised, missed and wrongly proposed, by language and by what was wanted."""

    def __init__(self) -> None:
        self.hit: Counter[Key] = Counter()
        self.missed: Counter[Key] = Counter()
        self.wrong: Counter[Key] = Counter()
        self.exact: Counter[str] = Counter()
        self.texts: Counter[str] = Counter()
        self.mistakes: list[str] = []

    def add(self, row: dict[str, object]) -> None:
        """Count one text."""
        lang, wanted = str(row["lang"]), set(row["labels"])  # type: ignore[call-overload]
        found = {str(one.wanted) for one in recognise(str(row["text"]))}
        for group in (lang, "all"):
            self.hit.update((group, label) for label in wanted & found)
            self.missed.update((group, label) for label in wanted - found)
            self.wrong.update((group, label) for label in found - wanted)
            self.texts[group] += 1
            self.exact[group] += wanted == found
        if wanted != found:
            self.mistakes.append(f"{lang} {'+'.join(sorted(wanted))} -> {'+'.join(sorted(found))}: {row['text']}")

    def rates(self, lang: str, labels: list[str]) -> tuple[float, float]:
        """Return precision and recall of some labels together; 1 where there was nothing to find."""
        hit, missed, wrong = (
            sum(counter[lang, label] for label in labels) for counter in (self.hit, self.missed, self.wrong)
        )
        return hit / (hit + wrong) if hit + wrong else 1.0, hit / (hit + missed) if hit + missed else 1.0


def scored(name: str) -> Score:
    """Return the score of one set."""
    score = Score()
    for line in (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        score.add(json.loads(line))
    return score


def show(name: str, score: Score) -> None:
    """Print precision and recall of what may be wanted, by language."""
    columns = (*LANGUAGES, "all")
    print(f"\n{name:<16}" + "".join(f"{lang:>14}" for lang in columns))
    labels = [str(one) for one in Wanted]
    rows = [(label, [label]) for label in labels] + [("everything", labels)]
    for label, group in rows:
        cells = (score.rates(lang, group) for lang in columns)
        print(f"{label:<16}" + "".join(f"{f'{p:.2f} / {r:.2f}':>14}" for p, r in cells))
    print(f"{'texts all right':<16}" + "".join(f"{f'{score.exact[c]}/{score.texts[c]}':>14}" for c in columns))


def main(given: list[str]) -> int:
    """Score the sets that are named, or all; with `-v` tell the mistakes on the development set."""
    for name in [one for one in given if one in SETS] or SETS:
        began = time.perf_counter()
        score = scored(name)
        spent = (time.perf_counter() - began) * 1000 / score.texts["all"]
        show(name, score)
        print(f"{spent:.2f} ms a text")
        if "-v" in given and name == "development":
            print("\n".join(score.mistakes))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
