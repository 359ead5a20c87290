"""A small shop: customers with orders, and notes that others wrote; some rows of Sanne Visser in it."""

from collections.abc import Mapping

from houvast.engines.datamap.fides import read_map
from houvast.engines.datamap.model import CollectionId
from houvast.engines.datamap.rows import Kind, Located, Row, RowKey, Value

MAP = read_map(
    """
    dataset:
      - fides_key: crm
        name: Klantsysteem
        collections:
          - name: customer
            houvast: {label: {nl: Klant, en: Customer}, activity: service}
            fields:
              - {name: id, fides_meta: {primary_key: true}}
              - {name: name, data_categories: [user.name], houvast: {label: {nl: Naam, en: Name}}}
              - {name: email, data_categories: [user.contact.email], houvast: {label: {nl: Adres, en: Address}}}
              - {name: street, data_categories: [user.contact.address], houvast: {label: {nl: Adres, en: Address}}}
              - {name: score, data_categories: [user.behavior], houvast: {activity: profiling, origin: inferred}}
          - name: note
            houvast: {label: {nl: Notitie, en: Note}}
            fields:
              - {name: id, fides_meta: {primary_key: true}}
              - {name: body, houvast: {free_text: true, label: {nl: Tekst, en: Text}, activity: service}}
      - fides_key: billing
        collections:
          - name: paid_invoice
            fields: [{name: id, fides_meta: {primary_key: true}}, {name: vat_rate}]
    """
)
CUSTOMER, NOTE = CollectionId("crm", "customer"), CollectionId("crm", "note")
INVOICE = CollectionId("billing", "paid_invoice")
SANNE: Mapping[str, Value] = {
    "id": 1, "name": "Sanne Visser", "email": "sanne@example.org", "street": "", "score": None,
}  # fmt: skip


def key(collection: CollectionId, number: int) -> RowKey:
    return RowKey(collection, (("id", number),))


def located(
    collection: CollectionId,
    values: Mapping[str, Value],
    kind: Kind = Kind.OWN,
    mentions: tuple[tuple[str, str], ...] = (),
) -> Located:
    number = values["id"]
    assert isinstance(number, int)
    return Located(Row(key(collection, number), values), kind, (), mentions=mentions)
