import json
import logging

import pytest
from django.apps import apps
from django.core import serializers

from houvast.engines.datamap.model import CollectionId
from houvast.features.datamap.actions import load_map
from houvast.features.datamap.queries import check_map, current_map, export_map
from houvast.features.discovery import looking
from houvast.features.discovery.actions import applying, deciding
from houvast.features.discovery.actions.discovering import discover
from houvast.features.discovery.contracts import Status, Verdict
from houvast.features.discovery.queries.proposals import NothingProposed, decided, groups, proposals, review_queue
from houvast.foundation.evidence.models import Entry
from tests.features.discovery.conftest import NOON, SVEN, Shop, later

pytestmark = [pytest.mark.django_db, pytest.mark.own_database]

MAP = """\
dataset:
  - fides_key: shop
    name: The shop
    collections:
      - name: klant
        description: kept as it is
        fields:
          - name: id
            fides_meta: {primary_key: true}
          - name: epost
            data_categories: [user.contact.email]
            houvast: {label: {nl: Adres, en: Address}}
"""


def look():
    return discover(system="shop", by=SVEN, at=NOON)


def by_name():
    return {proposal.name: proposal for proposal in proposals("shop")}


def decide(verdict: Verdict, *fields: str, category: str = ""):
    return deciding.decide_fields(
        system="shop", fields=fields, verdict=verdict, category=category, by=SVEN, at=later(1)
    )


def test_every_field_gets_a_proposal_with_its_reasons(shop):
    found = look()
    assert (found.collections, found.fields, found.unsampled) == (3, 16, ())
    named = by_name()
    assert named["klant.vnaam"].category == "user.name.first"
    assert named["klant.gebdat"].age
    assert (named["klant.epost"].category, named["klant.epost"].identity) == ("user.contact.email", "email")
    assert named["klant.epost"].reasons == ("values:email:100",)
    assert named["klant.geloof"].special == "religion"
    assert named["klant.opm"].free_text
    assert named["artikel.naam"].category == ""
    assert {p.status for p in named.values()} == {Status.OPEN}


def test_a_reference_is_inferred_from_what_was_asked(shop):
    look()
    (reference,) = by_name()["bestelling.klant_id"].references
    assert (reference.target, reference.target_field, reference.declared) == ("klant", "id", False)
    assert (reference.found, reference.tested) == (12, 12)


def test_no_sampled_value_leaves_the_process(shop, caplog, capfd):
    caplog.set_level(logging.DEBUG)
    look()
    decide(Verdict.ACCEPT, "klant.*", "bestelling.*", "artikel.*")
    applying.apply(system="shop", by=SVEN, at=later(2))
    everything = "".join(serializers.serialize("json", model.objects.all()) for model in apps.get_models())
    told = everything + caplog.text + "".join(capfd.readouterr())
    assert len(everything) > 5000
    assert [value for value in shop.planted if value in told] == []


def test_an_error_in_looking_does_not_tell_what_was_seen(shop, monkeypatch):
    def fail(_facts, samples, _inferred):
        raise ValueError(str(samples))

    monkeypatch.setattr(looking, "discover", fail)
    with pytest.raises(looking.CannotTell) as caught:
        look()
    assert caught.value.__context__ is None
    assert not any(value in str(caught.value) for value in shop.planted)


def test_the_least_sure_come_first_and_in_groups(shop):
    look()
    sure = [proposal.confidence for proposal in review_queue("shop")]
    assert sure == sorted(sure)
    assert sum(group.count for group in groups("shop")) == len(sure)
    assert {group.key for group in groups(by="collection")} == {"klant", "bestelling", "artikel"}


def test_each_decision_is_evidence(shop):
    look()
    decide(Verdict.CHANGE, "soort", category="user.demographic")
    decide(Verdict.REJECT, "klant.opm")
    deciding.accept_above(system="shop", confidence=0.9, by=SVEN, at=later(1))
    facts = [json.loads(e.facts) for e in Entry.objects.filter(kind="discovery.decided")]
    assert facts[0]["field"] == "klant.soort"
    assert (facts[0]["proposed"], facts[0]["category"]) == ("none", "user.demographic")
    assert (facts[1]["verdict"], facts[1]["category"]) == ("reject", "none")
    assert len(facts) == len(decided("shop")) > 5
    assert {p.status for p in decided("shop")} == {Status.ACCEPTED, Status.CHANGED, Status.REJECTED}


