"""Everything that may go wrong around a command: one clear line, an exit code, nothing lost, nothing half done."""

import threading
import time
from pathlib import Path

import pytest
import sqlalchemy as sa

from houvast.features.rights.models import CaseRecord
from houvast.features.systems.actions import add_system
from tests.cast import LONG_AGO, SETUP
from tests.entrypoints.cli import shop
from tests.entrypoints.cli.conftest import introduce


def test_a_column_that_the_system_does_not_have(houvast, known_shop, tmp_path):
    wrong = shop.MAP.replace("name: born", "name: birthday")
    houvast.well("map", "load", shop.write_map(tmp_path, wrong))
    told = houvast("map", "check")
    assert told.exit_code == 3
    assert "error: shop:customer.birthday" in told.stdout


def test_a_search_in_a_column_that_is_not_there(houvast, known_shop, verified, tmp_path):
    case = verified()
    wrong = shop.MAP.replace("name: email,", "name: mail,")
    houvast.well("map", "load", shop.write_map(tmp_path, wrong))
    told = "Not read: shop:customer: the table has no column “mail”; correct the map."
    for command in (["case", "locate", case], ["locate", "--email", "fenna@example.org", "--organisation", "own"]):
        done = houvast(*command)
        assert (done.exit_code, done.stdout.splitlines()[-1]) == (3, told)


def test_a_map_that_names_a_table_twice(houvast, known_shop, tmp_path):
    before = houvast.well("map", "export")
    twice = shop.MAP + shop.MAP.partition("collections:")[2]
    assert "customer" in houvast.line("map", "load", shop.write_map(tmp_path, twice))
    assert houvast.well("map", "export") == before


def test_a_map_that_is_no_utf8(houvast, known_shop, tmp_path):
    path = tmp_path / "shop.yaml"
    path.write_bytes(shop.MAP.encode("utf-8") + b"# \xff\xfe")
    assert "UTF-8" in houvast.line("map", "load", path)
    assert "born" in houvast.well("map", "export")


def test_a_map_that_is_neither(houvast, tmp_path):
    path = shop.write_map(tmp_path, "something: else\n")
    assert "neither" in houvast.line("map", "load", path)


def test_a_table_without_primary_key(houvast, tmp_path):
    url = f"sqlite:///{tmp_path / 'bare.db'}"
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE customer (id INTEGER, number TEXT, name TEXT, email TEXT, born TEXT)")
        connection.exec_driver_sql("INSERT INTO customer VALUES (1, 'K100', 'Fenna Tulp', 'fenna@example.org', NULL)")
    engine.dispose()
    add_system(key="shop", url=url, by=SETUP, at=LONG_AGO)
    without = shop.MAP.partition("      - name: note")[0].replace("primary_key: true, ", "")
    houvast.well("map", "load", shop.write_map(tmp_path, without + shop.ACTIVITIES))
    told = houvast("system", "check", "shop")
    assert told.exit_code == 3
    assert "no primary key" in told.stdout


def test_a_database_that_does_not_answer(houvast, known_shop, verified, shop_url):
    case = verified()
    Path(sa.make_url(shop_url).database).rename(Path(sa.make_url(shop_url).database).with_suffix(".away"))
    assert "cannot be opened" in houvast.line("case", "locate", case)
    assert houvast("system", "check").exit_code == 3
    assert houvast.json("case", "show", case)["status"] == "verified"


@pytest.mark.parametrize("brand", ["postgres", "mariadb"])
def test_a_wrong_password(houvast, request, brand, monkeypatch):
    server = request.getfixturevalue(brand)
    url = sa.make_url(server.database("cli_wrong"))
    monkeypatch.setenv("SHOP_PASSWORD", "niet-het-goede")
    introduce(url._replace(password=None).render_as_string(), "env:SHOP_PASSWORD")
    line = houvast.line("locate", "--email", "fenna@example.org", "--organisation", "own")
    assert "refuses the login" in line
    assert "niet-het-goede" not in line


def test_a_password_in_an_address_is_refused_and_not_repeated(houvast):
    line = houvast.line("system", "add", "shop", "--url", "postgresql://shop:geheim@host/shop", user="sven")
    assert "geheim" not in line


def test_a_password_that_is_not_where_it_should_be(houvast, tmp_path):
    introduce("postgresql://shop@127.0.0.1:9/shop", f"file:{tmp_path}/none")
    assert "none" in houvast.line("locate", "--email", "fenna@example.org", "--organisation", "own")


def test_somebody_whom_nobody_knows(houvast, known_shop, verified, tmp_path):
    told = houvast("locate", "--email", "nienke@example.org", "--organisation", "own")
    assert (told.exit_code, told.stdout.splitlines()[-1]) == (3, "Nobody is known by these identifiers.")
    case = verified("access", "nienke@example.org", "K999")
    assert houvast.json("case", "locate", case, code=3)["problems"] == ["nobody"]
    assert houvast.json("case", "answer", case, "--out", tmp_path)["outcome"] == "nothing_found"


def test_two_people_with_one_key(houvast, known_shop):
    told = houvast("locate", "--email", "thuis@example.org", "--organisation", "own")
    assert told.exit_code == 3
    assert "More than one person has this email" in told.stdout


