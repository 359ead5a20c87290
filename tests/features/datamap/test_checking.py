from datetime import UTC, datetime

import pytest

from houvast.connectors.memory.store import Store, column, make_store
from houvast.engines.datamap.facts import ValueType
from houvast.features.datamap.actions import load_map
from houvast.features.datamap.queries import check_map
from houvast.features.systems.actions import add_system
from houvast.features.systems.queries import UnknownSystem
from houvast.foundation.events.facts import Actor
from houvast.foundation.organisations.actions import add_organisation

pytestmark = [pytest.mark.django_db, pytest.mark.own_database]

SVEN = Actor(kind="account", key="sven")
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def organisations():
    for key, kind, country in (("own", "own", "NL"), ("scaldis", "principal", "BE")):
        add_organisation(key=key, name=key.title(), kind=kind, country=country, by=SVEN, at=NOON)


def dataset(system: str, scope: str = "{organisation: own}", more: str = "") -> str:
    return f"""
  - fides_key: {system}
    collections:
      - name: person
        houvast: {{scope: {scope}{more}}}
        fields:
          - {{name: id, fides_meta: {{primary_key: true}}}}
          - {{name: email, data_categories: [user.contact.email], fides_meta: {{identity: email}}}}
"""


def system(name: str, *, email: bool = True) -> Store:
    store = make_store(name)
    columns = [column("id", ValueType.INTEGER), *([column("email", length=120)] if email else [])]
    store.add("person", columns)
    add_system(key=name, url=f"memory:{name}", by=SVEN, at=NOON)
    return store


def load(*datasets: str) -> None:
    load_map(name="map.yaml", text="dataset:" + "".join(datasets), by=SVEN, at=NOON)


def found(systems=None) -> list[tuple[str, str]]:
    return [(problem.code, problem.where) for problem in check_map(systems)]


def test_a_true_map_has_no_problem():
    system("crm")
    load(dataset("crm"))
    assert found() == []


def test_each_system_is_checked_also_when_another_does_not_answer():
    system("crm").reachable = False
    system("tickets", email=False)
    load(dataset("crm"), dataset("tickets"))
    assert found() == [("unreachable_system", "crm"), ("column_missing", "tickets:person.email")]
    assert found(["tickets"]) == [("column_missing", "tickets:person.email")]


def test_a_password_that_is_not_set_is_a_problem_and_no_stop(monkeypatch):
    monkeypatch.delenv("HR_PASSWORD", raising=False)
    add_system(key="hr", url="memory:hr", secret_ref="env:HR_PASSWORD", by=SVEN, at=NOON)
    system("crm")
    load(dataset("crm"), dataset("hr"))
    (problem,) = check_map()
    assert (problem.code, problem.where) == ("unreachable_system", "hr")
    assert "HR_PASSWORD is not set" in str(problem)


def test_map_and_systems_that_do_not_know_each_other_are_told():
    system("crm")
    load(dataset("tickets"))
    assert found() == [("system_unmapped", "crm"), ("system_unknown", "tickets")]


def test_a_system_that_nobody_knows_is_one_line():
    with pytest.raises(UnknownSystem, match="“payroll”"):
        check_map(["payroll"])


def test_a_scope_must_name_organisations_that_exist():
    system("crm")
    load(dataset("crm", scope="{organisation: nobody}"))
    assert found() == [("organisation_unknown", "crm:person")]


def test_a_rule_must_exist_in_the_country_of_the_organisation():
    system("crm")
    rule = ", retention: {rule: personnel.file, start: id}"
    load(dataset("crm", more=rule))
    assert found() == []
    load(dataset("crm", scope="{organisation: scaldis}", more=rule))
    assert found() == [("retention_rule_abroad", "crm:person")]


def test_masking_that_erases_nothing_is_told_of_its_system_only():
    system("crm")
    system("tickets")
    override = "fides_meta: {masking_strategy_override: {strategy: hash}, identity"
    load(dataset("crm"), dataset("tickets").replace("fides_meta: {identity", override))
    assert found() == [("no_erasure", "tickets:person.email")]
    assert found(["crm"]) == []


def test_a_folder_is_checked_under_the_name_that_the_map_gives_it(tmp_path):
    folder = tmp_path / "calls-2026"
    folder.mkdir()
    (folder / "1.json").write_text('{"id": "R1", "email": "a@example.org"}')
    add_system(key="recordings", url=str(folder), kind="files", by=SVEN, at=NOON)
    load(dataset("recordings"))
    assert [problem.code for problem in check_map() if problem.severity == "error"] == []
    assert "collection_unmapped" not in {code for code, _ in found()}
