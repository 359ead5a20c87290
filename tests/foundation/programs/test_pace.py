"""How often somebody may come through a public door, over all processes."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from houvast.foundation.programs import pace
from houvast.foundation.programs.models import Passage
from houvast.foundation.programs.pace import Held, forget_passages, one_more

ROOT = Path(__file__).resolve().parents[3]
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
PROCESS = """
import sys, django
from datetime import UTC, datetime
django.setup()
from houvast.foundation.programs.pace import Held, one_more
held, at = Held(), datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
print("ready", flush=True)
sys.stdin.readline()
print(sum(one_more(held, "door", WHO, most=MOST, a_minute=A_MINUTE, at=at) for turn in range(300)), flush=True)
"""


def comes(held: Held, who: str = "dialler", at: datetime = NOW, most: int = 3, a_minute: int = 3) -> bool:
    return one_more(held, "door", who, most=most, a_minute=a_minute, at=at)


@pytest.mark.django_db
def test_two_processes_share_what_somebody_may_ask():
    one, other = Held(), Held()
    assert [comes(one), comes(other), comes(one), comes(other), comes(one)] == [True, True, True, False, False]
    assert comes(other, who="crm")
    assert [comes(one, at=NOW + timedelta(seconds=20)), comes(other, at=NOW + timedelta(seconds=20))] == [True, False]


@pytest.mark.django_db
def test_after_a_while_all_may_be_asked_again_and_not_more():
    held = Held()
    assert [comes(held) for _ in range(4)] == [True, True, True, False]
    assert [comes(held, at=NOW + timedelta(hours=3)) for _ in range(4)] == [True, True, True, False]


@pytest.mark.django_db
def test_a_clock_that_runs_behind_gives_nothing_away():
    one, other = Held(), Held()
    assert [comes(one), comes(one), comes(one)] == [True, True, True]
    assert not comes(other, at=NOW - timedelta(minutes=5))
    assert not comes(other, at=NOW + timedelta(seconds=10))


@pytest.mark.django_db
def test_a_busy_program_costs_one_write_a_second(django_assert_max_num_queries):
    held = Held()
    with django_assert_max_num_queries(12):
        assert all(comes(held, most=6_000, a_minute=6_000) for _ in range(200))


@pytest.mark.django_db
def test_who_it_was_is_not_kept_and_the_count_is_forgotten(monkeypatch):
    held = Held()
    assert comes(held, who="203.0.113.0/24")
    assert "203.0.113" not in str(list(Passage.objects.values()))
    forget_passages(NOW + timedelta(hours=23))
    assert Passage.objects.count() == 1
    forget_passages(NOW + timedelta(hours=25))
    assert Passage.objects.count() == 0
    monkeypatch.setattr(pace, "_MOST_REMEMBERED", 2)
    for number in range(5):
        comes(held, who=str(number))
    assert len(held) == 2


@pytest.mark.parametrize(("most", "a_minute"), [(100, 60), (250, 6_000)])
def test_a_flood_at_two_real_processes_gets_what_one_would_let_in(tmp_path, most, a_minute):
    assert sum(let_in_by_two_processes(tmp_path, '"dialler"', most, a_minute)) == most


def test_two_who_come_first_at_the_same_moment_are_both_let_in(tmp_path):
    assert let_in_by_two_processes(tmp_path, "str(turn)", most=100, a_minute=60) == [300, 300]


def let_in_by_two_processes(home: Path, who: str, most: int, a_minute: int) -> list[int]:
    """How often each of two processes, which start together, lets somebody in; `who` is code that names them."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("HOUVAST_")} | {
        "DJANGO_SETTINGS_MODULE": "houvast.config.settings", "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
        "HOUVAST_HOME": str(home),
    }  # fmt: skip
    subprocess.run(
        [sys.executable, "-m", "django", "migrate", "programs", "-v", "0"], env=environment, cwd=ROOT, check=True
    )  # fmt: skip
    code = PROCESS.replace("A_MINUTE", str(a_minute)).replace("MOST", str(most)).replace("WHO", who)
    doors = [
        subprocess.Popen([sys.executable, "-c", code], env=environment, cwd=ROOT, text=True, stdin=-1, stdout=-1)
        for _ in range(2)
    ]
    assert [one.stdout.readline() for one in doors] == ["ready\n"] * 2
    for one in doors:
        one.stdin.write("\n")
        one.stdin.flush()
    return [int(one.communicate(timeout=60)[0]) for one in doors]