def test_a_plan_that_is_approved_twice(houvast, known_shop, approved):
    case = approved()
    plan = houvast.json("case", "plan", case, "--last")["hash"]
    assert "approved" in houvast.line("case", "approve", case, "--hash", plan)
    assert houvast.json("case", "execute", case)["state"] == "executed"


def test_another_hash_than_the_plan_s(houvast, known_shop, verified):
    case = verified()
    houvast.well("case", "locate", case)
    houvast.well("case", "plan", case)
    assert "another hash" in houvast.line("case", "approve", case, "--hash", "0" * 64)


def test_received_in_the_future(houvast):
    line = houvast.line("case", "open", "--right", "access", "--received", "2031-01-01")
    assert "lies after" in line
    assert not CaseRecord.objects.exists()


def test_ten_megabytes_of_words(houvast):
    register = ["case", "open", "--right", "access", "--words-file", "-"]
    done = houvast(*register, given=b"w" * 10_000_000)
    assert done.exit_code == 2
    assert "10000000 characters" in done.stderr
    assert len(done.stderr) < 600
    assert not CaseRecord.objects.exists()


def test_ten_megabytes_in_a_note_of_a_system(houvast, known_shop, approved):
    engine = sa.create_engine(known_shop)
    with engine.begin() as connection:
        body = f"{'Lang verhaal. ' * 700_000} fenna@example.org belde."
        connection.execute(shop.NOTE.insert(), {"id": 9, "customer_id": 2, "body": body})
    engine.dispose()
    case = approved()
    houvast.well("case", "execute", case)
    houvast.well("case", "readback", case)
    assert "fenna" not in " ".join(shop.bodies(known_shop))
    assert len(shop.bodies(known_shop)[-1]) > 9_000_000


def test_words_that_are_no_utf8(houvast):
    register = ["case", "open", "--right", "access"]
    assert "UTF-8" in houvast.line(*register, "--words-file", "-", given=b"r\xe9sum\xff")
    done = houvast(*register, "--words", b"r\xe9sum\xff".decode("utf-8", "surrogateescape"))
    assert done.exit_code == 2
    assert "UTF-8" in done.stderr
    assert not CaseRecord.objects.exists()


def test_a_full_disk_when_the_pack_is_taken_out(houvast, known_shop, verified, tmp_path):
    case = verified("access")
    houvast.well("case", "locate", case)
    out = tmp_path / "out"
    out.mkdir()
    (out / f"{case}.zip.part").symlink_to("/dev/full")
    done = houvast("case", "answer", case, "--out", out)
    assert done.exit_code == 1
    code, trouble = done.stderr.splitlines()
    assert "shown this once" in code
    assert trouble.startswith("houvast: ")
    assert "No space left" in trouble
    assert list(out.iterdir()) == []
    houvast.well("case", "pack", case, "--out", out)
    assert (out / f"{case}.zip").stat().st_size > 1000


def test_a_folder_that_cannot_be_made_answers_nothing(houvast, known_shop, verified):
    case = verified("access")
    houvast.well("case", "locate", case)
    assert "nothing was answered" in houvast.line("case", "answer", case, "--out", "/dev/null/out")
    assert houvast.json("case", "show", case)["status"] == "located"


def test_a_connection_that_is_cut_in_mid_execution(houvast, postgres, approved, monkeypatch):
    url = postgres.database("cli_cut")
    shop.fill(url)
    address = sa.make_url(url)
    monkeypatch.setenv("SHOP_PASSWORD", str(address.password))
    introduce(address._replace(password=None).render_as_string(), "env:SHOP_PASSWORD")
    case = approved()
    with cut_while_writing(url):
        done = houvast("case", "execute", case)
    assert done.exit_code == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"houvast: {case} stopped in shop: ")
    assert len(shop.names(url)) == 4
    assert shop.bodies(url) == [body for _, _, body in shop.NOTES]
    assert houvast.json("case", "execute", case)["state"] == "executed"
    assert len(shop.names(url)) == 3
    houvast.well("case", "readback", case)


class cut_while_writing:  # noqa: N801 (read as a phrase)
    """Lets the database dawdle over the last deletion, and cuts the connection meanwhile: then half is written."""

    def __init__(self, url: str) -> None:
        self._engine = sa.create_engine(url, isolation_level="AUTOCOMMIT")
        self._cutter = threading.Thread(target=self._cut)

    def __enter__(self) -> None:
        with self._engine.connect() as connection:
            connection.exec_driver_sql(
                "CREATE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql AS"
                " $$ BEGIN PERFORM pg_sleep(20); RETURN OLD; END $$"
            )
            connection.exec_driver_sql(
                "CREATE TRIGGER dawdle BEFORE DELETE ON customer FOR EACH ROW EXECUTE FUNCTION dawdle()"
            )
        self._cutter.start()

    def __exit__(self, *_: object) -> None:
        self._cutter.join()
        with self._engine.connect() as connection:
            connection.exec_driver_sql("DROP TRIGGER dawdle ON customer")
        self._engine.dispose()

    def _cut(self) -> None:
        sleeping = "SELECT pid FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()"
        deadline = time.monotonic() + 15
        with self._engine.connect() as connection:
            while time.monotonic() < deadline:
                for pid in connection.exec_driver_sql(sleeping).scalars().all():
                    connection.exec_driver_sql(f"SELECT pg_terminate_backend({pid})")
                    return
                time.sleep(0.02)
