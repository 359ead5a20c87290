"""A Fides SaaS connector becomes a pack as far as it fits; the rest is told, and never dropped in silence."""

from pathlib import Path

import pytest

from houvast.connectors.protocol import Change, Comparison
from houvast.connectors.rest.fides import pack_from_fides
from houvast.connectors.rest.reading import MalformedPack, read_pack
from houvast.engines.datamap.model import Collection
from houvast.engines.datamap.rows import RowKey
from tests.connectors.rest.desks import collection, found, session_on
from tests.services.help_desk import Tickets

DATASET = """
dataset:
  - fides_key: balie
    name: Balie
    collections:
      - name: tickets
        fields:
          - {name: id, data_categories: [system.operations], fides_meta: {primary_key: true, data_type: integer}}
          - {name: email, data_categories: [user.contact.email], fides_meta: {data_type: string}}
          - {name: text, data_categories: [user.content], fides_meta: {data_type: string}}
      - name: notes
        fields:
          - {name: id, data_categories: [system.operations], fides_meta: {primary_key: true, data_type: integer}}
          - {name: words, data_categories: [user.content]}
      - name: clicks
        fields:
          - {name: when, data_categories: [system.operations]}
"""
BEARER = "strategy: bearer, configuration: {token: <api_token>}"
SAAS = """
saas_config:
  fides_key: balie
  name: Balie
  type: balie
  version: 0.1.0
  connector_params: [{name: domain}, {name: api_token, sensitive: true}]
  client_config:
    protocol: https
    host: <domain>
    authentication: {strategy: bearer, configuration: {token: <api_token>}}
  test_request: {method: GET, path: /api/me}
  rate_limit_config: {enabled: true}
  endpoints:
    - name: tickets
      requests:
        read:
          - method: GET
            path: /api/tickets
            query_params: [{name: page, value: 1}]
            data_path: tickets
            pagination: {strategy: offset, configuration: {incremental_param: page, increment_by: 1, limit: 10}}
          - method: GET
            path: /api/tickets
            query_params: [{name: email, value: <email>}]
            param_values: [{name: email, identity: email}]
            data_path: tickets
            postprocessors: [{strategy: unwrap}]
        update:
          method: PATCH
          path: /api/tickets/<ticket_id>
          param_values: [{name: ticket_id, references: [{dataset: balie, field: tickets.id, direction: from}]}]
          body: '{"ticket": {<masked_object_fields>}}'
        delete:
          method: DELETE
          path: /api/tickets/<ticket_id>
          param_values: [{name: ticket_id, references: [{dataset: balie, field: tickets.id, direction: from}]}]
    - name: notes
      requests:
        read:
          method: GET
          path: /api/tickets/<ticket_id>/notes
          param_values: [{name: ticket_id, references: [{dataset: balie, field: tickets.id, direction: from}]}]
          pagination: {strategy: link, configuration: {source: headers, rel: next}}
        delete:
          method: DELETE
          path: /api/notes/<note_id>
          param_values: [{name: note_id, references: [{dataset: balie, field: notes.id, direction: from}]}]
        update: {request_override: scrub_the_note}
    - name: clicks
      requests: {read: {method: GET, path: /api/clicks}}
    - name: nowhere
      requests: {read: {method: GET, path: /api/nowhere}}
"""


def test_what_fits_becomes_a_pack() -> None:
    made = pack_from_fides(SAAS, DATASET)
    pack = read_pack(made.text, "balie")
    assert set(pack.collections) == {"tickets", "notes"}
    tickets, notes = pack.collections["tickets"], pack.collections["notes"]
    assert pack.login.kind == "bearer"
    assert pack.paging[tickets.list.paging if tickets.list else ""].kind == "page"
    assert tickets.search[0].fields == ("email",)
    assert tickets.change[0].body == {"ticket": "{changes}"}
    assert notes.each is not None
    assert (notes.each.of, notes.each.give) == ("tickets", {"ticket_id": "id"})


@pytest.mark.parametrize(
    "line",
    [
        "rate_limit_config: not taken over",
        "endpoints.tickets.read[1].postprocessors: not taken over",
        "endpoints.tickets.read[0].pagination.limit: not taken over, every page is read",
        "endpoints.notes.update: left out, it runs code of its own",
        "endpoints.notes.get: guessed: GET /api/notes/{id} gives one record",
        "endpoints.notes.read[0]: add the field ticket_id with a reference to tickets.id to the map",
        "endpoints.clicks: left out, the dataset names no primary key",
        "endpoints.nowhere: left out, the dataset has no such collection",
        "client_config.host: the system's own address says where it is",
    ],
)
def test_what_does_not_fit_is_told_line_by_line(line: str) -> None:
    made = pack_from_fides(SAAS, DATASET)
    assert any(told.startswith(line) for told in made.told)
    assert f"# {line}" in made.text


def test_the_pack_works_on_a_help_desk(tmp_path: Path) -> None:
    file = tmp_path / "balie.yaml"
    file.write_text(pack_from_fides(SAAS, DATASET).text)
    of = collection(str(file), "tickets")
    with Tickets() as desk:
        assert isinstance(desk, Tickets)
        numbers = [desk.put(email, "bericht") for email in ("jan@example.org", "bo@example.net")]
        with session_on(desk, str(file)) as session:
            (row,) = found(session, of, "email", Comparison.FOLDED, "JAN@example.org")
            assert row["id"] == numbers[0]
            (ticket,) = session.read(of, [key_of(of, numbers[0])])
            with session.transaction() as transaction:
                transaction.change(of, [Change(ticket, {"text": "[gewist]"})])
            with session.transaction() as transaction:
                assert transaction.erase(of, [key_of(of, numbers[1])]) == 1
        assert desk.tickets[numbers[0]]["text"] == "[gewist]"
        assert set(desk.tickets) == {numbers[0]}


def key_of(of: Collection, number: int) -> RowKey:
    return RowKey(of.id, (("id", number),))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ((BEARER, "strategy: oauth2, configuration: {}"), "does not fit"),
        (
            (BEARER, "strategy: api_key, configuration: {query_params: [{name: key, value: <api_token>}]}"),
            "in an address",
        ),
        (("/api/me", "/api/<domain>"), "test_request"),
        (("saas_config", "other"), "saas_config"),
    ],
)
def test_what_cannot_be_a_pack_is_refused(change: tuple[str, str], says: str) -> None:
    with pytest.raises(MalformedPack, match=says):
        pack_from_fides(SAAS.replace(*change), DATASET)


def test_a_key_in_a_header_is_a_login() -> None:
    header = "strategy: api_key, configuration: {headers: [{name: X-Key, value: 'Key <api_token>'}]}"
    made = pack_from_fides(SAAS.replace(BEARER, header), DATASET)
    assert made.document["login"] == {"kind": "header", "header": "X-Key", "format": "Key {secret}"}
