"""Twenty at once, on databases as they are in use: every try counts, nobody gets a fourth, and one code goes out."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

AT_ONCE = 20
CODE = f"""
import django; django.setup()
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from django.core.management import call_command
from django.db import connections
from houvast.engines.trouble import Trouble
from houvast.features.verification.models import Challenge, FailedAttempt, IdentityCheck
from houvast.foundation.evidence.queries import verify
from tests.features.verification.stage import NOON, Phone, ask, other_than, say, send, tell

def at_once(work):
    barrier = Barrier({AT_ONCE})
    def one(number):
        barrier.wait()
        try:
            return work(number)
        except Trouble as trouble:
            return type(trouble).__name__
        finally:
            connections.close_all()
    with ThreadPoolExecutor({AT_ONCE}) as pool:
        return list(pool.map(one, range({AT_ONCE})))

def case(kind, number=0):
    return f"2026-{{kind}}{{number:02}}"

def somebody(kind):
    from houvast.engines.matching.identifiers import Identifier
    return frozenset([Identifier("customer_number", f"ZE{{kind}}")])

def contact(kind):
    from dataclasses import replace
    from tests.features.verification.stage import on_file
    return replace(on_file(), value=f"+3161000{{kind:04}}")

import os
phone = Phone(Path(os.environ["HOUVAST_SMS"].removeprefix("file:")))
call_command("migrate", verbosity=0)
told = {{}}

sent = at_once(lambda _n: send(case(1), contact=contact(1), identifiers=somebody(1)).card.id)
told["codes sent"], told["cards"] = len(phone.texts(NOON)), len(set(sent))

one = send(case(2), contact=contact(2), identifiers=somebody(2))
wrong = other_than(phone.code(NOON))
at_once(lambda _n: say(one, wrong, identifiers=somebody(2)))
told["tries of one code"] = Challenge.objects.get(id=one.card.id).attempts
told["failures of one code"] = IdentityCheck.objects.filter(case=case(2), passed=False).count()

many = []
for n in range({AT_ONCE}):
    many.append((send(case(3, n), contact=contact(300 + n), identifiers=somebody(3)), other_than(phone.code(NOON))))
at_once(lambda n: say(*many[n], identifiers=somebody(3)))
told["failures over cases"] = IdentityCheck.objects.filter(case__startswith=case(3)[:6], passed=False).count()

good = send(case(4), contact=contact(4), identifiers=somebody(4))
code = phone.code(NOON)
told["right"] = at_once(lambda _n: getattr(say(good, code, identifiers=somebody(4)), "right", None)).count(True)
told["checks of the right one"] = IdentityCheck.objects.filter(case=case(4)).count()

rounds = at_once(lambda _n: ask(case(5), identifiers=somebody(5)).id)
told["rounds"] = len(set(rounds))
answers = {{"meter:reading.value": "1"}}
asked = ask(case(5), identifiers=somebody(5))
at_once(lambda _n: tell(asked, answers, identifiers=somebody(5)))
told["failures of a round"] = IdentityCheck.objects.filter(case=case(5), passed=False).count()
told["chain"] = verify().ok
print(json.dumps(told))
"""
EXPECTED = {
    "codes sent": 1, "cards": 1, "tries of one code": 3, "failures of one code": 3, "failures over cases": 3,
    "right": 1, "checks of the right one": 1, "rounds": 1, "failures of a round": 1, "chain": True,
}  # fmt: skip


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_twenty_at_once_get_no_more_than_one_after_another(kind: str, request, tmp_path: Path) -> None:
    if kind == "sqlite":
        url = f"sqlite:///{tmp_path / 'houvast.sqlite3'}"
    else:
        url = request.getfixturevalue("postgres").database("turns").replace("postgresql+psycopg", "postgresql")
    surroundings = os.environ | {
        "HOUVAST_HOME": str(tmp_path),
        "HOUVAST_DATABASE_URL": url,
        "HOUVAST_SMS": f"file:{tmp_path / 'texts.jsonl'}",
        "DJANGO_SETTINGS_MODULE": "houvast.config.settings",
        "PYTHONPATH": os.pathsep.join(("src", ".")),
    }
    done = subprocess.run([sys.executable, "-c", CODE], env=surroundings, capture_output=True, text=True, timeout=280)
    assert done.returncode == 0, done.stderr[-3000:]
    assert json.loads(done.stdout) == EXPECTED
