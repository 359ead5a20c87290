"""Somebody at the door with a browser of their own, and the worker that answers."""

from datetime import UTC, datetime, timedelta

from django.http import HttpResponse
from django.test import Client

from houvast.foundation.jobs.worker import run_worker
from tests.features.portal.stage import VERA, code_in, register

NETWORK = "203.0.113.7"


def now() -> datetime:
    """Give the moment, since the pages look at the clock themselves."""
    return datetime.now(UTC)


def a_case(*emails: str, **more) -> str:
    """Register a request of today."""
    return register(*emails, at=now() - timedelta(minutes=1), **more)


def knock(client: Client, number: str, contact: str = VERA, language: str = "nl") -> HttpResponse:
    """Fill in the door."""
    return client.post(f"/my/{language}/enter/", {"number": number, "contact": contact})


def last_code(post, to: str = VERA) -> str:
    """Let the worker do what waits, and read the code in the newest mail."""
    run_worker(once=True)
    return code_in([mail for _, receivers, mail in post.taken if to in receivers][-1].get_content())


def inside(post, number: str, contact: str = VERA, language: str = "nl") -> Client:
    """Come in."""
    client = Client(REMOTE_ADDR=NETWORK)
    assert knock(client, number, contact, language).status_code == 303
    answer = client.post(f"/my/{language}/code/", {"code": last_code(post, contact)})
    assert (answer.status_code, answer.url) == (303, f"/my/{language}/")
    return client


def text(response) -> str:
    """Give what a page says."""
    return response.content.decode()
