"""Calls to an object store through s3fs, with their errors in words of ours."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import IO, Any, cast
from urllib.parse import quote

from houvast.connectors.protocol import Address, LoginRefused, Unreachable

_PIECE = 16 * 1024 * 1024
_AT_A_TIME = 1000  # what a store deletes in one call


class Calls:
    """One bucket of one store."""

    def __init__(self, address: Address, bucket: str, timeout: float) -> None:
        self.bucket = bucket
        self._system = _system(address, timeout)

    def ask(self, method: str, **more: Any) -> dict[str, Any]:
        """Return the answer to one call.

        :raises OSError: the store refuses; FileNotFoundError, PermissionError where that is why.
        :raises Unreachable: it does not answer.
        """
        with answered():
            return cast("dict[str, Any]", self._system.call_s3(method, Bucket=self.bucket, **more))

    def pages(self, method: str, **more: Any) -> Iterator[dict[str, Any]]:
        """Yield the pages of a listing."""
        onwards: dict[str, Any] = {}
        while True:
            page = self.ask(method, **more, **onwards)
            yield page
            if not page.get("IsTruncated"):
                return
            if "NextContinuationToken" in page:
                onwards = {"ContinuationToken": page["NextContinuationToken"]}
            else:
                onwards = {"KeyMarker": page["NextKeyMarker"], "VersionIdMarker": page["NextVersionIdMarker"]}

    def fetch(self, keys: Sequence[str]) -> list[bytes | OSError]:
        """Return the content of each object, or what is wrong with it; they come together."""
        where = [f"{self.bucket}/{key}" for key in keys]
        with answered():
            given: list[Any] = self._system.cat_ranges(where, None, None, on_error="return") if where else []
        for one in given:
            if isinstance(one, BaseException) and not isinstance(one, OSError):
                with answered():
                    raise one
        return given

    def open(self, key: str) -> IO[bytes]:
        """Open an object for reading, piece by piece."""
        with answered():
            return cast("IO[bytes]", self._system.open(f"{self.bucket}/{key}", "rb", fill_cache=False))

    def open_version(self, key: str, version: str, size: int) -> IO[bytes]:
        """Open one version of an object, fetched piece by piece into a file without a name."""
        content = tempfile.TemporaryFile()  # noqa: SIM115  # whom it is for closes it
        for start in range(0, size, _PIECE):
            with answered():
                some = {"version_id": version, "start": start, "end": min(start + _PIECE, size)}
                content.write(self._system.cat_file(f"{self.bucket}/{key}", **some))
        content.seek(0)
        return content

    def put(self, content: IO[bytes], *, IfMatch: str, **more: Any) -> bool:  # noqa: N803  (the store's own name)
        """Send an object in the place of one that is still as it was read; tell whether it was."""
        for condition in ({"IfMatch": IfMatch}, {}):
            try:
                content.seek(0)
                self.ask("put_object", Body=content, **more, **condition)
            except OSError as error:
                if code_of(error) in ("PreconditionFailed", "ConditionalRequestConflict", "412", "409"):
                    return False
                if code_of(error) != "NotImplemented" or not condition:  # an older store knows no condition
                    raise
            else:
                break
        return True

    def delete(self, objects: Sequence[dict[str, str]]) -> int:
        """Delete objects or versions; return how many the store would not delete."""
        left = 0
        for start in range(0, len(objects), _AT_A_TIME):
            some = {"Objects": list(objects[start : start + _AT_A_TIME]), "Quiet": True}
            errors = self.ask("delete_objects", Delete=some).get("Errors", ())
            left += sum(error.get("Code") not in ("NoSuchKey", "NoSuchVersion") for error in errors)
        return left

    def tags(self, key: str) -> dict[str, str]:
        """Return the labels of an object as they are given with a new one."""
        try:
            found = self.ask("get_object_tagging", Key=key).get("TagSet", ())
        except OSError:
            return {}  # a store without labels, or a login that may not see them
        pairs = "&".join(f"{_quoted(tag['Key'])}={_quoted(tag['Value'])}" for tag in found)
        return {"Tagging": pairs} if pairs else {}

    @property
    def endpoint(self) -> str:
        """Return the address of the store, as it is really spoken to."""
        with answered():
            return str(self._system.s3.meta.endpoint_url)

    def lock(self) -> dict[str, Any]:
        """Return for how long the bucket locks every new version; empty where it does not."""
        try:
            found = self.ask("get_object_lock_configuration").get("ObjectLockConfiguration", {})
        except OSError:
            return {}  # none, or this login may not see it: then the deletion itself will tell
        return cast("dict[str, Any]", found.get("Rule", {}).get("DefaultRetention", {}))


def code_of(error: BaseException) -> str:
    """Return the store's own word for an error."""
    response = getattr(error.__cause__, "response", None) or getattr(error, "response", None) or {}
    return str(response.get("Error", {}).get("Code", ""))


@contextmanager
def answered() -> Iterator[None]:
    """Say that the store does not answer, where that is what happened.

    :raises Unreachable: no connection, no answer in time, or no credentials at all.
    :raises LoginRefused: the credentials are not taken.
    """
    from botocore.exceptions import BotoCoreError, NoCredentialsError  # noqa: PLC0415  (an extra)

    try:
        yield
    except NoCredentialsError:
        raise Unreachable("The object store needs the option access_key_id and the secret that goes with it.") from None
    except (BotoCoreError, TimeoutError, ConnectionError):
        raise Unreachable("The object store does not answer; check endpoint, region and network.") from None
    except OSError as error:
        if code_of(error) in ("InvalidAccessKeyId", "SignatureDoesNotMatch", "ExpiredToken", "InvalidToken"):
            raise LoginRefused("The object store refuses the login; check access_key_id and the secret.") from None
        raise


def _system(address: Address, timeout: float) -> Any:
    try:
        from s3fs import S3FileSystem  # noqa: PLC0415  (an extra, and slow to import)
    except ImportError:
        raise Unreachable("A bucket needs the package s3fs; install houvast[s3].") from None
    options = dict(address.options)
    endpoint, region = options.get("endpoint") or None, options.get("region") or None
    limits = {"connect_timeout": timeout, "read_timeout": timeout, "retries": {"max_attempts": 1}}
    style = {"s3": {"addressing_style": "path"}} if endpoint else {}
    system = S3FileSystem(
        key=options.get("access_key_id") or None,
        secret=address.secret or None,
        endpoint_url=endpoint,
        client_kwargs={"region_name": region} if region else {},
        config_kwargs={**limits, **style},
        use_listings_cache=False,
        skip_instance_cache=True,
        default_fill_cache=False,
    )
    system.retries = 2
    return system


def _quoted(text: str) -> str:

    return quote(text, safe="")
