"""Every environment variable: its type, its default and what it means."""

from functools import cached_property
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from houvast.config.database_url import parse_database_url
from houvast.config.keys import decode_key, key_from_file
from houvast.engines.trouble import Trouble

_RELEASE = "(access|portability):(any|special|minor|recordings)"
SHORTEST_SECRET = 32
"""Characters in the shortest secret that is accepted."""


class WrongEnvironment(Trouble):
    """An environment variable that cannot be used as it stands."""


class Environment(BaseSettings):
    """What the surroundings decide; each field is read from ``HOUVAST_<NAME>``."""

    model_config = SettingsConfigDict(env_prefix="HOUVAST_", hide_input_in_errors=True, frozen=True)

    home: Path = Field(
        default=Path("var"), description="Folder for the database, keys and packages; made on first start."
    )
    database_url: SecretStr | None = Field(
        default=None,
        description="sqlite:///path or postgresql://user:password@host/name?host=/socket; default SQLite in HOME.",
    )
    secret_key: SecretStr | None = Field(
        default=None, description="Signs sessions and forms, 32 characters or more; default HOME/keys/secret.key."
    )
    master_key: SecretStr | None = Field(
        default=None,
        description="Wraps the keys of cases and packages: 32 bytes in base64; default HOME/keys/master.key.",
    )
    allowed_hosts: Annotated[tuple[str, ...], NoDecode] = Field(
        default=("localhost", "127.0.0.1", "[::1]"),
        description="Host names that the pages answer to, separated by commas.",
    )
    https: bool | None = Field(
        default=None,
        description="Whether browsers reach the pages over https; default yes, unless every host is this machine.",
    )
    trusted_proxies: int = Field(
        default=0, ge=0, le=5, description="How many reverse proxies stand in front and set X-Forwarded-For and -Proto."
    )
    debug: bool = Field(default=False, description="Shows technical details of errors; never with real data.")
    time_zone: str = Field(default="Europe/Amsterdam", description="The zone in which dates are shown and counted.")
    language: str = Field(default="nl", pattern="^(nl|en)$", description="The language until somebody chooses: nl, en.")
    session_minutes: int = Field(
        default=30, ge=1, le=720, description="Minutes without use after which a session ends."
    )
    session_hours: int = Field(
        default=12, ge=1, le=24, description="Hours after login at which a session ends, used or not."
    )
    login_attempts: int = Field(
        default=5, ge=1, le=50, description="Failed logins, of one name from one address, before a pause."
    )
    login_pause_minutes: int = Field(default=15, ge=1, le=1440, description="How long that pause lasts.")
    four_eyes: bool = Field(default=False, description="Whether a plan needs another approver than its maker.")
    identity_levels: str = Field(
        default="", description="File with the identity level for each request; default the table that is shipped."
    )
    release_by_two: str = Field(
        default="",
        pattern=rf"^$|^{_RELEASE}(,{_RELEASE})*$",
        description="Answers that a second colleague releases: right:data by commas, as in access:special,access:any.",
    )
    revoke_days: int = Field(
        default=3, ge=0, le=14, description="Days in which an erasure asked by phone or page can be stopped; 0 is none."
    )
    identity_providers: str = Field(
        default="", description="File that says who vouches for people's identity (OpenID Connect); default nobody."
    )
    sim_swap: str = Field(
        default="",
        pattern=r"^(file:.+|https://.+|http://(localhost|127\.0\.0\.1)[:/].*)?$",
        description="Who tells of another SIM card in a number: https://… of a gateway, or file:/path; default none.",
    )
    sim_swap_token: SecretStr | None = Field(default=None, description="The bearer token that this gateway asks for.")
    scanner: str = Field(
        default="",
        pattern="^(fast|plain)?$",
        description="Which path the note guard takes: fast (compiled) or plain; default fast where it can be built.",
    )
    second_opinion: str = Field(
        default="",
        description="Who is asked about doubtful findings in notes: onnx:/path, chat:http://…#model, plugin:name.",
    )
    incident_findings: int = Field(
        default=500,
        ge=1,
        description="Serious findings in notes of one system from which an investigation is offered.",
    )
    public_url: str = Field(
        default="",
        pattern=r"^(https?://[^\s/?#@]+)?/?$",
        description="Address under which others reach the pages, such as https://privacy.example; for links in mails.",
    )
    opendsr_key: str = Field(
        default="", description="File with the key (PEM) that signs what other organisations are told through OpenDSR."
    )
    opendsr_certificate: str = Field(
        default="", description="File with its certificate and chain (PEM), for the host of HOUVAST_PUBLIC_URL."
    )
    opendsr_trust: str = Field(
        default="", description="File with authorities (PEM) beside those of the system whose certificates are trusted."
    )
    mail_host: str = Field(
        default="", description="Name of the mail server; default none, and then no mails are sent, only shown to copy."
    )
    mail_port: int = Field(default=587, ge=1, le=65535, description="Port of the mail server.")
    mail_security: str = Field(
        default="starttls", pattern="^(starttls|tls|none)$", description="How mails travel: starttls, tls, none."
    )
    mail_user: str = Field(default="", description="Name to log in to the mail server with; default no login.")
    mail_password: SecretStr | None = Field(default=None, description="The password that goes with it.")
    mail_from: str = Field(default="", description="Sender of mails; needed as soon as there is a mail server.")
    mail_return: str = Field(
        default="", description="Address to which mails that can't be delivered come back; default the sender."
    )
    mailbox: str = Field(
        default="",
        description="Mailboxes that requests come in by, with blanks between: imaps://user@host/INBOX?secret=env:NAME"
        " for the own organisation, KEY=imaps://… for a principal's; default none.",
    )
    sms: str = Field(
        default="",
        pattern=r"^(file:.+|https://.+|http://(localhost|127\.0\.0\.1)[:/].*)?$",
        description="How text messages leave: https://… of a gateway that takes JSON, or file:/path; default none.",
    )
    sms_token: SecretStr | None = Field(default=None, description="The bearer token that the gateway asks for.")
    log_level: str = Field(
        default="INFO", pattern="^(DEBUG|INFO|WARNING|ERROR)$", description="The least that is logged."
    )

    @field_validator("home")
    @classmethod
    def _absolute(cls, value: Path) -> Path:
        return value.expanduser().resolve()

    @field_validator("allowed_hosts", mode="before")
    @classmethod
    def _split(cls, value: Any) -> Any:
        return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value

    @field_validator("secret_key")
    @classmethod
    def _long_enough(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and len(value.get_secret_value()) < SHORTEST_SECRET:
            raise ValueError(f"give {SHORTEST_SECRET} characters or more")
        return value

    @cached_property
    def database(self) -> dict[str, Any]:
        """The database in the form that Django asks for."""
        if self.database_url is None:
            return parse_database_url(f"sqlite:///{self.home / 'houvast.sqlite3'}")
        return parse_database_url(self.database_url.get_secret_value())

    @cached_property
    def signing_key(self) -> str:
        """The key that signs sessions and forms; made on first start."""
        if self.secret_key is not None:
            return self.secret_key.get_secret_value()
        return key_from_file(self.home / "keys" / "secret.key")

    @cached_property
    def wrapping_key(self) -> bytes:
        """The 32 bytes that wrap the keys of cases and packages; made on first start."""
        if self.master_key is not None:
            return decode_key(self.master_key.get_secret_value(), "HOUVAST_MASTER_KEY")
        file = self.home / "keys" / "master.key"
        return decode_key(key_from_file(file), str(file))

    @property
    def behind_https(self) -> bool:
        """Whether cookies may travel over https only."""
        return self.https if self.https is not None else not all(map(_is_this_machine, self.allowed_hosts))


def read_environment() -> Environment:
    """Read the variables of this process.

    :raises WrongEnvironment: naming the first variable that cannot be used, without its value.
    """
    try:
        return Environment()
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False, include_context=False)[0]
        name = f"HOUVAST_{'_'.join(map(str, first['loc'][:1])).upper()}"
        raise WrongEnvironment(f"{name} cannot be used: {first['msg'].removeprefix('Value error, ')}.") from None


def _is_this_machine(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
