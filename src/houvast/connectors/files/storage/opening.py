"""From an address to a folder, through the file systems that fsspec knows."""

from collections.abc import Callable
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from fsspec.core import url_to_fs
from fsspec.implementations.local import LocalFileSystem

from houvast.connectors.files.storage.contract import Storage
from houvast.connectors.files.storage.local import LocalStorage
from houvast.connectors.files.storage.s3 import S3Storage
from houvast.connectors.files.storage.s3_calls import Calls
from houvast.connectors.files.storage.sftp_login import open_sftp
from houvast.connectors.protocol import Address, LoginRefused, Unreachable

_PATIENCE = 30.0  # seconds that a server may take to answer
Opening = Callable[[], Storage]


def opening_of(address: Address) -> Opening:
    """Return what opens the folder at this address; nothing is connected yet.

    Option `timeout`: seconds that a server may take to answer.

    :raises Unreachable: the address is of no folder that can be reached.
    """
    scheme = address.url.partition("://")[0].lower() if "://" in address.url else ""
    timeout = _timeout(address)
    if scheme == "sftp":
        return lambda: open_sftp(address, timeout)
    if scheme == "s3":
        return _bucket(address, timeout)
    root = _local(address.url)
    return lambda: _folder(root)


def _timeout(address: Address) -> float:
    given = dict(address.options).get("timeout", "")
    try:
        seconds = float(given or _PATIENCE)
    except ValueError:
        seconds = 0
    if not 0 < seconds <= 3600:
        raise Unreachable("The option timeout is a number of seconds, at most 3600.")
    return seconds


def _local(url: str) -> Path:
    try:
        system, path = url_to_fs(url)
    except (ValueError, ImportError):
        system, path = None, ""
    # Replacing a file in one step, bringing it onto the disk, refusing links: not every file system can do that.
    if not isinstance(system, LocalFileSystem) or not url:
        raise Unreachable(
            "The folder's address is a path, file:///folder, sftp://user@host/folder or s3://bucket/folder."
        )
    return Path(path)


def _folder(root: Path) -> Storage:
    if not root.is_dir():
        raise Unreachable("The folder is not there; check the path and that the disk is mounted.")
    return LocalStorage(root.resolve())


def _bucket(address: Address, timeout: float) -> Opening:
    url = urlsplit(address.url)
    bucket, prefix = url.netloc, unquote(url.path).strip("/")
    if not bucket or "@" in bucket or ".." in PurePosixPath(prefix).parts:
        raise Unreachable("The bucket's address is not known; write it as s3://bucket/folder.")
    kept: list[Calls] = []

    def opened() -> Storage:
        if not kept:
            kept.append(Calls(address, bucket, timeout))
        _look(kept[0], prefix)
        return S3Storage(kept[0], prefix)

    return opened


def _look(calls: Calls, prefix: str) -> None:
    try:
        calls.ask("list_objects_v2", Prefix=f"{prefix}/" if prefix else "", MaxKeys=1)
    except FileNotFoundError:
        raise Unreachable("There is no bucket of that name; check the address, endpoint and region.") from None
    except PermissionError:
        raise LoginRefused(
            "The object store refuses this login, or it may not list the bucket; check the key and its rights."
        ) from None
    except OSError:
        raise Unreachable("The object store does not answer as a bucket should; check endpoint and region.") from None
