"""A scan of a system: notes by a pseudonym, no text, and the customer numbers of whose notes they are."""

import json

import pytest

from houvast.features.noteguard.actions.numbering import add_mask
from houvast.features.noteguard.actions.scanning_systems import scan_system
from houvast.features.noteguard.contracts.scans import Asked, Job
from tests.cast import LONG_AGO, OWN, SETUP, ZONNEVELD
from tests.features.noteguard.stage import furnish

pytestmark = [pytest.mark.django_db, pytest.mark.own_database]


def test_the_customer_numbers_of_the_organisation_are_known(cast, tmp_path):
    furnish(f"sqlite:///{tmp_path / 'desk.db'}", tmp_path).write(2, "Klant ZE-1234-56 en ON-123456 belt.")
    add_mask(organisation=ZONNEVELD, mask="ZE-9999-99", by=SETUP, at=LONG_AGO)
    add_mask(organisation=OWN, mask="ON-999999", by=SETUP, at=LONG_AGO)
    out = tmp_path / "found.jsonl"
    job = Job("desk", Asked(), "jsonl", output=out, processes=1)
    scan_system(organisation=ZONNEVELD, job=job, by=SETUP, at=LONG_AGO, tick=lambda *_: None)
    written = out.read_text()
    found = [one for line in written.splitlines() for one in json.loads(line)["findings"]]
    numbers = [(one["start"], one["end"]) for one in found if one["category"] == "customer_number"]
    assert numbers == [(6, 16)]
    assert "1234" not in written
