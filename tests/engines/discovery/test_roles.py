import pytest

from houvast.engines.discovery.roles import Role, by_name, role_of


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("klant", Role.PERSON),
        ("crm.customers", Role.PERSON),
        ("medewerker", Role.PERSON),
        ("customer_type", Role.THING),
        ("order_regel", Role.EVENT),
        ("bestellingen", Role.EVENT),
        ("suppliers", Role.ORGANISATION),
        ("products", Role.THING),
        ("ticket_articles", Role.EVENT),
        ("insurance_companies", Role.ORGANISATION),
        ("xyzzy", Role.UNKNOWN),
    ],
)
def test_the_name_of_a_collection_says_what_it_is_about(name, role):
    assert by_name(name) is role


def test_columns_make_an_unknown_collection_one_of_people():
    assert role_of("xyzzy", ["first_name", "last_name"], hangs_on_people=False) is Role.PERSON
    assert role_of("bestelling", ["first_name", "last_name"], hangs_on_people=False) is Role.EVENT


def test_what_refers_to_people_is_about_them():
    assert role_of("xyzzy", [], hangs_on_people=True) is Role.EVENT
    assert role_of("product", [], hangs_on_people=True) is Role.THING
