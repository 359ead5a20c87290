"""Keys on a page: made, shown once, used by the extension, revoked."""

import io
import json
import zipfile
from base64 import b64decode
from hashlib import sha256

import pytest

from houvast.features.noteguard.models import GuardKey
from houvast.features.noteguard.packing import EXTENSION_ORIGIN, packed

pytestmark = [pytest.mark.django_db, pytest.mark.own_database]
KEYS = "/desk/notes/keys/"
GIVEN = {
    "name": "CRM",
    "organisation": "own",
    "origins": "https://crm.example\nhttps://mail.example",
    "extension": "on",
}


def text(response) -> str:
    return response.content.decode()


def test_a_key_is_made_and_shown_once_with_how_to_use_it(visitor):
    sven = visitor("sven")
    made = sven.post(f"{KEYS}make/", GIVEN)
    secret = made.context["secret"]
    assert secret.startswith("hvg_")
    assert "data-key=&quot;" in text(made)
    assert "javascript:" in text(made)
    assert made.headers["Cache-Control"] == "no-store, private"
    assert secret not in text(sven.get(KEYS))
    assert GuardKey.objects.get().origins == ["https://crm.example", "https://mail.example", EXTENSION_ORIGIN]


@pytest.mark.parametrize(
    "origins", ["crm.example", "http://crm.example", "https://*.example", "chrome-extension://abc"]
)
def test_an_origin_that_browsers_do_not_send_is_refused(visitor, origins):
    answer = visitor("sven").post(f"{KEYS}make/", {**GIVEN, "origins": origins})
    assert answer.status_code == 422
    assert not GuardKey.objects.exists()
    assert answer.context["form"].errors["origins"]


def test_a_key_that_is_revoked_stays_in_the_list(visitor):
    sven = visitor("sven")
    sven.post(f"{KEYS}make/", GIVEN)
    answer = sven.post(f"{KEYS}{GuardKey.objects.get().pk}/revoke/", follow=True)
    assert "revoked" in text(answer)
    assert "extension.zip" not in text(answer)


def test_the_extension_runs_on_the_pages_of_its_key_and_holds_no_secret(visitor):
    sven = visitor("sven")
    secret = sven.post(f"{KEYS}make/", GIVEN).context["secret"]
    answer = sven.get(f"{KEYS}{GuardKey.objects.get().pk}/extension.zip")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as held:
        manifest = json.loads(held.read("manifest.json"))
        assert all(secret.encode() not in held.read(name) for name in held.namelist())
        assert b"houvastGuard" in held.read("houvast-guard.js")
    assert manifest["content_scripts"][0]["matches"] == ["https://crm.example/*", "https://mail.example/*"]
    assert manifest["host_permissions"] == ["http://testserver/*"]


def test_the_origin_of_the_extension_follows_from_its_key():
    with zipfile.ZipFile(io.BytesIO(packed(server="https://houvast.example", origins=[]))) as held:
        key = json.loads(held.read("manifest.json"))["key"]
    digits = sha256(b64decode(key)).hexdigest()[:32]
    assert EXTENSION_ORIGIN.endswith("".join(chr(ord("a") + int(digit, 16)) for digit in digits))


def test_who_does_not_manage_the_guard_sees_no_keys(visitor):
    assert visitor("thijs").get(KEYS).status_code == 403
