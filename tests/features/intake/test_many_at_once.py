"""Two hundred requests at the same moment, on a real server: none is lost, none gets another's number."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx

from tests.entrypoints.cli.test_root import process
from tests.entrypoints.cli.test_serve import answers, free_port, served

MANY, TWICE = 200, 20
OLGA = ("--name", "Olga", "--role", "privacy_officer", "--organisation", "own")


def told(home: Path, *words: str, **more: str) -> str:
    done = process(*words, home=home, HOUVAST_NEW_PASSWORD="een-lang-genoeg-wachtwoord", **more)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_none_is_lost(tmp_path: Path) -> None:
    told(tmp_path, "migrate")
    told(tmp_path, "organisation", "add", "own", "--own", "--name", "Belhuis Noord", "--country", "NL")
    told(tmp_path, "account", "add", "olga", *OLGA)
    added = ("program", "add", "Site", "--organisation", "own", "--may", "intake", "--a-minute", "60000")
    key, port = told(tmp_path, *added, HOUVAST_AS="olga"), free_port()
    with served(tmp_path, port):
        answers(port)
        with (
            httpx.Client(timeout=60, limits=httpx.Limits(max_connections=50)) as client,
            ThreadPoolExecutor(50) as pool,
        ):

            def hand_in(number: int) -> tuple[int, str]:
                sent = {"Authorization": f"Bearer {key}", "Idempotency-Key": f"site-{number % MANY}"}
                body = {"right": "erasure", "email": f"mens{number % MANY}@example.org"}
                answer = client.post(f"http://127.0.0.1:{port}/api/v1/requests", json=body, headers=sent)
                return answer.status_code, answer.json()["number"]

            got = list(pool.map(hand_in, range(MANY + TWICE)))
    assert {status for status, _ in got} <= {200, 201}
    assert [number for _, number in got[MANY:]] == [number for _, number in got[:TWICE]]
    cases = json.loads(told(tmp_path, "case", "list", "--format", "json", HOUVAST_AS="olga"))
    assert len({number for _, number in got}) == MANY
    assert {number for _, number in got} >= {case["number"] for case in cases}
    assert told(tmp_path, "evidence", "verify", HOUVAST_AS="olga")
