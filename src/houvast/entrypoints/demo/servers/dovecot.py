"""A throw-away Dovecot server, from Debian's own package: an account for whoever asks, on ports of its own."""

import grp
import imaplib
import pwd
import secrets
import shutil
import signal
import subprocess
from pathlib import Path

from houvast.entrypoints.demo.servers import programs
from houvast.entrypoints.demo.servers.processes import Server, Workplace, free_port

PACKAGE = "dovecot-imapd"
_CONFIG = """
base_dir = {run}
state_dir = {run}
log_path = {log}
protocols = imap
listen = 127.0.0.1
ssl = yes
ssl_cert = <{certificate}
ssl_key = <{key}
disable_plaintext_auth = no
auth_failure_delay = 0
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
mail_location = maildir:{mail}/%u
mail_plugins = acl
mail_max_userip_connections = 100
first_valid_uid = {uid}
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={mail}/%u allow_all_users=yes
}}
namespace inbox {{
  inbox = yes
  separator = /
  mailbox Sent {{
    auto = create
  }}
  mailbox Trash {{
    auto = create
  }}
}}
plugin {{
  acl = vfile
}}
protocol imap {{
  mail_plugins = acl imap_acl
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
service imap-login {{
  chroot =
  service_count = 0
  inet_listener imap {{
    port = {plain}
  }}
  inet_listener imaps {{
    port = {tls}
    ssl = yes
  }}
}}
"""


class Dovecot:
    """One server; `account()` makes a fresh, empty account."""

    host = "localhost"

    def __init__(self) -> None:
        self._workplace = Workplace("dovecot")
        self.port, self.tls_port = free_port(), free_port()
        self.mail = self._workplace.give("mail")
        self._password = secrets.token_hex(8)
        self.certificate = self._certified()
        self.server = self._start()

    def account(self, name: str = "") -> tuple[str, str]:
        """Return the user and the password of a fresh, empty account."""
        return name or f"u{secrets.token_hex(4)}@dovecot.example", self._password

    def client(self, user: str, password: str) -> imaplib.IMAP4:
        """Return a client of Python's own that is logged in."""
        client = imaplib.IMAP4(self.host, self.port, timeout=30)
        client.login(user, password)
        return client

    def folder(self, user: str) -> Path:
        """Return where an account's messages lie as files."""
        return self.mail / user

    def allow(self, user: str, mailbox: str, rights: str) -> None:
        """Give the owner of an account only these rights in a mailbox: the letters of the access list."""
        folder = self.folder(user) / ("" if mailbox == "INBOX" else f".{mailbox}")
        path = folder / "dovecot-acl"
        path.write_text(f"owner {rights}\n")
        shutil.chown(path, self._uid, self._gid)

    def stop(self) -> None:
        """Stop the server."""
        self.server.stop()

    @property
    def _uid(self) -> int:
        return self.mail.stat().st_uid

    @property
    def _gid(self) -> int:
        return self.mail.stat().st_gid

    def _start(self) -> Server:
        program = programs.program("dovecot", PACKAGE)
        content = _CONFIG.format(
            run=self._workplace.give("run"),
            log=self._workplace.give("dovecot.log", ""),
            certificate=self.certificate,
            key=self._workplace.folder / "key.pem",
            user=pwd.getpwuid(self._uid).pw_name,
            group=grp.getgrgid(self._gid).gr_name,
            uid=self._uid,
            gid=self._gid,
            mail=self.mail,
            password=self._password,
            plain=self.port,
            tls=self.tls_port,
        )
        config = self._workplace.give("dovecot.conf", content)
        return self._workplace.start([program, "-F", "-c", config], self._answers, signal.SIGTERM)

    def _certified(self) -> Path:
        """Make a certificate for this machine alone."""
        certificate, key = self._workplace.give("certificate.pem", ""), self._workplace.give("key.pem", "")
        argv = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
        names = ["-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"]
        where = ["-keyout", str(key), "-out", str(certificate)]
        subprocess.run([*argv, *names, *where], check=True, capture_output=True)  # noqa: S603 (our own argv)
        return certificate

    def _answers(self) -> bool:
        try:
            with imaplib.IMAP4(self.host, self.port, timeout=5):
                return True
        except (OSError, imaplib.IMAP4.error):
            return False
