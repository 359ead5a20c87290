"""What a picture tells, and what is left out of it."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

from houvast.engines.datamap.fides import read_map
from houvast.engines.datamap.model import CollectionId
from houvast.features.datamap.picture.gathering import gather, only_linked, only_of
from houvast.features.datamap.picture.page import picture_of
from houvast.features.datamap.picture.parties import parties
from houvast.features.datamap.picture.table import rows_of
from houvast.features.systems.contracts import MANUAL, KnownSystem
from houvast.foundation.organisations.contracts import OrganisationFacts
from tests.features.datamap.picture.large import large_map

TEXT = """
dataset:
  - fides_key: crm
    name: Klanten & zo
    collections:
      - name: customer
        houvast: {scope: {column: client, values: {Z: zon, S: sca}}, subject: person, label: {nl: Klant, en: Customer}}
        fields:
          - {name: id}
          - {name: mail, fides_meta: {references: [{dataset: desk, field: ticket.mail, direction: to}]}}
      - name: address
        houvast: {scope: {inherit: true}}
        fields:
          - {name: customer_id, fides_meta: {references: [{dataset: crm, field: customer.id, direction: to}]}}
  - fides_key: desk
    collections:
      - name: ticket
        fields:
          - {name: mail, fides_meta: {references: [{dataset: crm, field: customer.mail, direction: to}]}}
          - {name: agent, fides_meta: {references: [{dataset: gone, field: agent.id, direction: to}]}}
      - name: agent
        houvast: {scope: {organisation: own}}
        fields: [{name: id}]
"""
MAP = read_map(TEXT)
SOME = OrganisationFacts(
    UUID(int=1), "own", "Zuidbel", "own", "NL", (), "", "", "", "", "", "execute", ""
)  # fmt: skip
WHO = (
    SOME,
    replace(SOME, key="zon", name="Zonneveld", kind="principal"),
    replace(SOME, key="sca", name="Scaldis", kind="principal", country="BE"),
)
KNOWN = (
    KnownSystem("crm", "sql", "sqlite:///x", "", "Wolkhuis B.V.", (), datetime(2026, 1, 1, tzinfo=UTC)),
    KnownSystem("archive", MANUAL, "manual:archive", "", "", (), datetime(2026, 1, 1, tzinfo=UTC)),
)
CUSTOMER, ADDRESS, TICKET, AGENT = (
    CollectionId(*key.split(":")) for key in ("crm:customer", "crm:address", "desk:ticket", "desk:agent")
)
WHOLE = gather(MAP, KNOWN, WHO, "nl", {CUSTOMER: 2})


def test_systems_are_told_with_host_and_who_answers():
    told = [(place.key, place.name, place.kind, place.host, place.by_hand) for place in WHOLE.places]
    assert told == [
        ("crm", "Klanten & zo", "sql", "Wolkhuis B.V.", False),
        ("desk", "desk", "", "", False),
        ("archive", "archive", MANUAL, "", True),
    ]
    assert WHOLE.places[0].countries == ("BE", "NL")
    assert [place.found for place in WHOLE.places] == [2, 0, 0]


def test_whose_data_is_inherited_from_the_row_that_it_hangs_on():
    held = {of: ([party.key for party in one.whose], one.anyone) for of, one in WHOLE.holdings.items()}
    assert held == {
        CUSTOMER: (["zon", "sca"], False),
        ADDRESS: (["zon", "sca"], False),
        TICKET: ([], True),
        AGENT: (["own"], False),
    }


def test_a_reference_that_both_ends_declare_is_told_once_and_one_to_nowhere_never():
    ends = [(str(tie.source), str(tie.target)) for tie in WHOLE.ties]
    assert ends == [("crm:customer.mail", "desk:ticket.mail"), ("crm:address.customer_id", "crm:customer.id")]


def test_labels_speak_the_language_of_the_page():
    assert WHOLE.holdings[CUSTOMER].label == "Klant"
    assert gather(MAP, KNOWN, WHO, "en").holdings[CUSTOMER].label == "Customer"
    assert WHOLE.holdings[ADDRESS].label == "address"


def test_only_what_may_hold_data_of_one_organisation():
    scaldis = next(party for party in WHOLE.parties if party.key == "sca")
    narrowed = only_of(WHOLE, scaldis)
    assert list(narrowed.holdings) == [CUSTOMER, ADDRESS, TICKET]
    assert [place.key for place in narrowed.places] == ["crm", "desk"]


def test_only_what_is_linked():
    narrowed = only_linked(WHOLE, ADDRESS)
    assert (list(narrowed.holdings), len(narrowed.ties), narrowed.chosen) == ([CUSTOMER, ADDRESS], 1, ADDRESS)


def test_names_that_are_none_are_passed_over():
    page = picture_of(MAP, KNOWN, WHO, of="nobody", linked_to="crm:nothing.<b>")
    assert not page.is_narrowed
    assert page.pictured == page.whole


def test_what_is_chosen_is_shown_though_another_filter_would_hide_it():
    page = picture_of(MAP, KNOWN, WHO, of="sca", linked_to="desk:agent")
    assert list(page.pictured.holdings) == [AGENT]
    assert page.chosen_place is not None
    assert page.chosen_place.key == "desk"


def test_every_organisation_has_a_letter_of_its_own():
    many = [replace(SOME, key=f"k{n}", name=f"Zonneveld {n}") for n in range(60)]
    letters = [party.letter for party in parties(many)]
    assert len(set(letters)) == 60
    assert [party.letter for party in parties(WHO)] == ["Z", "O", "S"]


def test_the_table_tells_what_the_picture_tells():
    told = gather(large_map(), [], WHO)
    rows = rows_of(told)
    assert [row.holding.id for row in rows if row.holding] == list(told.holdings)
    assert sum(len(row.refers_to) for row in rows) == len(told.ties) == sum(len(row.referred_by) for row in rows)


def test_the_table_has_a_row_for_a_system_of_which_nothing_is_mapped():
    (bare,) = [row for row in rows_of(WHOLE) if row.holding is None]
    assert (bare.place.key, bare.countries) == ("archive", ())
    customer = rows_of(WHOLE)[0]
    assert [tied.to for tied in customer.refers_to] == ["desk · ticket.mail"]
    assert [tied.to for tied in customer.referred_by] == ["address.customer_id"]
