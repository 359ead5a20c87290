"""A help desk behind an interface is a system like others, and a Fides connector becomes a pack."""

import yaml

from tests.connectors.rest.desks import PACK
from tests.connectors.rest.test_fides import DATASET, SAAS
from tests.services.help_desk import Tickets

MAP = """
dataset:
  - fides_key: desk
    collections:
      - name: tickets
        houvast: {subject: event, scope: {organisation: own}}
        fields:
          - {name: id, data_categories: [system.operations], fides_meta: {primary_key: true, data_type: integer}}
          - {name: email, data_categories: [user.contact.email], fides_meta: {identity: email, data_type: string}}
          - {name: text, data_categories: [user.content], houvast: {free_text: true}}
"""


def test_a_help_desk_is_added_and_checked(houvast, tmp_path, monkeypatch):
    monkeypatch.setenv("DESK_TOKEN", Tickets.secret)
    (tmp_path / "desk.yaml").write_text(MAP)
    with Tickets() as desk:
        options = ["--option", f"pack={PACK}", "--option", "private=yes"]
        houvast.well(
            "system", "add", "desk", "--kind", "rest", "--url", desk.url, "--secret", "env:DESK_TOKEN", *options,
            user="sven",
        )  # fmt: skip
        houvast.well("map", "load", tmp_path / "desk.yaml", user="sven")
        (checked,) = houvast.json("system", "check", "desk", user="sven")
    states = {point["what"]: point["state"] for point in checked["points"]}
    assert (states["reachable"], states["logged in"], states["version"]) == ("ok", "ok", "ok")
    assert states["line"] == "warning"
    assert [point for point in checked["points"] if point["state"] == "error"] == []
    assert Tickets.secret not in str(checked)


def test_a_pack_that_is_not_there_is_said_when_it_is_checked(houvast):
    houvast.well("system", "add", "desk", "--url", "https://desk.example", "--option", "pack=nowhere", user="sven")
    (checked,) = houvast.json("system", "check", "desk", user="sven", code=3)
    assert any("pack nowhere: there is none; use chatwoot" in point["detail"] for point in checked["points"])


def test_a_fides_connector_is_converted(houvast, tmp_path):
    (tmp_path / "saas.yaml").write_text(SAAS)
    (tmp_path / "dataset.yaml").write_text(DATASET)
    text = houvast.well("system", "convert", tmp_path / "saas.yaml", tmp_path / "dataset.yaml")
    assert "# rate_limit_config: not taken over\n" in text
    assert set(yaml.safe_load(text)["collections"]) == {"tickets", "notes"}
    assert "saas_config" in houvast.line("system", "convert", tmp_path / "dataset.yaml", tmp_path / "dataset.yaml")
