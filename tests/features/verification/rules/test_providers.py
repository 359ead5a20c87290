"""The file of who vouches: held to its form, and to what makes a word strong."""

import pytest
import yaml
from joserfc.jwk import OKPKey

from houvast.features.verification.rules.providers import NoSuchProvider, WrongProviders, read_vouchers

EID = {"issuer": "https://login.example.org", "client_id": "houvast", "secret": "env:EID_SECRET"}
KEY = OKPKey.generate_key("Ed25519")
PORTAL = {"organisation": "energie", "keys": [KEY.as_dict(private=False)]}


def read(**providers):
    return read_vouchers(yaml.safe_dump({"providers": providers}), "who.yaml")


def portals(**more):
    return read_vouchers(yaml.safe_dump({"portals": {"mijn": PORTAL | more}}), "who.yaml")


def test_what_is_left_out_is_safe():
    one = read(eid=EID).provider("eid")
    assert (one.title, one.level, one.compare, one.scopes) == ("eid", 3, ("name", "birth_date"), ("openid", "profile"))
    assert not one.private
    assert "EID_SECRET" not in repr(one)


def test_an_empty_file_is_nobody():
    with pytest.raises(NoSuchProvider):
        read_vouchers("", "who.yaml").provider("eid")


def test_classes_tell_the_level():
    one = read(eid=EID | {"acr": {"high": 3, "low": 1}}).provider("eid")
    assert [one.level_of(acr) for acr in ("high", "low", "odd", None)] == [3, 1, 0, 0]
    assert read(eid=EID).provider("eid").level_of("odd") == 3


def test_providers_of_a_country():
    found = read(idin=EID | {"countries": ["NL"]}, itsme=EID | {"countries": ["BE"]}, wallet=EID)
    assert [one.name for one in found.for_country("BE")] == ["itsme", "wallet"]


@pytest.mark.parametrize(
    ("wrong", "line"),
    [
        ({"issuer": "http://login.example.org"}, "must begin with https://"),
        ({"issuer": "https://user:pw@login.example.org"}, "without user"),
        ({"issuer": "https://login.example.org?x=1"}, "without user"),
        ({"issuer": "ftp://login.example.org"}, "must be https://host"),
        ({"issuer": "https://[half"}, "no address"),
        ({"secret": "letmein"}, "the secret never stands in this file"),
        ({"secret": 7}, "secret must be a text"),
        ({"level": 4}, "must be 1, 2 or 3"),
        ({"level": True}, "must be 1, 2 or 3"),
        ({"acr": {"high": 9}}, "must be 1, 2 or 3"),
        ({"compare": ["name"]}, "compare the name and something else"),
        ({"compare": ["birth_date", "address"]}, "compare the name"),
        ({"compare": ["name", "shoe_size"]}, "“shoe_size” can't be compared"),
        ({"compare": []}, "say what is compared"),
        ({"private": "yes"}, "true or false"),
        ({"hosts": ["https://x.example"]}, "without https://"),
        ({"colour": "red"}, "colour is not known"),
        ({"proves": {"email": 3}}, "which kind of identifier"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(wrong, line):
    with pytest.raises(WrongProviders, match="providers") as told:
        read(eid=EID | wrong)
    assert line in str(told.value)
    assert "letmein" not in str(told.value)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize(
    "text", ["- a", "providers: [a]", "providers: {Eid: {}}", "people: {}", "a: [", "providers: {eid: 3}"]
)
def test_a_file_of_another_form_is_refused(text):
    with pytest.raises(WrongProviders):
        read_vouchers(text, "who.yaml")


def test_a_missing_line_is_named():
    with pytest.raises(WrongProviders, match="client_id is missing"):
        read(eid={"issuer": "https://x.example", "secret": "env:X"})


def test_a_portal_gives_public_keys_only():
    assert portals().portals["mijn"].level == 2
    for keys in ([KEY.as_dict(private=True)], [{"kty": "oct", "k": "c2VjcmV0"}]):
        with pytest.raises(WrongProviders, match="secret part"):
            portals(keys=keys)
    for keys in ([], "x", [{}]):
        with pytest.raises(WrongProviders, match="must be a list of public keys"):
            portals(keys=keys)
