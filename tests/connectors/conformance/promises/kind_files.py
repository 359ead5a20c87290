"""Recordings with side-cars: on this disk, behind a real OpenSSH, and in buckets with and without versions."""

from __future__ import annotations

import itertools
import json
import shutil
import socket
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from botocore.exceptions import ClientError

from houvast.connectors.protocol import Address, Connector
from houvast.connectors.registry import open_connector
from houvast.engines.datamap.model import Collection, CollectionId, Field
from houvast.engines.datamap.rows import RowKey
from tests.connectors.files.grounds import Disk, Ground, InBucket, ground

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import pytest

    from tests.connectors.conformance.promises.kind import Kind

_GROUNDS = {"files": "disk", "files-sftp": "sftp", "files-s3": "s3", "files-s3-plain": "s3 without versions"}
NAMES = tuple(_GROUNDS)
CALLS = Collection(
    CollectionId("calls", "call"),
    (Field("file.path", primary_key=True), Field("email", identity="email"), Field("note", free_text=True)),
    schema="calls/2026",
)
_CANNOT = {
    "unknown collection": "a collection is a folder, and one without a folder is the whole",
    "unknown field": "each side-car may hold other facts",
    "lock_elsewhere": "files know no locks: what somebody else does meanwhile is seen at the end",
}
_numbers = itertools.count(1)


@dataclass
class Recordings:
    """One folder of recordings."""

    name: str
    ground: Ground
    collection: Collection = CALLS
    email: str = "email"
    text: str = "note"
    changeable: str = "note"
    transactional: bool = False
    bulk: int = 100
    secrets: tuple[str, ...] = ("calls/2026", "no-secret-here")
    cannot: Mapping[str, str] = field(default_factory=dict)
    silent: list[socket.socket] = field(default_factory=list)

    def put(self, email: str, text: str) -> RowKey:
        name = f"REC-{next(_numbers)}"
        self._put(name, email, text)
        return RowKey(CALLS.id, (("file.path", name),))

    def _put(self, name: str, email: str, text: str) -> None:
        self.ground.put(f"calls/2026/{name}.json", json.dumps({"email": email, "note": text}).encode())
        self.ground.put(f"calls/2026/{name}.wav", b"RIFF" + text.encode())

    def count(self) -> int:
        with suppress(ClientError):  # the bucket is gone
            return sum(name.endswith(".wav") for name in self.ground.names())
        return 0

    def holds(self, words: str) -> bool:
        return words.encode() in self.ground.everything()

    def open(self) -> Connector:
        return open_connector("files", self.ground.address)

    def elsewhere(self) -> tuple[str, Address] | None:
        return "files", self.ground.address

    def wrong_password(self) -> Connector | None:
        if self.name == "files":
            return None
        return open_connector("files", replace(self.ground.address, secret="fout-wachtwoord"))

    def gone(self) -> Connector:
        with socket.create_server(("127.0.0.1", 0)) as server:
            return self._at(server.getsockname()[1])

    def hang(self) -> Connector | None:
        if self.name == "files":
            return None
        self.silent.append(socket.create_server(("127.0.0.1", 0)))
        return self._at(self.silent[-1].getsockname()[1])

    def _at(self, port: int) -> Connector:
        address = self.ground.address
        options = {**dict(address.options), "timeout": "1.5"}
        if self.name == "files":
            return open_connector("files", Address(f"{address.url}/niet-daar"))
        if isinstance(self.ground, InBucket):
            options["endpoint"] = f"http://127.0.0.1:{port}"
            return open_connector("files", Address(address.url, address.secret, tuple(options.items())))
        return open_connector(
            "files", Address(f"sftp://iemand@127.0.0.1:{port}/calls", address.secret, tuple(options.items()))
        )

    def read_only(self) -> Connector | None:
        if self.name == "files":
            return None
        if isinstance(self.ground, Disk):
            (self.ground.root / "calls/2026").chmod(0o555)
            return self.open()
        return open_connector("files", self.ground.reader)

    def lock_elsewhere(self, key: RowKey) -> AbstractContextManager[None] | None:
        return None

    def overwrite_elsewhere(self, key: RowKey, words: str) -> bool | None:
        self._put(str(key.values[0][1]), "jan.voorbeeld@example.org", words)
        return True

    def change_schema(self) -> None:
        if isinstance(self.ground, InBucket):
            self.ground.bucket.drop()
        elif isinstance(self.ground, Disk):
            shutil.rmtree(self.ground.root / "calls")

    def close(self) -> None:
        for one in self.silent:
            one.close()


def make(name: str, request: pytest.FixtureRequest, folder: Path) -> Kind:
    cannot = dict(_CANNOT)
    if name == "files":
        own = "this disk knows no login"
        cannot |= {"wrong_password": own, "hang": own, "read_only": "root may write anywhere"}
    made = Recordings(name, ground(_GROUNDS[name], request, folder), cannot=cannot)
    if isinstance(made.ground, InBucket):
        made.bulk, made.cannot = 0, {**cannot, "bulk": "up to 32 MB of side-cars are kept, since their digest is known"}
    return made
