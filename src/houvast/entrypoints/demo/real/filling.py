"""Fill the servers: databases with everybody, mailbox, bucket and help desk with what the first people left there."""

import imaplib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import quote

from houvast.engines.datamap.model import CollectionId
from houvast.engines.datamap.rows import Kind, RowKey
from houvast.entrypoints.demo.loading import FOLDER, Loaded, create_databases, fill
from houvast.entrypoints.demo.real import desk as help_desk
from houvast.entrypoints.demo.real import letters, questions
from houvast.entrypoints.demo.real.letters import Letter
from houvast.entrypoints.demo.real.maps import DESK, DESK_DATABASE, MAIL, collection_of
from houvast.entrypoints.demo.servers.object_store import REGION, ObjectStore
from houvast.entrypoints.demo.servers.together import Servers
from houvast.entrypoints.demo.truth import TrueRow
from houvast.entrypoints.demo.world import World

WRITING: Final = 300
"""How many people have mail, and how many may have asked something at the help desk."""
BUCKET, CALLS = "belhuis-noord", "gesprekken"
_PREFIX: Final = "houvast_demo_"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a system is and how one logs in, as it is made known to Houvast."""

    url: str
    secret: str = ""
    kind: str | None = None
    options: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Filled:
    """All systems with what is in them, and the login of the mail account."""

    loaded: Loaded
    places: Mapping[str, Place]
    elsewhere: Mapping[int, list[TrueRow]]
    account: tuple[str, str]
    counts: Mapping[str, int]


def fill_servers(servers: Servers, home: Path, made: World, stage: Callable[[str], None]) -> Filled:
    """Put a centre into running servers; `stage` hears what is about to be done."""
    stage("Request Tracker begins to file tickets; databases filled meanwhile")
    desk = questions.ask(made, WRITING)
    filing = help_desk.begin(servers.desk, desk)
    loaded = fill(home, made, _databases(servers))
    stage("mail delivered, recordings put into the bucket")
    mail = letters.write_letters(made, WRITING)
    account = servers.mail.account("klantenservice@belhuis-noord.example")
    _deliver(servers.mail.client(*account), mail)
    objects = _upload(servers.store, home / FOLDER)
    stage("Request Tracker ready")
    numbers = help_desk.numbers_of(filing)
    elsewhere = _joined(_letters_of(mail), help_desk.whose(servers.desk, desk, numbers))
    counts = {"messages": len(mail), "objects": objects, "tickets": len(numbers)}
    return Filled(loaded, _places(servers, loaded, account), elsewhere, account, counts)


def _databases(servers: Servers) -> dict[str, str]:
    on_postgres = create_databases(servers.postgres.database("houvast_demo"), _PREFIX)
    on_mariadb = create_databases(servers.mariadb.database("houvast_demo"), _PREFIX)
    return {**on_postgres, "billing": on_mariadb["billing"], "dialler": on_mariadb["dialler"]}


def _deliver(client: imaplib.IMAP4, mail: Iterable[Letter]) -> None:
    for name in letters.mailboxes():
        client.create(name)
    for letter in mail:
        client.append(letter.mailbox, "", "", letter.raw)  # no moment of arrival: now
    client.logout()


def _upload(store: ObjectStore, folder: Path) -> int:
    """Put the recordings into a bucket, each side-car over an older version, as a recorder leaves it."""
    store.bucket(BUCKET)
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    for path in paths:
        key = f"{CALLS}/{path.relative_to(folder)}"
        if path.suffix == ".json":
            earlier = path.read_bytes().replace(b'"seconds": ', b'"seconds": 1')
            store.client.put_object(Bucket=BUCKET, Key=key, Body=earlier)
        store.client.put_object(Bucket=BUCKET, Key=key, Body=path.read_bytes())
        path.unlink()
    return len(paths)


def _places(servers: Servers, loaded: Loaded, account: tuple[str, str]) -> dict[str, Place]:
    user, password = account
    access_key, secret = servers.store.writer
    bucket = {"endpoint": servers.store.endpoint, "region": REGION, "access_key_id": access_key}
    desk = {"pack": "request_tracker", "private": "yes", "user": servers.desk.user}
    return {
        **{name: Place(url) for name, url in loaded.addresses.items()},
        FOLDER: Place(f"s3://{BUCKET}/{CALLS}", secret, options=bucket),
        MAIL: Place(f"imap://{quote(user)}@localhost:{servers.mail.port}/", password),
        DESK: Place(servers.desk.url, servers.desk.secret, "rest", desk),
        DESK_DATABASE: Place(f"sqlite:///{servers.desk.database}"),
    }


def _letters_of(mail: Iterable[Letter]) -> dict[int, list[TrueRow]]:
    found: dict[int, list[TrueRow]] = defaultdict(list)
    for letter in mail:
        key = RowKey(CollectionId(MAIL, collection_of(letter.organisation)), (("id", letter.key),))
        found[letter.owner].append(TrueRow(key, letter.organisation, letter.kind))
        for other in letter.mentions:
            found[other].append(TrueRow(key, letter.organisation, Kind.MENTION, "body"))
    return {person: list(dict.fromkeys(rows)) for person, rows in found.items()}


def _joined(*parts: Mapping[int, list[TrueRow]]) -> dict[int, list[TrueRow]]:
    people: Iterator[int] = iter({person for part in parts for person in part})
    return {person: [row for part in parts for row in part.get(person, ())] for person in people}