def test_a_decision_needs_a_field_and_a_category(shop):
    look()
    with pytest.raises(deciding.UnknownProposal, match=r"collection\.field"):
        decide(Verdict.ACCEPT, "nowhere.nothing")
    with pytest.raises(deciding.UnknownProposal, match="More than one"):
        decide(Verdict.ACCEPT, "id")
    with pytest.raises(deciding.NotACategory):
        decide(Verdict.CHANGE, "klant.opm", category="Iets Anders")
    with pytest.raises(deciding.UnknownProposal):
        deciding.decide(proposals=[999_999], verdict=Verdict.ACCEPT, by=SVEN, at=NOON)


def test_nothing_enters_the_map_unreviewed(shop):
    look()
    with pytest.raises(applying.NothingDecided):
        applying.apply(system="shop", by=SVEN, at=later(2))
    assert current_map().systems == ()


def test_what_was_decided_is_applied_and_makes_a_working_map(shop):
    look()
    decide(Verdict.ACCEPT, "klant.*", "bestelling.*", "artikel.*")
    change = applying.preview("shop")
    assert any(line.startswith("+") and "vnaam" in line for line in change.difference)
    assert current_map().systems == ()
    applying.apply(system="shop", by=SVEN, at=later(2))
    customer = current_map().collection(CollectionId("shop", "klant"))
    assert customer.key == ("id",)
    assert [f.identity for f in customer.identities] == ["customer_number", "email"]
    assert customer.by_name["geloof"].categories == ("user.demographic.religious_belief",)
    order = current_map().collection(CollectionId("shop", "bestelling"))
    assert str(order.by_name["klant_id"].references[0].target) == "shop:klant.id"
    assert CollectionId("shop", "artikel") not in current_map().collections
    assert [problem for problem in check_map(["shop"]) if problem.severity == "error"] == []
    with pytest.raises(applying.NothingDecided):
        applying.preview("shop")


def test_what_the_file_says_already_stays(shop):
    load_map(name="winkel.yaml", text=MAP, by=SVEN, at=NOON)
    look()
    named = by_name()
    assert (named["klant.epost"].status, named["klant.id"].status) == (Status.MAPPED, Status.MAPPED)
    decide(Verdict.ACCEPT, "klant.vnaam")
    change = applying.apply(system="shop", by=SVEN, at=later(2))
    assert change.file == "winkel.yaml"
    text = export_map("winkel.yaml")
    assert "description: kept as it is" in text
    assert "nl: Adres" in text
    assert "name: The shop" in text
    assert "user.name.first" in text
    assert not any(line.startswith("-") for line in change.difference[2:])


def test_another_look_keeps_decisions_until_the_facts_change(shop):
    look()
    decide(Verdict.REJECT, "klant.vnaam")
    decide(Verdict.ACCEPT, "klant.anaam")
    again = discover(system="shop", by=SVEN, at=later(3), rows=5)
    assert again.reopened == 0
    assert by_name()["klant.vnaam"].status is Status.REJECTED
    shop.run("UPDATE klant SET vnaam = 'mail' || id || '@example.org'")
    changed = discover(system="shop", by=SVEN, at=later(4))
    assert changed.reopened == 1
    assert by_name()["klant.vnaam"].status is Status.OPEN
    assert by_name()["klant.vnaam"].category == "user.contact.email"
    assert by_name()["klant.anaam"].status is Status.ACCEPTED


def test_what_the_map_says_otherwise_is_told(shop):
    other = MAP.replace("user.contact.email", "user.contact.phone_number")
    load_map(name="winkel.yaml", text=other, by=SVEN, at=NOON)
    look()
    proposal = by_name()["klant.epost"]
    assert proposal.status is Status.OPEN
    assert "map_says:user.contact.phone_number" in proposal.reasons


def test_without_values_names_decide(shop):
    found = discover(system="shop", by=SVEN, at=NOON, rows=0)
    assert set(found.unsampled) == {"artikel", "bestelling", "klant"}
    assert by_name()["klant.gebdat"].category == "user.demographic.date_of_birth"
    assert by_name()["klant.epost"].category == ""


def test_what_was_not_discovered_has_nothing_decided(db):
    with pytest.raises(NothingProposed):
        decided("shop")


def test_a_field_that_is_gone_waits_for_nobody(shop: Shop):
    look()
    shop.run("DROP TABLE artikel")
    look()
    assert not [p for p in proposals("shop") if p.collection == "artikel"]
