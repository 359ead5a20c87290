from datetime import UTC, date, datetime

import pytest

from houvast.engines.rulepacks.packs import RuleUnknown
from houvast.features.activities.actions import load_activities, unload_activities
from houvast.features.activities.contracts import LegalGround, OurRole, RecipientRole, SpecialGround
from houvast.features.activities.queries import (
    UnknownActivity,
    UnknownActivityFile,
    activities_of,
    activity,
    check_activities,
    export_activities,
    ground_in_words,
    rule_of,
    rules_for,
)
from houvast.features.activities.rules import ActivitiesRefused
from houvast.features.datamap.actions import load_map
from houvast.foundation.events.facts import Actor
from houvast.foundation.evidence.models import Entry

pytestmark = [pytest.mark.django_db, pytest.mark.own_database]

OLGA = Actor(kind="account", key="olga")
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)

SERVICE = """\
# what we do
activity:
  - key: service
    organisation: zonneveld
    role: processor
    name: {nl: Klantenservice, en: Customer service}
    purpose: {nl: Uw vragen beantwoorden., en: To answer your questions.}
    legal_ground: contract
    recipients: [{name: Wolkenkamer B.V., country: NL, what: {nl: bewaart de gegevens, en: stores the data}}]
    source: {nl: Van u zelf., en: From you.}
    retention: {nl: Tot 2 jaar na ons laatste contact., en: Until 2 years after our last contact.}
"""


def load(text: str = SERVICE, name: str = "activities.yaml"):
    return load_activities(name=name, text=text, by=OLGA, at=NOON)


def loaded() -> list[str]:
    return [e.kind for e in Entry.objects.all() if e.kind.startswith("activities.")]


def test_an_activity_says_everything_that_an_answer_needs(cast):
    file = load()
    assert (file.activities, file.warnings) == ((("zonneveld", "service"),), ())
    found = activity("service")
    assert (found,) == activities_of("zonneveld")
    assert found.role is OurRole.PROCESSOR
    assert found.legal_ground is LegalGround.CONTRACT
    assert found.gives_portability
    assert found.purpose.in_language("en") == "To answer your questions."
    assert found.recipients[0].what.nl == "bewaart de gegevens"
    assert (found.transfers.nl, found.automated_decisions.en, found.marketing) == ("", "", False)
    assert export_activities("activities.yaml") == SERVICE
    assert loaded() == ["activities.loaded"]


def test_a_recipient_says_where_it_is_told_and_by_what_it_knows_people(cast):
    more = "role: processor, contact: Privacy, email: Privacy@wolkenkamer.example, language: en, address: [Kade 1]"
    load(SERVICE.replace("country: NL", f"country: NL, {more}, known_by: [customer_number]"))
    (one,) = activity("service").recipients
    assert (one.role, one.contact, one.language) == (RecipientRole.PROCESSOR, "Privacy", "en")
    assert (one.email, one.address, one.known_by) == (
        "privacy@wolkenkamer.example",
        ("Kade 1",),
        ("customer_number",),
    )


def test_an_activity_with_special_data_states_its_ground(cast):
    load(SERVICE.replace("role: processor", "role: processor\n    special_ground: care"))
    assert activity("service").special_ground is SpecialGround.CARE


def test_organisations_may_have_activities_of_the_same_key(cast):
    load()
    load(SERVICE.replace("zonneveld", "scaldis"), "scaldis.yaml")
    assert activity("service", "scaldis").organisation == "scaldis"
    with pytest.raises(UnknownActivity, match="say of which"):
        activity("service")
    with pytest.raises(UnknownActivity, match="“own”"):
        activity("service", "own")


