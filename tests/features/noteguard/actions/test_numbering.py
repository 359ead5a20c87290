"""What an organisation's customer numbers look like: kept as a shape, used wherever its notes are read."""

import json

import pytest
from django.test import Client

from houvast.engines.scanner.masks import MOST
from houvast.features.noteguard.actions.cleaning import clean
from houvast.features.noteguard.actions.deciding import accept
from houvast.features.noteguard.actions.estimating import estimate
from houvast.features.noteguard.actions.keys import make_key
from houvast.features.noteguard.actions.numbering import BadMask, NoSuchMask, TooManyMasks, add_mask, remove_mask
from houvast.features.noteguard.actions.sweeping import sweep
from houvast.features.noteguard.api import checking
from houvast.features.noteguard.masks import MOST_MASKS
from houvast.features.noteguard.models import NumberMask
from houvast.features.noteguard.queries.numbers import masks_of, number_masks
from houvast.features.noteguard.queries.queue import queue
from houvast.foundation.evidence.models import Entry
from houvast.foundation.organisations.models import Organisation
from houvast.foundation.organisations.queries import UnknownOrganisation
from tests.cast import LONG_AGO, OWN, SETUP, ZONNEVELD
from tests.features.noteguard.stage import furnish

MASK = "ZE-9999-99"
NOTE = "Klant ZE-1234-56 belt."


def added(mask: str = MASK, organisation: str = ZONNEVELD, **more: bool):
    return add_mask(organisation=organisation, mask=mask, by=SETUP, at=LONG_AGO, **more)


def removed(mask: str = MASK) -> None:
    remove_mask(organisation=ZONNEVELD, mask=mask, by=SETUP, at=LONG_AGO)


def test_a_mask_is_kept_once_with_evidence(cast):
    assert added() == added(" ze-9999-99 ")
    assert masks_of(ZONNEVELD) == (MASK,)
    assert masks_of(OWN) == ()
    assert masks_of(OWN, ZONNEVELD) == (MASK,)
    removed()
    assert number_masks() == []
    kinds = Entry.objects.filter(kind__startswith="noteguard.number").order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == ["noteguard.number_mask_added", "noteguard.number_mask_removed"]


def test_what_cannot_be_used_is_refused(cast):
    with pytest.raises(BadMask, match="such as KL-999999"):
        added("9999")
    with pytest.raises(UnknownOrganisation):
        added(organisation="nobody")
    with pytest.raises(NoSuchMask):
        removed()


def test_an_organisation_has_so_many_and_no_more(cast):
    for number in range(MOST_MASKS):
        added(f"K{number:02}-9999")
    with pytest.raises(TooManyMasks, match="remove one"):
        added()
    assert added("K01-9999").mask == "K01-9999"  # one that is there is no new one
    added(organisation=OWN)


def test_a_page_with_a_key_is_told_of_the_numbers_of_its_organisation(cast):
    checking._keys.clear()
    added(organisation=OWN)
    _, secret = make_key(organisation=OWN, name="CRM", origins=["https://crm.example"], by=SETUP, at=LONG_AGO)
    _, other = make_key(organisation=ZONNEVELD, name="CRM", origins=["https://crm.example"], by=SETUP, at=LONG_AGO)
    assert categories(f"Bearer {secret}") == ["customer_number"]
    assert categories(f"Bearer {other}") == []


def categories(authorization: str) -> list[str]:
    headers = {"Authorization": authorization, "Origin": "https://crm.example"}
    sent = json.dumps({"text": NOTE})
    answer = Client().post("/api/v1/notes/check", sent, content_type="application/json", headers=headers)
    return [one["category"] for one in answer.json()["findings"]]


def test_somebody_at_the_desk_is_told_of_the_numbers_of_their_organisations(cast):
    added()
    for name, found in (("amira", ["customer_number"]), ("petra", [])):
        client = Client()
        client.force_login(cast.people[name])
        sent = json.dumps({"text": NOTE})
        answer = client.post("/desk/notes/check", sent, content_type="application/json")
        assert [one["category"] for one in answer.json()["findings"]] == found, name


def test_very_many_organisations_keep_nobody_from_typing(cast):
    for number in range(MOST + 10):
        mask = f"K{number:03}-9999"
        NumberMask.objects.create(organisation=Organisation.objects.get(key=ZONNEVELD), mask=mask, added_at=LONG_AGO)
    assert len(masks_of(OWN, ZONNEVELD)) == MOST
    client = Client()
    client.force_login(cast.amira)
    sent = json.dumps({"text": "Klant K001-1234 belt."})
    answer = client.post("/desk/notes/check", sent, content_type="application/json")
    assert [one["category"] for one in answer.json()["findings"]] == ["customer_number"]


def test_numbers_that_may_not_stand_in_notes_are_queued_and_others_are_left_alone(cast, tmp_path):
    desk = furnish(f"sqlite:///{tmp_path / 'desk.db'}", tmp_path)
    desk.write(2, NOTE)
    given = {"organisation": ZONNEVELD, "system": "desk", "at": LONG_AGO, "tick": lambda *_: None}
    before = estimate(**given).flagged
    added()
    assert estimate(**given).flagged == before
    assert added(is_swept=True).is_swept
    assert estimate(**given).flagged == before + 1
    sweep(by=SETUP, **given)
    (found,) = queue(ZONNEVELD, category="customer_number")
    accept(organisation=ZONNEVELD, findings=[found.id], by=SETUP, at=LONG_AGO)
    clean(organisation=ZONNEVELD, system="desk", by=SETUP, at=LONG_AGO, tick=lambda *_: None)
    assert desk.note(2) == "Klant [Klantnummer] belt."
