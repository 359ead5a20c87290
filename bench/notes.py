"""Measure the note guard: how well it finds, on labelled and on clean notes, and how fast: `python -m bench notes`.

The check over HTTP is measured on a server of its own (`bench.notes_http`), Spark apart (`bench.notes_spark`).
Prints tables and writes `bench/notes.json`. What each set of notes is, who wrote it and what was tuned on it stands in
`bench/labelled_notes`.
"""

import json
import sys
from collections.abc import Iterable
from pathlib import Path

from bench import notes_http, notes_speed
from bench.invented_notes import invented
from bench.scoring import STRUCTURED, Score, read, spans_of
from houvast.engines.scanner.model import IDENTIFIERS, SENSITIVE
from houvast.engines.scanner.scanning import path, scan

HERE = Path(__file__).parent
LABELLED = HERE / "labelled_notes"
LANGUAGES = ("nl", "fr", "en", "de")
CLEAN_NOTES = 20_000


def scored(file: Path) -> dict[str, Score]:
    """Return the score of each language on a file of labelled notes, and of all together under `all`."""
    scores = {language: Score() for language in (*LANGUAGES, "all")}
    for note in read(file):
        spans, found = spans_of(note), scan(note["text"])
        scores[note["lang"]].add(spans, found)
        scores["all"].add(spans, found)
    return scores


def flagged(notes: Iterable[str]) -> tuple[int, int]:
    """Return how many notes there are, and how many of them are said to hold something sensitive."""
    count = wrong = 0
    for note in notes:
        count += 1
        wrong += any(one.category in SENSITIVE for one in scan(note))
    return count, wrong


def hard_clean(name: str) -> Iterable[str]:
    """Give the lines of a file that look sensitive and are not."""
    lines = (LABELLED / name).read_text(encoding="utf-8").splitlines()
    return (line for line in lines if line.strip() and not line.startswith("#"))


def quality() -> dict[str, object]:
    """Print and return how well the guard finds."""
    told: dict[str, object] = {}
    for name in ("development", "second", "third", "fourth", "fifth", "sixth"):
        scores = scored(LABELLED / f"{name}.jsonl")
        told[name] = {language: _told(score) for language, score in scores.items()}
        _print(name, scores)
    clean = {
        "hard clean lines": hard_clean("clean.txt"),
        "hard clean lines, third": hard_clean("clean_third.txt"),
        "hard clean lines, fourth": hard_clean("clean_fourth.txt"),
        "hard clean lines, fifth": hard_clean("clean_fifth.txt"),
        "hard clean lines, sixth": hard_clean("clean_sixth.txt"),
        "hard clean lines, seventh": hard_clean("clean_seventh.txt"),
        "hard clean lines, eighth (never mended from)": hard_clean("clean_eighth.txt"),
        "generated clean notes": clean_notes(),
    }
    for name, notes in clean.items():
        count, wrong = flagged(notes)
        told[name] = {"notes": count, "flagged": wrong}
        print(f"{name}: {wrong} of {count:,} flagged, {1000 * wrong / count:.1f} per 1,000")
    return told


def clean_notes() -> Iterable[str]:
    """Give generated notes without any sensitive statement."""
    return invented(CLEAN_NOTES, seed=7, sensitive=0.0)


def _told(score: Score) -> dict[str, object]:
    figures = {c: [round(rate, 3) for rate in score.rates([c])] for c in (*SENSITIVE, *IDENTIFIERS) if _seen(score, c)}
    together = {
        "sensitive": score.rates(SENSITIVE),
        "any_sensitive": score.any_sensitive(),
        "structured": score.rates(STRUCTURED),
        "name": score.rates(["name"]),
    }
    whole = {name: [round(rate, 3) for rate in rates] for name, rates in together.items()}
    return {"together": whole, "by_category": figures, "alarms_per_1000": round(score.alarms_per_thousand(), 1)}


def _seen(score: Score, category: str) -> bool:
    return bool(score.hit[category] + score.missed[category] + score.wrong[category])


def _print(name: str, scores: dict[str, Score]) -> None:
    print(f"\n{name:14} {'':>5}" + "".join(f"{language:>18}" for language in scores))
    print(f"{'':20}" + "     P    R   F1  ".rjust(18) * len(scores))
    rows = [(category, [category]) for category in (*SENSITIVE, *IDENTIFIERS)]
    for category, group in [*rows, ("sensitive", SENSITIVE), ("structured ids", STRUCTURED)]:
        if any(_seen(scores["all"], one) for one in group):
            print(f"{category:20}" + "".join(_rates(score.rates(group)) for score in scores.values()))
    print(f"{'any sensitive':20}" + "".join(_rates(score.any_sensitive()) for score in scores.values()))
    print(f"{'alarms per 1,000':20}" + "".join(f"{score.alarms_per_thousand():>18.1f}" for score in scores.values()))


def _rates(rates: tuple[float, float, float]) -> str:
    return "".join(f"{rate:5.2f}" for rate in rates).rjust(18)


def run() -> int:
    """Measure all."""
    print(path())
    told = quality()
    print()
    notes_speed.run(notes_speed.COUNT, notes_speed.SOAK)
    print()
    told["http"] = notes_http.run()
    (HERE / "notes.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(run())
