"""Put the demonstration centre into real databases and a real folder; what stood there before is replaced."""

import gc
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final, Literal

from sqlalchemy import URL, Dialect, Engine, Table, create_engine, make_url, text
from sqlalchemy.engine.interfaces import DBAPICursor

from houvast.engines.trouble import Trouble
from houvast.entrypoints.demo import sound, world
from houvast.entrypoints.demo.records import Record, Recording
from houvast.entrypoints.demo.schemas import DATABASES
from houvast.entrypoints.demo.shelves import Shelves
from houvast.entrypoints.demo.systems import SYSTEMS
from houvast.entrypoints.demo.world import World

Target = Literal["sqlite", "postgresql", "mariadb"]
FOLDER: Final = "recordings"
_DRIVERS: Final = {"sqlite": "sqlite", "postgresql": "postgresql+psycopg", "mariadb": "mariadb+pymysql"}
_FAMILY: Final = {"sqlite": "sqlite", "postgresql": "postgresql", "mariadb": "mariadb", "mysql": "mariadb"}


class UnknownTarget(Trouble):
    """The address is of no database that the demonstration can be loaded into."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was loaded: where each system stands now (a database URL, or the folder), and the world that is in it."""

    addresses: Mapping[str, str]
    world: World

    @property
    def rows(self) -> int:
        """Return how many rows and recordings all systems hold together."""
        return sum(len(shelf.rows) for shelf in self.world.shelves)


def load(
    home: Path,
    on: date,
    *,
    people: int = world.PEOPLE,
    seed: int = world.SEED,
    urls: Mapping[str, str] | None = None,
) -> Loaded:
    """Make the demonstration centre of a day, and put it into its five systems.

    Without `urls` (system -> database URL) the databases are SQLite files under `home`; the recordings are always a
    folder under `home`. Tables of the demonstration that exist already are dropped.

    :raises UnknownTarget: a URL is of another kind of database.
    """
    return fill(home, make_world(on, people, seed), urls)


def make_world(on: date, people: int = world.PEOPLE, seed: int = world.SEED) -> World:
    """Make the demonstration centre of a day as values, in a hurry."""
    with _no_looking_for_garbage():
        return world.make(on, people, seed)


def fill(home: Path, made: World, urls: Mapping[str, str] | None = None) -> Loaded:
    """Put a centre that was made into its five systems, as `load` does.

    :raises UnknownTarget: a URL is of another kind of database.
    """
    home.mkdir(parents=True, exist_ok=True)
    addresses = {name: str((urls or {}).get(name) or f"sqlite:///{home / name}.db") for name in DATABASES}
    for name, address in addresses.items():
        _fill_database(name, _url(address), made.shelves)
    folder = home / FOLDER
    _write_recordings(folder, made.shelves.recordings.rows)
    return Loaded({**addresses, FOLDER: str(folder)}, made)


@contextmanager
def _no_looking_for_garbage() -> Iterator[None]:
    """Spare a third of the time: among so many values that all stay, Python would look for garbage again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def create_databases(server: str, prefix: str = "demo_") -> dict[str, str]:
    """Create a database per system on a PostgreSQL or MariaDB server where absent; return their URLs by system.

    `server` is the URL of any database there, with a login that may create databases.

    :raises UnknownTarget: the server is neither.
    """
    url = _url(server)
    if url.get_backend_name() == "sqlite":
        raise UnknownTarget("SQLite has no server: leave the address out, and files are made")
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    names = {system: f"{prefix}{system}" for system in DATABASES}
    with engine.connect() as connection:
        quote = engine.dialect.identifier_preparer.quote_identifier
        for name in names.values():
            if name not in _databases(engine):
                connection.execute(text(f"CREATE DATABASE {quote(name)}"))
    engine.dispose()
    return {system: url.set(database=name).render_as_string(hide_password=False) for system, name in names.items()}


def _databases(engine: Engine) -> set[str]:
    on_postgres = engine.dialect.name == "postgresql"
    query = "SELECT datname FROM pg_database" if on_postgres else "SHOW DATABASES"
    with engine.connect() as connection:
        return {str(row[0]) for row in connection.execute(text(query))}


def _url(address: str) -> URL:
    url = make_url(address)
    family = _FAMILY.get(url.get_backend_name())
    if family is None:
        raise UnknownTarget(f"no demonstration on {url.get_backend_name()}: use sqlite, postgresql or mariadb")
    return url.set(drivername=_DRIVERS[family])


def _fill_database(system: str, url: URL, shelves: Shelves) -> None:
    metadata = DATABASES[system]
    if url.get_backend_name() == "sqlite" and url.database:
        Path(url.database).unlink(missing_ok=True)
    engine = create_engine(url)
    metadata.drop_all(engine)
    metadata.create_all(engine)
    by_name = {shelf.id.name: shelf for shelf in shelves if shelf.id.system == system}
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        for name in SYSTEMS[system]:
            _insert(cursor, engine.dialect, metadata.tables[name], by_name[name].rows)
        connection.commit()
    finally:
        connection.close()
        engine.dispose()


def _insert(cursor: DBAPICursor, dialect: Dialect, table: Table, rows: Sequence[Record]) -> None:
    """Insert rows the fastest way that the database offers."""
    if dialect.name == "postgresql":
        columns = ", ".join(f'"{column.name}"' for column in table.columns)
        with cursor.copy(f'COPY "{table.name}" ({columns}) FROM STDIN') as copy:
            for row in rows:
                copy.write_row(row)
        return
    alike: Callable[..., Dialect] = type(dialect)
    by_place = alike(paramstyle="qmark" if dialect.name == "sqlite" else "format")
    statement = str(table.insert().compile(dialect=by_place))
    cursor.executemany(statement, list(_encoded(table, dialect, rows)))


def _encoded(table: Table, dialect: Dialect, rows: Sequence[Record]) -> Iterator[Sequence[object]]:
    """Yield the rows with every value as the driver takes it."""
    encoders = [(place, encode) for place, encode in enumerate(_encoders(table, dialect)) if encode]
    if not encoders:
        yield from rows
        return
    for row in rows:
        values: list[object] = list(row)
        for place, encode in encoders:
            values[place] = encode(values[place])
        yield values


def _encoders(table: Table, dialect: Dialect) -> list[Callable[[object], object] | None]:
    kinds = [column.type.dialect_impl(dialect) for column in table.columns]
    return [kind.bind_processor(dialect) for kind in kinds]


def _write_recordings(folder: Path, rows: Sequence[Recording]) -> None:
    """Write a sound and a side-car per recording, in a folder per month; older recordings are removed."""
    for old in (*folder.glob("*/*/REC-*.wav"), *folder.glob("*/*/REC-*.json")):
        old.unlink()
    for serial, row in enumerate(rows):
        month = folder / f"{row.started_at:%Y/%m}"
        month.mkdir(parents=True, exist_ok=True)
        (month / f"{row.call_id}.wav").write_bytes(sound.speech(serial))
        side_car = {**row._asdict(), "started_at": row.started_at.isoformat()}
        (month / f"{row.call_id}.json").write_text(json.dumps(side_car, ensure_ascii=False, indent=1), encoding="utf-8")
