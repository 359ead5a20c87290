"""Who vouches for a person's identity: providers that speak OpenID Connect, and clients' own portals, read from a file.

Law: GDPR art. 5(1)(c), 12(6), 32: what is asked of a provider is what has to be compared, and nothing more.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, cast
from urllib.parse import urlsplit

import yaml

from houvast.engines.trouble import Trouble
from houvast.features.verification.methods.ways import BASIC, STRONG

ASPECTS = ("name", "birth_date", "address")
"""What of a person can be compared; the name is always among it, and never enough alone."""

_ENTRY = {
    "title", "issuer", "client_id", "secret", "level", "acr", "scopes", "compare", "proves", "countries", "hosts",
    "private", "ca",
}  # fmt: skip
_PORTAL = {"title", "organisation", "keys", "level"}
_NAME = re.compile(r"[a-z][a-z0-9-]{0,29}")
_HOST = re.compile(r"[a-z0-9.-]{1,200}")
_REFERENCE = re.compile(r"(env|file|keyring|vault):\S+")
_LEAST_COMPARED = 2
_PRIVATE_PARTS = frozenset({"d", "p", "q", "dp", "dq", "qi", "k"})


class WrongProviders(Trouble):
    """The file of who vouches can't be used as it stands."""


class NoSuchProvider(Trouble):
    """Nobody of this name vouches here."""

    status = 404


@dataclass(frozen=True, slots=True)
class Provider:
    """One provider: who it is, who we are there, and what its word is worth.

    `level` is what a login reaches, or `acr` by the class that the provider names; `compare` must agree with what is on
    file; `proves` tells which claim is which kind of identifier. `hosts` may be asked beside the issuer's own.
    """

    name: str
    title: str
    issuer: str
    client_id: str
    secret: str = field(repr=False)
    level: int
    acr: Mapping[str, int]
    scopes: tuple[str, ...]
    compare: tuple[str, ...]
    proves: Mapping[str, str]
    countries: frozenset[str]
    hosts: frozenset[str]
    private: bool
    ca: str

    def level_of(self, acr: object) -> int:
        """Return the level (0-3) that a login of this class reaches; with a table an unknown class reaches nothing."""
        return self.acr.get(str(acr), 0) if self.acr else self.level


@dataclass(frozen=True, slots=True)
class Portal:
    """A client's own portal: for which organisation it vouches, up to which level, and its public keys (JWK)."""

    name: str
    title: str
    organisation: str
    level: int
    keys: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Vouchers:
    """Everybody who vouches, by name."""

    providers: Mapping[str, Provider]
    portals: Mapping[str, Portal]

    def provider(self, name: str) -> Provider:
        """Return a provider.

        :raises NoSuchProvider: there is none.
        """
        if name not in self.providers:
            raise NoSuchProvider("There is no such way to log in; choose one that is offered.")
        return self.providers[name]

    def for_country(self, country: str) -> tuple[Provider, ...]:
        """Return the providers that serve people of a country; one that names no countries serves all."""
        return tuple(p for p in self.providers.values() if not p.countries or country in p.countries)


NOBODY = Vouchers({}, {})


def read_vouchers(text: str, file: str) -> Vouchers:
    """Read the file.

    :raises WrongProviders: it is not of this form, or would take a weak word for a strong one.
    """
    try:
        told = yaml.safe_load(text) or {}
    except yaml.YAMLError:
        raise WrongProviders(f"{file}: is no YAML; correct it.") from None
    if not isinstance(told, dict) or not set(told) <= {"providers", "portals"}:
        raise WrongProviders(f"{file}: write `providers` and `portals`, and nothing else.")
    parts = {part: _named(told.get(part) or {}, f"{file}: {part}") for part in ("providers", "portals")}
    return Vouchers(
        {name: _provider(name, one, f"{file}: providers.{name}") for name, one in parts["providers"].items()},
        {name: _portal(name, one, f"{file}: portals.{name}") for name, one in parts["portals"].items()},
    )


def _named(told: object, place: str) -> dict[str, dict[str, Any]]:
    if not isinstance(told, dict) or not all(isinstance(one, dict) for one in told.values()):
        raise WrongProviders(f"{place} must hold a name for each, with its lines below it.")
    for name in told:
        if not isinstance(name, str) or not _NAME.fullmatch(name):
            raise WrongProviders(f"{place}: a name is of small letters, digits and dashes, at most thirty.")
    return cast("dict[str, dict[str, Any]]", told)


def _provider(name: str, one: dict[str, Any], place: str) -> Provider:
    _only(one, _ENTRY, {"issuer", "client_id", "secret"}, place)
    private = _flag(one, "private", place)
    compare, proves = _texts(one, "compare", place, ("name", "birth_date")), _map(one, "proves", place)
    _hold_to_floor(compare, proves, place)
    return Provider(
        name=name,
        title=_text(one, "title", place, name),
        issuer=_issuer(one, place, private=private),
        client_id=_text(one, "client_id", place),
        secret=_secret(one, place),
        level=_level(one.get("level", STRONG), place),
        acr={acr: _level(level, f"{place}: acr") for acr, level in _map(one, "acr", place).items()},
        scopes=tuple(dict.fromkeys(("openid", *_texts(one, "scopes", place, ("profile",))))),
        compare=compare,
        proves=proves,
        countries=frozenset(_texts(one, "countries", place)),
        hosts=frozenset(_hosts(one, place)),
        private=private,
        ca=_text(one, "ca", place, ""),
    )


