"""Our systems and activities as Fides manifests."""

import pytest

from houvast.engines.datamap.fides import load_document
from houvast.engines.datamap.manifests import read_systems
from houvast.engines.datamap.merging import written
from houvast.features.activities.actions import load_activities
from houvast.features.activities.fides_systems import DERIVED
from houvast.features.activities.queries import export_systems
from houvast.features.datamap.actions import load_map
from tests.cast import LONG_AGO, SETUP
from tests.engines.datamap.manifests import SUPPORT
from tests.features.activities.test_inventory import ACTIVITIES, MAP
from tests.fides_schema import refusals

pytestmark = [pytest.mark.django_db, pytest.mark.own_database]

SPECIAL = ACTIVITIES.replace("legal_ground: contract", "legal_ground: legal_obligation\n    special_ground: care", 1)


@pytest.fixture(autouse=True)
def _known(cast):
    load_map(name="crm.yaml", text=MAP, by=SETUP, at=LONG_AGO)
    load_activities(name="crm.yaml", text=SPECIAL, by=SETUP, at=LONG_AGO)


def test_fides_accepts_it_and_it_is_read_here_again():
    form = export_systems("en")
    assert refusals(form.document) == []
    assert [one.key for one in read_systems(written(form.document))] == ["crm", "crm_service"]


def test_a_system_says_what_its_activities_do():
    crm = export_systems("en").document["system"][0]
    assert (crm["fides_key"], crm["dataset_references"], crm["meta"]) == ("crm", ["crm"], {"hosted_by": "Wolkenkamer"})
    assert crm["responsibility"] == ["Processor"]
    power, other = sorted(crm["privacy_declarations"], key=lambda one: one["houvast"]["organisation"], reverse=True)
    assert power["name"] == "Customer service (zonneveld)"
    assert power["data_categories"] == [
        "user.contact.email", "user.demographic.date_of_birth", "user.health_and_medical",
    ]  # fmt: skip
    assert (power["legal_basis_for_processing"], power["data_use"]) == (
        "Legal obligations",
        "essential.legal_obligation",
    )
    assert power["special_category_legal_basis"] == "Health or social care (with a basis in law)"
    assert (power["retention_period"], power["third_parties"]) == ("Two years.", "Wolkenkamer (DE): stores")
    assert power["houvast"]["purpose"] == "Power"
    assert (other["data_use"], other["legal_basis_for_processing"]) == ("essential.service", "Contract")
    assert "special_category_legal_basis" not in other


def test_what_could_not_be_said_is_told():
    notes = export_systems("nl").notes
    assert any(note.startswith("crm: 1 categories of personal data that no activity claims") for note in notes)
    assert DERIVED in notes


def test_a_manifest_that_was_loaded_comes_back_whole_and_alone():
    load_map(name="support.yaml", text=SUPPORT, by=SETUP, at=LONG_AGO)
    found = {one["fides_key"]: one for one in export_systems("nl").document["system"]}
    assert found["support_desk"] == load_document(SUPPORT)["system"][0]
    own = SUPPORT.replace("support_desk", "crm")
    load_map(name="support.yaml", text=own, by=SETUP, at=LONG_AGO)
    form = export_systems("nl")
    assert form.document["system"][0] == load_document(own)["system"][0]
    assert "crm: as its own manifest says; nothing of ours was added." in form.notes
    assert DERIVED not in form.notes
