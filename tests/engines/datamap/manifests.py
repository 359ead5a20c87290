"""Fides files: two that could be somebody's, and a strategy that makes more."""

from hypothesis import strategies as st

BILLING = """
# the books of a water company
dataset:
  - fides_key: billing_db
    organization_fides_key: waterbedrijf
    name: Billing
    description: Meters, invoices and who pays them
    tags: [finance, eu-west]
    meta: {owner: team-blauw, reviewed: 2026-01-15, tickets: [17, 18.5], nested: {deep: {deeper: null}}}
    data_categories: [user.account]
    data_uses: [essential.service]
    fides_meta:
      resource_id: db/billing
      after: [crm_db]
      namespace: {database_name: main, schema: books}
      redact: name
    retention_hint: seven years
    collections:
      - name: payer
        description: Who pays
        data_categories: [user.name]
        data_qualifier: aggregated.anonymized
        fides_meta:
          after: [billing_db.meter]
          erase_after: [billing_db.invoice]
          skip_processing: false
          masking_strategy_override: {strategy: delete}
          partitioning: [{field: created, start: "NOW() - INTERVAL 30 DAY", end: NOW()}]
          redact: name
        fields:
          - name: payer_id
            fides_meta: {primary_key: true, data_type: integer, read_only: true}
          - name: mail
            description: where the bill goes
            data_categories: [user.contact.email]
            data_qualifier: aggregated
            fides_meta:
              identity: email
              data_type: string
              length: 120
              custom_request_field: mail_of_payer
              redact: name
              references: [{dataset: crm_db, field: person.mail, direction: from}]
              masking_strategy_override: {strategy: random_string_rewrite, configuration: {length: 12}}
              since_version: "3.2"
          - name: address
            fides_meta: {data_type: object}
            fields:
              - {name: street, data_categories: [user.contact.address.street]}
              - name: lines
                fides_meta: {data_type: "string[]", return_all_elements: true}
policy:
  - fides_key: no_profiling
    rules: []
"""
SUPPORT = """
system:
  - fides_key: support_desk
    organization_fides_key: waterbedrijf
    name: Support desk
    description: Answers the telephone
    system_type: Service
    data_responsibility_title: Processor
    administrating_department: Customer care
    vendor_id: gvl.000
    dataset_references: [billing_db]
    fidesctl_meta: {resource_id: desk/1, endpoint_port: 443}
    egress: [{fides_key: billing_db, type: dataset, data_categories: [user.contact]}]
    ingress: [{fides_key: user, type: user}]
    joint_controller_info: null
    cookies: []
    privacy_declarations:
      - name: Answer questions
        data_categories: [user.contact, user.name]
        data_use: essential.service.operations.support
        data_subjects: [customer, prospect]
        dataset_references: [billing_db]
        egress: [billing_db]
        features: [call recording]
        legal_basis_for_processing: Contract
        flexible_legal_basis_for_processing: false
        retention_period: 24 months after the last call
        processes_special_category_data: true
        special_category_legal_basis: Explicit consent
        data_shared_with_third_parties: true
        third_parties: The meter readers
        shared_categories: [user.contact.address]
        impact_assessment_location: https://example.org/lia
        cookies: [{name: session, path: /}]
      - data_categories: [user.name]
        data_use: essential.service.security
        legal_basis_for_processing: Somebody said so
organization:
  - {fides_key: waterbedrijf, name: Waterbedrijf Voorbeeld}
"""
WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12)
KEYS = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True)
SINGLE = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.dates() | WORDS
ANYTHING = st.recursive(
    SINGLE, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3), max_leaves=6
)
UNKNOWN = st.dictionaries(KEYS.map(lambda key: f"x_{key}"), ANYTHING, max_size=2)
CATEGORIES = st.lists(st.sampled_from(["user.name", "user.contact.email", "system"]), max_size=2)


def _entry(**known: st.SearchStrategy[object]) -> st.SearchStrategy[dict[str, object]]:
    return st.builds(lambda one, more: {**one, **more}, st.fixed_dictionaries({}, optional=known), UNKNOWN)


def _named(of: st.SearchStrategy[dict[str, object]], key: str) -> st.SearchStrategy[list[dict[str, object]]]:
    names = st.lists(KEYS, max_size=3, unique=True)
    return names.flatmap(lambda found: st.tuples(*(of.map(lambda one, n=name: {key: n, **one}) for name in found))).map(
        list
    )


_META = _entry(
    primary_key=st.booleans(),
    identity=KEYS,
    data_type=st.sampled_from(["string", "integer", "object_id"]),
    length=st.integers(1, 99),
    return_all_elements=st.booleans(),
    references=st.lists(st.fixed_dictionaries({"dataset": KEYS, "field": st.just("a.b")}), max_size=2),
)
_FIELD = _entry(description=WORDS, data_categories=CATEGORIES, fides_meta=st.none() | _META)
_PARENT = st.builds(lambda one, fields: {**one, "fields": fields}, _FIELD, _named(_FIELD, "name"))
_COLLECTION = _entry(
    description=WORDS,
    data_categories=CATEGORIES,
    fields=_named(_FIELD | _PARENT, "name"),
    fides_meta=_entry(after=st.just(["a.b"]), skip_processing=st.booleans(), partitioning=st.just({"field": "day"})),
)
_DATASET = _entry(
    name=WORDS, tags=st.lists(WORDS, max_size=2), meta=st.dictionaries(WORDS, ANYTHING, max_size=2),
    collections=_named(_COLLECTION, "name"), data_categories=CATEGORIES,
)  # fmt: skip
_DECLARATION = _entry(
    name=WORDS, data_use=KEYS, data_categories=CATEGORIES, data_subjects=st.lists(KEYS, max_size=2),
    legal_basis_for_processing=WORDS, retention_period=WORDS, third_parties=WORDS, features=st.lists(WORDS, max_size=2),
    cookies=ANYTHING,
)  # fmt: skip
_SYSTEM = _entry(
    name=WORDS, system_type=WORDS, description=WORDS, privacy_declarations=st.lists(_DECLARATION, max_size=2),
    dataset_references=st.lists(KEYS, max_size=2), egress=ANYTHING, vendor_id=WORDS,
)  # fmt: skip
FILES = st.builds(
    lambda known, more: {**known, **more},
    st.fixed_dictionaries(
        {}, optional={"dataset": _named(_DATASET, "fides_key"), "system": _named(_SYSTEM, "fides_key")}
    ),
    UNKNOWN,
)
