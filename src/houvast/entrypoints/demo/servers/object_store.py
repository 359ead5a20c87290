"""A throw-away object store: moto's server, in this process, reached over HTTP as S3 is."""

import json
import logging
from collections.abc import Sequence
from importlib import import_module
from typing import Any, Final

import httpx

from houvast.entrypoints.demo.servers.programs import ProgramMissing

REGION: Final = "us-east-1"


class ObjectStore:
    """One store that demands logins, as a real one does; `writer` is a key and its secret that may do everything."""

    def __init__(self) -> None:
        logging.getLogger("werkzeug").setLevel(logging.ERROR)  # it says every call
        self._server = _moto().ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
        self._server.start()
        host, port = self._server.get_host_and_port()
        self.endpoint = f"http://{host}:{port}"
        self.writer = self._user(self.as_user("anybody", "anything", "iam"), "writer", ("*",))
        self.client = self.as_user(*self.writer)
        httpx.post(f"{self.endpoint}/moto-api/reset-auth", content=b"0")

    def as_user(self, key: str, secret: str, service: str = "s3") -> Any:
        """Return a client with these credentials."""
        # Optional: both come with moto, which only this store needs.
        boto3, config = import_module("boto3"), import_module("botocore.config")
        return boto3.client(
            service,
            endpoint_url=self.endpoint,
            region_name=REGION,
            aws_access_key_id=key,
            aws_secret_access_key=secret,
            config=config.Config(s3={"addressing_style": "path"}, retries={"max_attempts": 1}),
        )

    def bucket(self, name: str) -> None:
        """Make an empty bucket that keeps versions."""
        self.client.create_bucket(Bucket=name)
        self.client.put_bucket_versioning(Bucket=name, VersioningConfiguration={"Status": "Enabled"})

    def versions(self, bucket: str) -> list[dict[str, Any]]:
        """Return every version of every object, and every mark of a removal (without an `ETag`)."""
        pages = self.client.get_paginator("list_object_versions").paginate(Bucket=bucket)
        return [one for page in pages for one in (*page.get("Versions", ()), *page.get("DeleteMarkers", ()))]

    def stop(self) -> None:
        """Stop the server."""
        self._server.stop()

    def _user(self, iam: Any, name: str, actions: Sequence[str]) -> tuple[str, str]:
        iam.create_user(UserName=name)
        allowed = {"Effect": "Allow", "Action": list(actions), "Resource": "*"}
        policy = json.dumps({"Version": "2012-10-17", "Statement": [allowed]})
        iam.put_user_policy(UserName=name, PolicyName="may", PolicyDocument=policy)
        made = iam.create_access_key(UserName=name)["AccessKey"]
        return made["AccessKeyId"], made["SecretAccessKey"]


def _moto() -> Any:
    try:
        import_module("s3fs")
        return import_module("moto.server")
    except ImportError:
        raise ProgramMissing(
            "moto and s3fs are missing here: run `python3 start.py demo --systems real`, which brings them"
        ) from None
