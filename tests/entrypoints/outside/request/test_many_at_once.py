"""Two hundred people send the public page at the same moment, on a real server: none is lost, none counts twice."""

import json
import re
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
    told(tmp_path, "organisation", "page", "own", "--colour", "#7a1f5c", "--as", "olga")
    refused = process("organisation", "page", "own", "--colour", "#ffee00", home=tmp_path, HOUVAST_AS="olga")
    assert (refused.returncode != 0, "White letters can't be read" in refused.stderr) == (True, True)
    port = free_port()
    page = f"http://127.0.0.1:{port}/request/own/nl/"
    with served(tmp_path, port):
        answers(port)
        limits = httpx.Limits(max_connections=50)
        with httpx.Client(timeout=120, limits=limits) as client, ThreadPoolExecutor(50) as pool:
            form = re.search(r'name="form" value="([^"]+)"', client.get(page).text)
            assert form is not None

            def send(number: int) -> tuple[int, str]:
                who = f"mens{number % MANY}@example.org"
                sent = client.post(page, data={"rights": "erasure", "email": who, "form": form[1]})
                receipt = client.get(f"http://127.0.0.1:{port}{sent.headers['Location']}").text
                found = re.search(r"\d{4}-\d{5}", receipt)
                return sent.status_code, found[0] if found else receipt

            got = list(pool.map(send, range(MANY + TWICE)))
    assert {status for status, _ in got} == {303}
    assert [number for _, number in got[MANY:]] == [number for _, number in got[:TWICE]]
    assert len({number for _, number in got}) == MANY
    cases = json.loads(told(tmp_path, "case", "list", "--format", "json", HOUVAST_AS="olga"))
    assert {number for _, number in got} >= {case["number"] for case in cases}
    assert told(tmp_path, "evidence", "verify", HOUVAST_AS="olga")
