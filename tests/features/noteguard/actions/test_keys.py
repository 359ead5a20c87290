"""Keys: shown once, kept as a digest, for exact origins, revoked for good."""

import pytest

from houvast.features.noteguard.actions.keys import BadOrigin, NoSuchKey, make_key, revoke_key
from houvast.features.noteguard.models import GuardKey
from houvast.features.noteguard.queries.keys import is_known_origin, key_behind, keys
from houvast.foundation.evidence.models import Entry
from tests.cast import LONG_AGO, OWN, SETUP, ZONNEVELD

CRM = "https://crm.example.com"


def made(organisation: str = OWN, *origins: str, **more):
    return make_key(organisation=organisation, name="CRM", origins=origins or (CRM,), by=SETUP, at=LONG_AGO, **more)


def test_a_key_opens_and_only_its_digest_is_kept(cast):
    key, secret = made(block_from=4)
    assert key_behind(secret) == key
    assert key_behind(secret + "x") is None
    row = GuardKey.objects.values().get()
    assert secret not in str(row)
    assert secret not in str(list(Entry.objects.values()))


def test_a_revoked_key_opens_nothing_and_stays_in_the_list(cast):
    key, secret = made()
    revoke_key(key=key.id, by=SETUP, at=LONG_AGO)
    revoke_key(key=key.id, by=SETUP, at=LONG_AGO)
    assert key_behind(secret) is None
    assert not is_known_origin(CRM)
    assert [one.revoked_at for one in keys()] == [LONG_AGO]
    assert Entry.objects.filter(kind="noteguard.key_revoked").count() == 1


def test_keys_are_listed_by_organisation(cast):
    made(OWN)
    made(ZONNEVELD)
    assert [one.organisation for one in keys(ZONNEVELD)] == [ZONNEVELD]
    assert len(keys()) == 2


@pytest.mark.parametrize(
    "origin",
    [
        "crm.example.com",
        "https://*.example.com",
        "https://crm.example.com/page",
        "http://crm.example.com",
        "ftp://x",
        "",
    ],
)
def test_an_origin_is_exact_and_encrypted(cast, origin):
    with pytest.raises(BadOrigin, match=r"https"):
        made(OWN, origin)


def test_this_machine_may_be_in_the_clear(cast):
    key, _ = made(OWN, "http://localhost:8080/")
    assert key.origins == ("http://localhost:8080",)


def test_what_is_not_there_cannot_be_revoked(cast):
    key, _ = made()
    GuardKey.objects.all().delete()
    with pytest.raises(NoSuchKey):
        revoke_key(key=key.id, by=SETUP, at=LONG_AGO)
