"""Where a pattern holds: gaps, alternatives, boundaries, shapes, and what is marked."""

import pytest

from tests.engines.scanner.written import found, rules_of


@pytest.mark.parametrize(
    ("entry", "note", "spans"),
    [
        ("hart infarct", "had hart infarct", ["hart infarct"]),
        ("heeft .. ziekte", "heeft een hele nare ziekte", ["heeft een hele nare ziekte"]),
        ("heeft .. ziekte", "heeft een hele nare erge ziekte", []),
        ("heeft .. ziekte", "heeft. Nare ziekte", []),
        ("heeft [erge] ziekte", "heeft ziekte heeft erge ziekte", ["heeft ziekte", "heeft erge ziekte"]),
        ("in > kliniek < gezien", "in kliniek gezien", ["kliniek"]),
        ("ziek !van", "ziek van, ziek thuis", ["ziek"]),
        ("!niets ziek", "niets ziek", []),
        ("^ ziek", "ziek. is ziek", ["ziek"]),
        ("ziek $", "ziek thuis, ziek", ["ziek"]),
        ("ziek %num", "ziek 3", ["ziek 3"]),
        ("ziek %cap", "ziek Jan, ziek jan", ["ziek Jan"]),
        ("ziek %upper", "ziek ADHD", ["ziek ADHD"]),
        ("@person ziek", "klant ziek", ["klant ziek"]),
        ("*ziek thuis", "doodziek thuis", ["doodziek thuis"]),
    ],
)
def test_patterns(entry: str, note: str, spans: list[str]) -> None:
    assert found(note, rules_of(f"[one]\nnegated: keep\n{entry}\n")) == spans


def test_a_frame_says_what_must_stand_around_a_word() -> None:
    rules = rules_of("[one]\nframe: who\ngek\n", frames="[who]\n@person @be .. > X\n")
    assert found("klant is een beetje gek", rules) == ["gek"]
    assert found("gek apparaat", rules) == []
