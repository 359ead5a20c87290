"""A throw-away object store: moto's server, in this process, reached over HTTP."""

import atexit
import functools
import itertools
import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import boto3
import httpx
from botocore.config import Config
from moto.s3.models import s3_backends
from moto.server import ThreadedMotoServer

from houvast.connectors.protocol import Address

_ACCOUNT, _REGION = "123456789012", "us-east-1"
_MAY = {"writer": ("*",), "reader": ("s3:List*", "s3:Get*")}
_numbers = itertools.count(1)


@dataclass(frozen=True)
class Bucket:
    """A bucket, looked at and written to behind the connector's back."""

    name: str
    endpoint: str
    client: Any
    writer: tuple[str, str]
    reader: tuple[str, str]

    def address(self, folder: str = "", *, read_only: bool = False, **options: str) -> Address:
        """Return where a connector finds the bucket, with a login that may write or only read."""
        key, secret = self.reader if read_only else self.writer
        given = {"endpoint": self.endpoint, "region": _REGION, "access_key_id": key, "timeout": "10", **options}
        return Address(f"s3://{self.name}/{folder}", secret, tuple(given.items()))

    def put(self, key: str, content: bytes) -> None:
        """Put an object, straight into the store."""
        s3_backends[_ACCOUNT]["aws"].put_object(self.name, key, content)

    def drop(self) -> None:
        """Remove the bucket with all that is in it."""
        for one in self.versions():
            self.client.delete_object(Bucket=self.name, Key=one["Key"], VersionId=one["VersionId"])
        self.client.delete_bucket(Bucket=self.name)

    def get(self, key: str) -> bytes:
        """Return the content of an object."""
        return bytes(self.client.get_object(Bucket=self.name, Key=key)["Body"].read())

    def keys(self) -> list[str]:
        """Return the names of the objects that are seen."""
        pages = self.client.get_paginator("list_objects_v2").paginate(Bucket=self.name)
        return [one["Key"] for page in pages for one in page.get("Contents", ())]

    def versions(self) -> list[dict[str, Any]]:
        """Return every version and every mark of a removal."""
        pages = self.client.get_paginator("list_object_versions").paginate(Bucket=self.name)
        return [one for page in pages for one in (*page.get("Versions", ()), *page.get("DeleteMarkers", ()))]

    def everything(self) -> bytes:
        """Return all that is stored in any version, names included."""
        stored = b""
        for one in self.versions():
            stored += one["Key"].encode() + b"\n"
            if "Size" in one:
                got = self.client.get_object(Bucket=self.name, Key=one["Key"], VersionId=one["VersionId"])
                stored += got["Body"].read() + b"\n"
        return stored

    def remove(self, key: str) -> None:
        """Remove an object in every version."""
        for one in [one for one in self.versions() if one["Key"] == key]:
            self.client.delete_object(Bucket=self.name, Key=one["Key"], VersionId=one["VersionId"])


class Store:
    """One object store with as many buckets as are asked for."""

    def __init__(self) -> None:
        logging.getLogger("werkzeug").setLevel(logging.ERROR)  # it says every call
        self._server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
        self._server.start()
        host, port = self._server.get_host_and_port()
        self.endpoint = f"http://{host}:{port}"
        first = self.as_user("anybody", "anything", "iam")
        self.writer, self.reader = (_user(first, name, actions) for name, actions in _MAY.items())
        self.client = self.as_user(*self.writer)
        self.demand_logins()

    def demand_logins(self) -> None:
        """Let the store look at credentials and rights from now on, as a real one does."""
        httpx.post(f"{self.endpoint}/moto-api/reset-auth", content=b"0")

    def as_user(self, key: str, secret: str, service: str = "s3") -> Any:
        """Return a client with these credentials."""
        config = Config(s3={"addressing_style": "path"}, retries={"max_attempts": 1})
        return boto3.client(
            service,
            endpoint_url=self.endpoint,
            region_name=_REGION,
            aws_access_key_id=key,
            aws_secret_access_key=secret,
            config=config,
        )

    def bucket(self, *, versions: bool = True, lock: bool = False) -> Bucket:
        """Make an empty bucket, which keeps versions or not."""
        name = f"bucket-{next(_numbers)}"
        self.client.create_bucket(Bucket=name, ObjectLockEnabledForBucket=lock)
        if versions and not lock:
            self.client.put_bucket_versioning(Bucket=name, VersioningConfiguration={"Status": "Enabled"})
        return Bucket(name, self.endpoint, self.client, self.writer, self.reader)

    def login(self, name: str, *actions: str) -> tuple[str, str]:
        """Make a login that may do only this, and return its key and secret."""
        return _user(self.as_user(*self.writer, "iam"), name, actions)

    def stop(self) -> None:
        """Stop the server."""
        self._server.stop()


def _user(iam: Any, name: str, actions: Sequence[str]) -> tuple[str, str]:
    iam.create_user(UserName=name)
    allowed = {"Effect": "Allow", "Action": list(actions), "Resource": "*"}
    policy = json.dumps({"Version": "2012-10-17", "Statement": [allowed]})
    iam.put_user_policy(UserName=name, PolicyName="may", PolicyDocument=policy)
    made = iam.create_access_key(UserName=name)["AccessKey"]
    return made["AccessKeyId"], made["SecretAccessKey"]


@functools.cache
def shared() -> Store:
    """The one store of this test session; it stops when Python does."""
    store = Store()
    atexit.register(store.stop)
    return store
