"""The kinds of data that discovery tells apart, and what each becomes in the map."""

from dataclasses import dataclass

from houvast.engines.datamap.facts import ValueType as V

_TEXT = frozenset({V.TEXT, V.ENUM, V.OTHER})
_TEXTS = _TEXT | {V.JSON, V.ARRAY}
_NUMBERED = _TEXT | {V.INTEGER, V.NUMBER}
_DATED = _TEXT | {V.DATE, V.MOMENT}
_ANY = frozenset(V)
_SMALL = _TEXT | {V.INTEGER, V.BOOLEAN}


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of data.

    `proof` is how sure values alone make it, 0-1. `needs` is the share of values that must look like it, else the name
    lied; 0 where values tell nothing. `weak` kinds are about a person only in a collection that is about people.
    `special` names what GDPR art. 9 or 10 protects.
    """

    key: str
    category: str
    types: frozenset[V] = _TEXT
    proof: float = 0.0
    needs: float = 0.0
    identity: str = ""
    weak: bool = False
    age: bool = False
    free_text: bool = False
    special: str = ""


_NID = "user.government_id.national_identification_number"
_ADDRESS = "user.contact.address"
_DEMOGRAPHIC = "user.demographic"
ALL = (
    Kind("full_name", "user.name", proof=0.88, needs=0.3),
    Kind("first_name", "user.name.first", proof=0.85, needs=0.3),
    Kind("last_name", "user.name.last", proof=0.7, needs=0.3),
    Kind("infix", "user.name.last", proof=0.85, needs=0.5),
    Kind("initials", "user.name.first", proof=0.6, needs=0.3),
    Kind("middle_name", "user.name.first"),
    Kind("nick_name", "user.name"),
    Kind("name_title", "user.name", weak=True),
    Kind("salutation", "user.demographic.gender", proof=0.85, needs=0.4),
    Kind("email", "user.contact.email", proof=0.97, needs=0.3, identity="email"),
    Kind("phone", "user.contact.phone_number", _NUMBERED, proof=0.8, needs=0.3, identity="phone_number"),
    Kind("extension", "user.contact.phone_number", _NUMBERED, weak=True),
    Kind("fax", "user.contact.fax_number", _NUMBERED),
    Kind("social_media", "user.contact.url"),
    Kind("website", "user.contact.url", weak=True),
    Kind("address", _ADDRESS, _TEXTS, proof=0.85, weak=True),
    Kind("street", f"{_ADDRESS}.street", proof=0.85, weak=True),
    Kind("house_number", f"{_ADDRESS}.street", _NUMBERED, proof=0.1, needs=0.4, weak=True),
    Kind("postcode", f"{_ADDRESS}.postal_code", _NUMBERED, proof=0.85, needs=0.3, weak=True),
    Kind("city", f"{_ADDRESS}.city", proof=0.75, weak=True),
    Kind("state", f"{_ADDRESS}.state", weak=True),
    Kind("country", f"{_ADDRESS}.country", proof=0.8, weak=True),
    Kind("coordinates", "user.location.precise", _NUMBERED | {V.JSON}, proof=0.8, weak=True),
    Kind("location", "user.location", _TEXTS, weak=True),
    Kind("bsn", _NID, _NUMBERED, proof=0.9, needs=0.5, identity="bsn"),
    Kind("rijksregister", _NID, _NUMBERED, proof=0.97, needs=0.5, identity="national_register_number"),
    Kind("national_id", _NID, _NUMBERED, identity="national_id"),
    Kind("tax_number", "user.government_id", _NUMBERED, weak=True),
    Kind("passport", "user.government_id.passport_number", _NUMBERED, proof=0.0),
    Kind("driving_licence", "user.government_id.drivers_license_number", _NUMBERED),
    Kind("id_document", "user.government_id", _NUMBERED, proof=0.6),
    Kind("licence_plate", "user.government_id.vehicle_registration", proof=0.85, needs=0.3, identity="licence_plate"),
    Kind("iban", "user.financial.bank_account", proof=0.98, needs=0.0, identity="iban"),
    Kind("bank_account", "user.financial.bank_account", _NUMBERED),
    Kind("card_number", "user.financial.credit_card", _NUMBERED, proof=0.97),
    Kind("card", "user.financial.credit_card", _ANY),
    Kind("income", "user.financial", _NUMBERED | {V.MOMENT}, weak=True),
    Kind("credit", "user.financial", _NUMBERED, weak=True),
    Kind("birth_date", "user.demographic.date_of_birth", _DATED | {V.INTEGER}, proof=0.75, needs=0.3, age=True),
    Kind("birth_place", _DEMOGRAPHIC),
    Kind("age", "user.demographic.age_range", _NUMBERED, weak=True, age=True),
    Kind("death_date", _DEMOGRAPHIC, _DATED | {V.BOOLEAN}),
    Kind("gender", "user.demographic.gender", _SMALL, proof=0.75, needs=0.3),
    Kind("language", "user.demographic.language", _SMALL, weak=True),
    Kind("marital_status", "user.demographic.marital_status", _SMALL),
    Kind("nationality", "user.demographic.citizenship_or_immigration_status", _SMALL),
    Kind("family", _DEMOGRAPHIC, _NUMBERED | {V.BOOLEAN}, weak=True),
    Kind("education", _DEMOGRAPHIC, weak=True),
    Kind("profile", "user.demographic.profile", _TEXTS, weak=True),
    Kind("health", "user.health_and_medical", _ANY, special="health"),
    Kind("ethnicity", "user.demographic.race_ethnicity", _SMALL, special="ethnicity"),
    Kind("religion", "user.demographic.religious_belief", _SMALL, proof=0.8, special="religion"),
    Kind("union", "user.demographic.union_membership", _SMALL, special="union"),
    Kind("politics", "user.demographic.political_opinion", _SMALL, special="politics"),
    Kind("sexuality", "user.demographic.sexual_orientation", _SMALL, special="sexuality"),
    Kind("criminal", "user.criminal_history", _ANY, special="criminal"),
    Kind("biometric", "user.biometric", _ANY, special="biometric"),
    Kind("voice", "user.biometric.voice", _ANY, weak=True),
    Kind("genetic", "user.health_and_medical.genetic", _ANY, special="health"),
    Kind("ip_address", "user.device.ip_address", _NUMBERED, proof=0.95, needs=0.3),
    Kind("mac_address", "user.device.device_id", proof=0.95),
    Kind("cookie_id", "user.device.cookie_id", proof=0.85),
    Kind("device_id", "user.device.device_id", _TEXT | {V.UUID, V.INTEGER}),
    Kind("user_agent", "user.device", proof=0.97),
    Kind("session_id", "user.device.cookie_id", _TEXT | {V.UUID}, weak=True),
    Kind("password", "user.authorization.password", _TEXT | {V.BYTES}, proof=0.85),
    Kind("credential", "user.authorization.credentials", _TEXT | {V.BYTES, V.UUID}),
    Kind("token_url", "user.authorization.credentials", proof=0.9),
    Kind("username", "user.account.username", identity="username"),
    Kind("customer_number", "user.unique_id", _NUMBERED | {V.UUID}, identity="customer_number"),
    Kind("employee_number", "user.workplace", _NUMBERED, identity="employee_number"),
    Kind("account_number", "user.unique_id", _NUMBERED, identity="account_number"),
    Kind("photo", "user.content.self_image", _ANY, weak=True),
    Kind("signature", "user.content.private", _ANY, weak=True),
    Kind("free_text", "user.content.private", _TEXTS, proof=0.85, weak=True, free_text=True),
    Kind("consent", "user.privacy_preferences", _ANY, weak=True),
    Kind("newsletter", "user.privacy_preferences", frozenset({V.BOOLEAN, V.INTEGER, V.TEXT, V.ENUM}), weak=True),
    Kind("job_title", "user.job_title", weak=True),
    Kind("department", "user.workplace", weak=True),
    Kind("employer", "user.workplace", weak=True),
    Kind("hire_date", "user.workplace", _DATED, weak=True),
    Kind("purchase", "user.behavior.purchase_history", _NUMBERED | _DATED, weak=True),
    Kind("payment", "user.payment", _NUMBERED | _DATED, weak=True),
    Kind("activity", "user.behavior", _NUMBERED | _DATED, weak=True),
    Kind("search", "user.behavior.search_history", weak=True),
    Kind("browsing", "user.behavior.browsing_history", proof=0.0, weak=True),
)
KINDS = {kind.key: kind for kind in ALL}
