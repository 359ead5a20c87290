"""What a Fides system declares is read, and what is not read is named."""

import pytest

from houvast.engines.datamap.fides import MalformedMap
from houvast.engines.datamap.manifests import GROUNDS, SPECIAL_GROUNDS, read_systems
from tests import fides_schema
from tests.engines.datamap.manifests import BILLING, SUPPORT


def test_a_manifest_is_read_as_activities():
    (desk,) = read_systems(SUPPORT)
    assert (desk.key, desk.name, desk.kind, desk.department) == (
        "support_desk", "Support desk", "Service", "Customer care",
    )  # fmt: skip
    assert desk.datasets == ("billing_db",)
    answering, guarding = desk.declarations
    assert (answering.name, answering.purpose) == ("Answer questions", "essential.service.operations.support")
    assert (answering.ground, answering.special_ground) == ("contract", "explicit_consent")
    assert (answering.subjects, answering.datasets) == (("customer", "prospect"), ("billing_db",))
    assert (answering.recipients, answering.shared) == ("The meter readers", ("user.contact.address",))
    assert answering.retention == "24 months after the last call"
    assert (guarding.name, guarding.ground) == ("essential.service.security", "Somebody said so")


def test_what_is_only_kept_is_said_and_what_is_empty_is_not():
    (desk,) = read_systems(SUPPORT)
    assert desk.kept == (
        "organization_fides_key", "data_responsibility_title", "vendor_id", "fidesctl_meta", "egress", "ingress",
    )  # fmt: skip
    whole, answering, guarding = desk.lines
    assert whole.startswith("system support_desk: 2 declarations; kept only: organization_fides_key")
    assert "taken: name, data_categories, data_use" in answering
    assert answering.endswith(
        "kept only: egress, features, flexible_legal_basis_for_processing, processes_special_category_data, "
        "data_shared_with_third_parties, impact_assessment_location, cookies"
    )
    assert "kept only" not in guarding


def test_every_key_of_a_declaration_is_in_one_of_both():
    (desk,) = read_systems(SUPPORT)
    for declaration, entry in zip(desk.declarations, desk.entry["privacy_declarations"], strict=True):
        assert sorted((*declaration.taken, *declaration.kept)) == sorted(entry)


def test_the_words_of_fides_are_all_known():
    assert set(GROUNDS) == fides_schema.BASES
    assert set(SPECIAL_GROUNDS) == fides_schema.SPECIAL


def test_a_file_without_systems_declares_nothing():
    assert read_systems(BILLING) == ()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("system: text", "`system` must be a list"),
        ("system: [text]", "`system` must be a list"),
        ("system: [{name: x}]", "`fides_key` is missing"),
        ("system: [{fides_key: a}, {fides_key: a}]", "system a: the name stands twice"),
        ("system: [{fides_key: a, name: [b]}]", "system a: `name` must be a text"),
        ("system: [{fides_key: a, privacy_declarations: {x: 1}}]", "system a: `privacy_declarations`"),
        ("system: [{fides_key: a, privacy_declarations: [{data_categories: user}]}]", "declaration 1: `data_categ"),
        ("system: [{fides_key: a, privacy_declarations: [{data_use: [x]}]}]", "declaration 1: `data_use` must be"),
    ],
)
def test_what_is_malformed_is_one_line_that_names_the_place(text, place):
    with pytest.raises(MalformedMap) as told:
        read_systems(text)
    assert place in str(told.value)
    assert "\n" not in str(told.value)
