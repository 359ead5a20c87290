import sqlalchemy as sa

from tests.entrypoints.cli.conftest import Shell


def test_from_an_address_to_a_map(houvast: Shell, shop_url: str):
    houvast.well("system", "add", "shop", "--url", shop_url, user="sven")
    found = houvast.json("map", "discover", "shop", user="sven")
    assert found["found"]["personal"] == len(found["proposals"]) > 3
    assert "fenna@example.org" not in str(found)
    shown = houvast.well("map", "discover", "shop", "--rows", 0, "--all", user="sven")
    assert "user.contact.email" in shown
    waiting = houvast.json("map", "review", "shop", user="sven")["open"]
    one = f"{waiting[0]['collection']}.{waiting[0]['field']}"
    houvast.well("map", "review", "shop", "--change", f"{one}=user.behavior", "--accept-above", "0.5", user="sven")
    preview = houvast.well("map", "apply", "shop", "--preview", user="sven")
    assert "would be written" in preview
    assert houvast.json("map", "list") == []
    assert "were written" in houvast.well("map", "apply", "shop", user="sven")
    assert houvast.json("map", "list")[0]["systems"] == ["shop"]
    assert "Nothing changed." in houvast.well("map", "drift", "shop")


def test_a_change_waits_for_a_review(houvast: Shell, known_shop: str):
    houvast.well("map", "drift", "shop")
    engine = sa.create_engine(known_shop)
    with engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE customer ADD COLUMN bsn VARCHAR(9)")
    found = houvast.json("map", "drift", code=3)
    assert [(one["collection"], one["code"], one["field"]) for one in found] == [("customer", "column_new", "bsn")]
    assert houvast("map", "drift", "shop", "--reviewed", "customer", user="iris").exit_code == 1
    houvast.well("map", "drift", "shop", "--reviewed", "customer")
    assert houvast.json("map", "drift", "shop") == []


def test_no_erasure_over_an_unreviewed_change(houvast: Shell, known_shop: str, verified, approved):
    houvast.well("map", "drift", "shop")
    planned, fresh = approved(), verified()
    houvast.well("case", "locate", fresh)
    engine = sa.create_engine(known_shop)
    with engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE customer ADD COLUMN bsn VARCHAR(9)")
    line = houvast.line("case", "plan", fresh)
    assert "customer.bsn: column new" in line
    assert "houvast map drift shop" in line
    stopped = houvast("case", "execute", planned)
    assert stopped.exit_code != 0
    assert "customer.bsn: column new" in stopped.output
    with engine.begin() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM customer WHERE email = 'fenna@example.org'").scalar()
    houvast("map", "drift", "shop", "--reviewed", "all")
    houvast.well("case", "execute", planned)


def test_gaps_are_listed(houvast: Shell, known_shop: str):
    assert all(one["code"] for one in houvast.json("map", "gaps"))
    assert "Held without need" in houvast.well("map", "gaps", "shop")


def test_what_is_written_wrongly_is_one_line(houvast: Shell, known_shop: str):
    houvast.well("map", "discover", "shop", "--rows", 0)
    assert "FIELD=CATEGORY" in houvast.line("map", "review", "shop", "--change", "email")
    assert "collection.field" in houvast.line("map", "review", "shop", "--accept", "nowhere")
    assert "No decision" in houvast.line("map", "apply", "shop")
    houvast.line("map", "discover", "nowhere")
    assert houvast("map", "discover", "shop", user="amira").exit_code == 1
