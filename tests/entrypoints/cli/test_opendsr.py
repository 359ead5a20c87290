"""Laying down with whom requests are exchanged."""

import pytest
from click.testing import CliRunner

from houvast.entrypoints.cli.opendsr import command
from houvast.features.opendsr.models import Partner
from tests.cast import OWN, ZONNEVELD

pytestmark = pytest.mark.usefixtures("cast")


def run(*arguments: str, user: str = "olga", stdin: str = ""):
    return CliRunner().invoke(command, [*arguments, "--as", user], input=stdin)


def test_a_principal_is_connected_and_its_key_is_shown_nowhere():
    said = run(
        "connect", ZONNEVELD, "--endpoint", "https://dsr.zonneveld.example/v2/", "--key-stdin",
        "--callback", "dsr.zonneveld.example", stdin="opens-everything\n",
    )  # fmt: skip
    assert said.exit_code == 0, said.output
    assert "signed by dsr.zonneveld.example" in said.output
    shown = run("list", "--format", "json")
    assert "https://dsr.zonneveld.example/v2" in shown.output
    assert "opens-everything" not in said.output + shown.output
    assert b"opens-everything" not in bytes(Partner.objects.get().key or b"")


@pytest.mark.parametrize(
    "given",
    [
        ("--endpoint", "http://dsr.zonneveld.example/v2"),
        ("--endpoint", "https://127.0.0.1/v2"),
        ("--endpoint", "https://jan:geheim@dsr.zonneveld.example/"),
        ("--callback", "https://dsr.zonneveld.example/hear"),
        ("--callback", "10.0.0.1"),
    ],
)
def test_an_address_that_is_not_safe_is_refused(given):
    said = run("connect", ZONNEVELD, "--key-stdin", *given, stdin="k")
    assert said.exit_code
    assert "geheim" not in str(said.exception)
    assert not Partner.objects.exists()


def test_who_may_not_and_whom_not():
    assert run("connect", ZONNEVELD, user="amira").exit_code
    assert run("connect", OWN).exit_code
    assert run("connect", ZONNEVELD, "--endpoint", "https://dsr.zonneveld.example").exit_code
    assert not Partner.objects.exists()
