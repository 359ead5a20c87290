"""Log in to an SFTP server: its key has to be known, ours is a password or a private key."""

import io
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from houvast.connectors.files.storage.sftp import SftpStorage, broken_off
from houvast.connectors.protocol import Address, LoginRefused, Unreachable

if TYPE_CHECKING:
    import paramiko


def open_sftp(address: Address, timeout: float) -> SftpStorage:
    """Connect to the folder behind `sftp://user@host:port/folder`.

    Option `known_hosts`: the file that holds the server's key. The secret is the password, or a whole private key.

    :raises Unreachable: no such server, another key than the known one, a login that is refused, no such folder.
    """
    kind = _knowing(_known_hosts(address), timeout)
    url = urlsplit(address.url)
    system = _logged_in(kind, str(url.hostname), _how(address, timeout))
    storage = SftpStorage(system, PurePosixPath(unquote(url.path) or "/"))
    with broken_off():
        try:
            there = storage.holds(PurePosixPath())
        except OSError:
            there = False
    if not there:
        storage.close()
        raise Unreachable("The folder is not there on the SFTP server, or may not be read; check the path.")
    return storage


def _knowing(hosts: Path, timeout: float) -> Any:
    try:
        import paramiko  # noqa: PLC0415  (an extra)
        from fsspec.implementations.sftp import SFTPFileSystem  # noqa: PLC0415  (needs the extra)
    except ImportError:
        raise Unreachable("SFTP needs the package paramiko; install houvast[sftp].") from None

    class Known(SFTPFileSystem):  # type: ignore[misc]  # fsspec has no types
        """fsspec's own takes any key that a server shows: this one knows beforehand which it has to be."""

        cachable = False

        def _connect(self) -> None:
            self.client = paramiko.SSHClient()
            self.client.load_host_keys(str(hosts))
            self.client.set_missing_host_key_policy(paramiko.RejectPolicy())
            try:
                self.client.connect(self.host, **self.ssh_kwargs)
                self.ftp = self.client.open_sftp()
                self.ftp.get_channel().settimeout(timeout)
            except BaseException:
                self.client.close()
                raise

    return Known


def _logged_in(kind: Any, host: str, how: dict[str, Any]) -> Any:
    import paramiko  # noqa: PLC0415  (an extra)

    try:
        return kind(host, **how)
    except paramiko.BadHostKeyException:
        raise Unreachable(
            "The SFTP server shows another key than the one in known_hosts: it may be somebody else's; ask its owner."
        ) from None
    except paramiko.AuthenticationException:
        raise LoginRefused("The SFTP server refuses the login; check user and secret.") from None
    except (paramiko.SSHException, EOFError, OSError) as error:
        if "not found in known_hosts" in str(error):
            raise Unreachable("The SFTP server's key is not in known_hosts; add it after checking it.") from None
        raise Unreachable("The SFTP server does not answer; check host and port.") from None


def _known_hosts(address: Address) -> Path:
    given = dict(address.options).get("known_hosts", "")
    if not given:
        raise Unreachable("SFTP needs the option known_hosts: the file that holds the server's key.")
    if not Path(given).is_file():
        raise Unreachable("The file of the option known_hosts is not there; check the path.")
    return Path(given)


def _how(address: Address, timeout: float) -> dict[str, Any]:
    url = urlsplit(address.url)
    try:
        port = url.port or 22
    except ValueError:
        raise Unreachable("The SFTP address has a wrong port; write sftp://user@host:port/folder.") from None
    if not url.hostname or not url.username:
        raise Unreachable("The SFTP address lacks a user or a host; write sftp://user@host:port/folder.")
    limits = dict.fromkeys(("timeout", "banner_timeout", "auth_timeout", "channel_timeout"), timeout)
    own = {"allow_agent": False, "look_for_keys": False}  # what lies about on this machine is nobody's choice
    login = {"pkey": _key(address.secret)} if address.secret.startswith("-----BEGIN") else {"password": address.secret}
    return {"port": port, "username": unquote(url.username), **limits, **own, **login}


def _key(text: str) -> "paramiko.PKey":
    import paramiko  # noqa: PLC0415  (an extra)

    for kind in (paramiko.Ed25519Key, paramiko.ECDSAKey, paramiko.RSAKey):
        try:
            return kind.from_private_key(io.StringIO(text + "\n"))
        except (paramiko.SSHException, ValueError, IndexError):
            continue
    raise Unreachable("The secret is no private key that can be read (ed25519, ecdsa or rsa, without a passphrase).")