def test_a_newer_file_takes_the_place_of_the_older_and_can_be_taken_away(cast):
    load()
    load()
    load(SERVICE.replace("contract", "consent"))
    assert activity("service").legal_ground is LegalGround.CONSENT
    unload_activities(name="activities.yaml", by=OLGA, at=NOON)
    assert activities_of("zonneveld") == ()
    assert loaded() == ["activities.loaded", "activities.loaded", "activities.unloaded"]
    with pytest.raises(UnknownActivityFile):
        unload_activities(name="activities.yaml", by=OLGA, at=NOON)
    with pytest.raises(UnknownActivityFile):
        export_activities("activities.yaml")


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("organisation: zonneveld", "organisation: nobody", "no organisation “nobody”"),
        (
            "legal_ground: contract",
            "legal_ground: custom",
            "`legal_ground` “custom” does not exist; use one of",
        ),
        ("    legal_ground: contract\n", "", "`legal_ground` is missing"),
        ("role: processor", "role: helper", "`role` “helper”"),
        ("source: {nl: Van u zelf., en: From you.}", "source: Van u zelf.", "`source` must say it in words"),
        (", en: From you.", "", "`source` must say it in words"),
        ("    retention: {nl", "    retain: {nl", "`retain` means nothing"),
        ("role: processor", "role: processor\n    marketing: 'no'", "`marketing` must be true or false"),
        ("role: processor", "role: processor\n    special_ground: because", "`special_ground` “because”"),
        ("country: NL", "country: NO", "a recipient needs"),
        ("country: NL", "land: NL", "recipient Wolkenkamer B.V.: `land` means nothing"),
        ("country: NL", "role: friend", "`role` “friend” does not exist"),
        ("country: NL", "email: niemand", "`email` is no e-mail address"),
        ("country: NL", "email: [a@b.example]", "`email` must be one line"),
        ("country: NL", 'contact: "Jan\\nBcc: x"', "`contact` must be one line"),
        ("country: NL", "address: Kade 1", "`address` must be a list"),
        ("country: NL", "language: es", "`language` must be one of nl, en, fr, de"),
        ("country: NL", "known_by: [Klant nummer]", "`known_by` lists kinds"),
        ("key: service", "key: Ser vice", "number 1"),
        ("activity:", "activities:", "lists no activity"),
        ("activity:\n", "activity: none\nother:\n", "must be a list"),
        ("# what we do", "# \0", "no text"),
    ],
)
def test_what_cannot_be_loaded_is_one_line_and_changes_nothing(cast, before, after, words):
    load()
    with pytest.raises(ActivitiesRefused, match=words) as refused:
        load(SERVICE.replace(before, after))
    assert "\n" not in str(refused.value)
    assert activity("service").legal_ground is LegalGround.CONTRACT
    assert loaded() == ["activities.loaded"]


def test_an_activity_stands_once_over_all_files(cast):
    load()
    with pytest.raises(ActivitiesRefused, match="zonneveld/service: it stands twice"):
        load(name="more.yaml")


def test_a_role_that_does_not_fit_the_organisation_is_warned_of(cast):
    (warning,) = load(SERVICE.replace("role: processor", "role: controller")).warnings
    assert "processor is expected" in warning


MAP = """
dataset:
  - fides_key: crm
    collections:
      - name: customer
        houvast: {scope: {column: client, values: {ZE: zonneveld, SV: scaldis}}}
        fields:
          - {name: client}
          - {name: email, data_categories: [user.contact.email], houvast: {activity: service}}
          - {name: phone, data_categories: [user.contact.phone_number]}
"""


def test_where_the_map_names_an_activity_that_does_not_exist_is_warned_of(cast):
    load_map(name="map.yaml", text=MAP, by=OLGA, at=NOON)
    (warning,) = load().warnings
    assert warning.startswith("crm:customer.email: the activity service does not exist for scaldis;")
    assert [(p.code, p.where) for p in check_activities()] == [
        ("activity_unknown", "crm:customer.email"),
        ("activity_unstated", "crm:customer"),
    ]
    load(SERVICE.replace("zonneveld", "scaldis"), "scaldis.yaml")
    assert [p.code for p in check_activities()] == ["activity_unstated"]


def test_a_rule_is_found_with_or_without_its_country():
    assert rules_for("NL").country == "NL"
    assert rule_of("nl.tax.invoices", "NL") == rule_of("tax.invoices", "NL")
    assert "7 jaar" in ground_in_words("tax.invoices", "nl", "NL")
    assert "10 jaar" in ground_in_words("tax.invoices", "nl", "BE")
    with pytest.raises(RuleUnknown):
        ground_in_words("nl.tax.invoices", "nl", "BE")


def test_without_a_day_the_latest_version_of_a_rule_speaks():
    versions = [r for r in rules_for("BE").rules if r.key == "be.tax.invoices"]
    latest = max(versions, key=lambda r: r.valid.first or date.min)
    assert rule_of("tax.invoices", "BE") == latest
    earlier = min(versions, key=lambda r: r.valid.first or date.min)
    assert earlier.valid.last is not None
    assert rule_of("tax.invoices", "BE", date(earlier.valid.last.year - 1, 12, 31)) == earlier
