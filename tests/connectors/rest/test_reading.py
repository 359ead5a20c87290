"""A pack is data, held to its schema: what it should not hold is refused in one line that says where."""

from pathlib import Path

import pytest

from houvast.connectors.protocol import Address, Unreachable
from houvast.connectors.rest.connector import open_connector
from houvast.connectors.rest.filling import Unfit, fill
from houvast.connectors.rest.pack import Request
from houvast.connectors.rest.place import place_of
from houvast.connectors.rest.reading import MalformedPack, pack_named, read_pack
from houvast.connectors.rest.shaping import taken_out
from tests.connectors.rest.desks import PACK

TEXT = PACK.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("title: Help", "code: os.system('x')\ntitle: Help", "code: there is no such key"),
        ("{method: DELETE, path: \"/trash/{id}\"}", "{methods: DELETE, path: /x}", "methods: there is no such key"),
        ("method: PATCH", "method: TRACE", "method"),
        ("path: /tickets, rows", "path: https://elsewhere.example/, rows", "must be a path"),
        ("path: /tickets, rows", "path: /../etc, rows", "must be a path"),
        ("path: /tickets, rows", "path: \"/tickets?key=secret\", rows", "must be a path"),
        ("/tickets/{id}\", rows", "/tickets/{number}\", rows", "which nothing fills"),
        ("{value}", "{value.__class__}", "which nothing fills"),
        ("rows: tickets, paging: pages}\n    search", "rows: tickets, paging: leaves}\n    search", "names the paging"),
        ("key: [id]", "key: [number]", "names the field number"),
        ("login: {kind: bearer}", "login: {kind: query, header: token}", "login.kind"),
        ("login: {kind: bearer}", "login: {kind: header, format: \"key\"}", "hold {secret} once"),
        ("kind: page, parameter: page", "kind: page", "needs `parameter`"),
        ("base: /api", "base: api/", "base"),
        ("pack: help_desk", "pack: \"../x\"", "pack"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_where(old: str, new: str, says: str) -> None:
    assert old in TEXT
    with pytest.raises(MalformedPack) as caught:
        read_pack(TEXT.replace(old, new, 1), "desk.yaml")
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith("pack desk.yaml")


@pytest.mark.parametrize("text", ["", "[1, 2]", "a: [", "!!python/object/apply:os.system [ls]"])
def test_what_is_no_pack_is_refused(text: str) -> None:
    with pytest.raises(MalformedPack):
        read_pack(text, "desk.yaml")


@pytest.mark.parametrize("name", ["nowhere", "../zendesk", "packs/zendesk.yaml", "", "/nowhere/pack.yaml"])
def test_a_pack_that_is_not_there_is_said(name: str) -> None:
    with pytest.raises(MalformedPack):
        pack_named(name)
    with pytest.raises(Unreachable, match="pack"):
        open_connector(Address("https://desk.example", "", (("pack", name),)))


def test_a_file_of_the_operators_is_a_pack(tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    file.write_text(TEXT)
    assert pack_named(str(file)).pack == "help_desk"


@pytest.mark.parametrize("option", [("privat", "yes"), ("private", "ja"), ("timeout", "-1"), ("history", "gone")])
def test_a_wrong_option_is_said(option: tuple[str, str]) -> None:
    with pytest.raises(Unreachable, match="option"):
        place_of(Address("https://desk.example", "", (("pack", "zendesk"), option)), pack_named("zendesk"))


@pytest.mark.parametrize("account", ["", "3/../4", "a b", ".."])
def test_an_option_of_a_pack_is_one_plain_word(account: str) -> None:
    with pytest.raises(Unreachable, match="account"):
        place_of(Address("https://desk.example", "", (("account", account),)), pack_named("chatwoot"))


@pytest.mark.parametrize(
    ("value", "path"), [("a b/c", "/x/a%20b%2Fc"), ("é?&#", "/x/%C3%A9%3F%26%23"), (7, "/x/7"), ("../y", "/x/..%2Fy")]
)
def test_a_value_in_a_path_is_one_part_of_it(value: str | int, path: str) -> None:
    assert fill(Request(path="/x/{id}"), {"id": value}).path == path


@pytest.mark.parametrize("value", ["", None, ".", "..", "a\nb", "\udc80", "x" * 3000, ["a"]])
def test_a_value_that_fits_no_path_is_not_put_there(value: str | None) -> None:
    with pytest.raises(Unfit):
        fill(Request(path="/x/{id}"), {"id": value})


@pytest.mark.parametrize("value", ["o'neill", 'say "x"', "a OR b*", "x:y", "(a)", "a\\", "é", "50%"])
def test_what_could_mean_something_is_not_put_inside_a_phrase(value: str) -> None:
    asked = Request(path="/x", query={"q": "email:'{value}'"}, body={"whole": "{value}"})
    with pytest.raises(Unfit):
        fill(asked, {"value": value})
    assert fill(Request(path="/x", body={"whole": "{value}"}), {"value": value}).body == {"whole": value}


def test_a_plain_value_goes_inside_a_phrase() -> None:
    filled = fill(Request(path="/x", query={"q": "email:'{value}'"}), {"value": "jan.de-boer+x@example.org"})
    assert filled.query == {"q": "email:'jan.de-boer+x@example.org'"}


@pytest.mark.parametrize(
    ("before", "after", "taken"),
    [
        ("Ik ben Jan de Boer.", "Ik ben [gewist].", ["Jan de Boer"]),
        ("Jan en Jan", "[gewist] en [gewist]", ["Jan"]),
        ("Alles", "[gewist]", ["Alles"]),
        ("Ik ben Jan.", "Ik ben Piet.", []),
        ("Ik ben Jan.", "Ik was [gewist].", []),
    ],
)
def test_the_words_that_were_taken_out_are_known(before: str, after: str, taken: list[str]) -> None:
    assert taken_out(before, after) == taken
