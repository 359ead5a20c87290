from houvast.engines.datamap.facts import CollectionFacts, Column, ForeignKey, SystemFacts, ValueType
from houvast.engines.datamap.model import Subject
from houvast.engines.discovery.discovering import discover
from houvast.engines.discovery.references import concluded, suspects

T, I, D = ValueType.TEXT, ValueType.INTEGER, ValueType.DATE  # noqa: E741
NAMES = ["Jan de Vries", "P. Bakker", "Marieke van den Berg", "Els Smit", "Kees Dijkstra"]
MAILS = [f"mens{n}@example.org" for n in range(5)]
PRODUCTS = ["Lamp wit", "Stoel", "Tafel rond", "Kast hoog", "Bank rood"]
BIRTHS = ["1950-01-01", "1970-02-01", "1988-12-24", "1999-01-01", "1933-05-05"]


def table(name: str, *columns: Column, key: tuple[str, ...] = ("id",), fks: tuple[ForeignKey, ...] = ()):
    return CollectionFacts(name, columns, key, fks)


def col(name: str, kind: ValueType = T) -> Column:
    return Column(name, kind)


CUSTOMER = table(
    "klant", col("id", I), col("naam"), col("gebdat", D), col("code"), col("soort"), col("opm"), col("ras")
)
PRODUCT = table("product", col("id", I), col("naam"), col("omschrijving"))
ORDER = table(
    "bestelling",
    col("id", I),
    col("klant_id", I),
    col("toelichting"),
    fks=(ForeignKey(("klant_id",), "klant", ("id",)),),
)
FACTS = SystemFacts((CUSTOMER, PRODUCT, ORDER))
SAMPLE = {"klant": {"naam": NAMES, "code": MAILS, "gebdat": BIRTHS}, "product": {"naam": PRODUCTS}}


def proposed(samples=SAMPLE, facts=FACTS):
    return {collection.name: collection for collection in discover(facts, samples)}


def test_a_name_of_people_is_told_from_a_name_of_products():
    found = proposed()
    assert found["klant"].field("naam").category == "user.name"
    assert found["product"].field("naam").category == ""
    assert found["product"].field("omschrijving").category == ""


def test_values_speak_where_the_name_says_nothing():
    code = proposed()["klant"].field("code")
    assert (code.category, code.identity) == ("user.contact.email", "email")
    assert [reason.code for reason in code.reasons] == ["values"]


def test_values_veto_a_name():
    lying = {"klant": {"gebdat": ["rood", "blauw", "groen", "geel", "wit"]}}
    facts = SystemFacts((table("klant", col("id", I), col("gebdat")),))
    field = proposed(lying, facts)["klant"].field("gebdat")
    assert field.category == ""
    assert "veto" in [reason.code for reason in field.reasons]


def test_without_values_names_and_types_decide():
    found = proposed({})
    assert found["klant"].field("gebdat").age
    assert found["klant"].field("opm").free_text
    assert found["klant"].field("ras").special == "ethnicity"


def test_a_type_that_cannot_be_vetoes_too():
    facts = SystemFacts((table("klant", col("id", I), col("email", ValueType.BOOLEAN)),))
    assert proposed({}, facts)["klant"].field("email").category == ""


def test_subjects_follow_from_names_and_neighbours():
    found = proposed()
    assert found["klant"].subject is Subject.PERSON
    assert found["bestelling"].subject is Subject.EVENT
    assert found["product"].subject is Subject.UNSTATED


def test_what_is_not_personal_says_why():
    found = proposed()
    assert found["klant"].field("id").reasons[0].code == "row_key"
    assert found["bestelling"].field("klant_id").reasons[0].code == "reference"
    assert found["klant"].field("soort").reasons[0].code == "name_says_nothing"


def test_a_declared_reference_is_proposed():
    (reference,) = proposed()["bestelling"].field("klant_id").references
    assert (reference.target, reference.target_field, reference.declared) == ("klant", "id", True)


def test_a_reference_is_inferred_with_its_evidence():
    facts = SystemFacts((CUSTOMER, table("melding", col("id", I), col("klant_id", I), col("product_id", I)), PRODUCT))
    named = {(s.field, s.target): s for s in suspects(facts)}
    assert set(named) == {("klant_id", "klant"), ("product_id", "product")}
    suspect = named["klant_id", "klant"]
    reference = concluded(suspect, 98, 100)
    assert (reference.found, reference.tested, reference.declared) == (98, 100, False)
    assert concluded(suspect, 50, 100) is None
    assert concluded(suspect, 2, 2) is None
    found = {c.name: c for c in discover(facts, {}, {suspect: reference})}
    assert found["melding"].field("klant_id").references == (reference,)
    assert found["melding"].subject is Subject.EVENT


def test_a_key_is_inferred_where_none_is_declared():
    facts = SystemFacts((table("klant", col("klantnr"), col("naam"), key=()),))
    found = proposed({"klant": {"klantnr": ["K1", "K2", "K3"], "naam": NAMES[:3]}}, facts)["klant"]
    assert (found.key, found.key_declared) == (("klantnr",), False)
    assert found.field("klantnr").primary_key


def test_nothing_of_the_sample_is_in_what_is_proposed():
    told = repr(proposed())
    assert not any(value in told for column in SAMPLE["klant"].values() for value in column)
