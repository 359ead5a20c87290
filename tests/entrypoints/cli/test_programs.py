"""`houvast program`: programs of clients get a key, and lose it."""

import json

from tests.cast import ZONNEVELD


def test_a_program_is_let_in_and_out(houvast):
    asked = ("program", "add", "Dialler", "--organisation", ZONNEVELD, "--may", "contact-check")
    key = houvast.well(*asked, user="olga").strip()
    assert key.startswith("hvp_")
    (program,) = houvast.json("program", "list", user="olga")
    assert key not in json.dumps(program)
    assert (program["may"], program["a_minute"]) == ("contact-check", 600)
    houvast.well("programs", "revoke", program["program"], user="olga")
    assert houvast.json("program", "list", user="olga")[0]["revoked"]
    houvast.line("program", "revoke", "00000000-0000-0000-0000-000000000000", user="olga")


def test_only_who_manages_accounts_lets_programs_in(houvast):
    houvast.line("program", "list", user="amira")