def _portal(name: str, one: dict[str, Any], place: str) -> Portal:
    _only(one, _PORTAL, {"organisation", "keys"}, place)
    keys = one["keys"]
    if not isinstance(keys, list) or not keys or not all(isinstance(key, dict) and "kty" in key for key in keys):
        raise WrongProviders(f"{place}: keys must be a list of public keys, each a JWK.")
    if any(_PRIVATE_PARTS & set(key) or key["kty"] == "oct" for key in keys):
        raise WrongProviders(f"{place}: a key holds its secret part; replace that key, and give the public part.")
    return Portal(
        name=name,
        title=_text(one, "title", place, name),
        organisation=_text(one, "organisation", place),
        level=_level(one.get("level", 2), place),
        keys=tuple(keys),
    )


def _hold_to_floor(compare: tuple[str, ...], proves: Mapping[str, str], place: str) -> None:
    """A provider must show that it speaks of the person on file: by two traits, or by an identifier of its own."""
    if wrong := sorted(set(compare) - set(ASPECTS)):
        raise WrongProviders(f"{place}: “{wrong[0]}” can't be compared; choose from {', '.join(ASPECTS)}.")
    if compare and ("name" not in compare or len(compare) < _LEAST_COMPARED):
        raise WrongProviders(f"{place}: compare the name and something else, or leave it empty and say what it proves.")
    if not compare and not proves:
        raise WrongProviders(f"{place}: say what is compared with what is on file, or what its claims prove.")


def _only(one: dict[str, Any], known: set[str], needed: set[str], place: str) -> None:
    if unknown := sorted(map(str, set(one) - known)):
        raise WrongProviders(f"{place}: {unknown[0]} is not known; leave it out.")
    if missing := sorted(needed - set(one)):
        raise WrongProviders(f"{place}: {missing[0]} is missing; write it.")


def _text(one: dict[str, Any], name: str, place: str, default: str | None = None) -> str:
    value = one.get(name, default)
    if not isinstance(value, str) or (not value and default != ""):
        raise WrongProviders(f"{place}: {name} must be a text.")
    return value


def _flag(one: dict[str, Any], name: str, place: str) -> bool:
    value = one.get(name, False)
    if not isinstance(value, bool):
        raise WrongProviders(f"{place}: {name} is true or false.")
    return value


def _texts(one: dict[str, Any], name: str, place: str, default: Iterable[str] = ()) -> tuple[str, ...]:
    value = one.get(name, list(default))
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
        raise WrongProviders(f"{place}: {name} must be a list of words.")
    return tuple(value)


def _map(one: dict[str, Any], name: str, place: str) -> dict[str, Any]:
    value = one.get(name) or {}
    if not isinstance(value, dict) or not all(isinstance(key, str) for key in value):
        raise WrongProviders(f"{place}: {name} must say for each word what it is.")
    if name == "proves" and not all(isinstance(kind, str) for kind in value.values()):
        raise WrongProviders(f"{place}: proves must say which kind of identifier each claim is.")
    return value


def _level(level: object, place: str) -> int:
    if isinstance(level, bool) or not isinstance(level, int) or not BASIC <= level <= STRONG:
        raise WrongProviders(f"{place}: the level must be 1, 2 or 3.")
    return level


def _secret(one: dict[str, Any], place: str) -> str:
    """A reference only: what stands there may be the secret itself, so it is not repeated."""
    secret = _text(one, "secret", place)
    if not _REFERENCE.fullmatch(secret):
        raise WrongProviders(f"{place}: the secret never stands in this file; write env:NAME, file:/path or keyring:….")
    return secret


def _hosts(one: dict[str, Any], place: str) -> tuple[str, ...]:
    hosts = _texts(one, "hosts", place)
    if not all(_HOST.fullmatch(host) for host in hosts):
        raise WrongProviders(f"{place}: hosts are names such as login.example.org, without https://.")
    return hosts


def _issuer(one: dict[str, Any], place: str, *, private: bool) -> str:
    issuer = _text(one, "issuer", place)
    try:
        parts = urlsplit(issuer)
        is_fit = bool(parts.hostname) and not (parts.username or parts.query or parts.fragment) and parts.port != 0
    except ValueError:
        raise WrongProviders(f"{place}: the issuer is no address.") from None
    if not is_fit or parts.scheme not in ("https", "http"):
        raise WrongProviders(f"{place}: the issuer must be https://host, without user, question mark or hash.")
    if parts.scheme == "http" and not private:
        raise WrongProviders(f"{place}: the issuer must begin with https://; http is for a private network (private).")
    return issuer
