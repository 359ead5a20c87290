"""A password in Vault: asked of a small server that answers as the second key-value store is documented to.

No real Vault runs here; paths, header and answers are those of its documented interface.
"""

import json
import logging
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from houvast.features.systems.secrets import finding
from houvast.features.systems.secrets.finding import NoSecret, secret_of

TOKEN = "hvs.alleen-voor-deze-test"
KEPT: dict[str, tuple[int, object]] = {
    "/v1/kv/data/crm/database": (
        200,
        {"data": {"data": {"password": "geheim", "port": 5}, "metadata": {"version": 3}}},
    ),
    "/v1/kv/data/gone": (404, {"data": {"data": None, "metadata": {"deletion_time": "2026-01-01T00:00:00Z"}}}),
    "/v1/kv/data/sealed": (503, {"errors": ["Vault is sealed"]}),
    "/v1/kv/data/odd": (200, "no JSON at all"),
    "/v1/kv/data/list": (200, {"data": []}),
}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        status, answer = KEPT.get(self.path, (404, {"errors": []}))
        if self.headers.get("X-Vault-Token") != TOKEN:
            status, answer = 403, {"errors": ["permission denied"]}
        body = answer.encode() if isinstance(answer, str) else json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@pytest.fixture
def vault(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    monkeypatch.setenv("VAULT_ADDR", address)
    monkeypatch.setenv("VAULT_TOKEN", TOKEN)
    for name in ("VAULT_TOKEN_FILE", "VAULT_NAMESPACE", "VAULT_CACERT"):
        monkeypatch.delenv(name, raising=False)
    finding._KEPT.clear()
    yield address
    finding._KEPT.clear()
    server.shutdown()
    server.server_close()


def test_vault_gives_a_field_of_what_it_keeps(vault: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    assert secret_of("crm", "vault:kv/crm/database#password") == "geheim"
    assert "geheim" not in caplog.text
    assert TOKEN not in caplog.text


def test_the_token_may_stand_in_a_file(vault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VAULT_TOKEN")
    (tmp_path / "token").write_text(f"{TOKEN}\n")
    monkeypatch.setenv("VAULT_TOKEN_FILE", str(tmp_path / "token"))
    assert secret_of("crm", "vault:kv/crm/database#password") == "geheim"
    monkeypatch.setenv("VAULT_TOKEN_FILE", str(tmp_path / "none"))
    finding._KEPT.clear()
    with pytest.raises(NoSecret, match="VAULT_TOKEN_FILE cannot be read"):
        secret_of("crm", "vault:kv/crm/database#password")


@pytest.mark.parametrize(
    ("reference", "words"),
    [
        ("vault:kv/crm/none#password", "holds nothing at kv/crm/none"),
        ("vault:kv/gone#password", "holds nothing at kv/gone"),
        ("vault:kv/crm/database#other", "no text under other"),
        ("vault:kv/crm/database#port", "no text under port"),
        ("vault:kv/sealed#password", "unsealed"),
        ("vault:kv/odd#password", "Vault"),
        ("vault:kv/list#password", "no text under"),
    ],
)
def test_what_vault_does_not_give_is_said(vault: str, reference: str, words: str) -> None:
    with pytest.raises(NoSecret, match=words) as caught:
        secret_of("crm", reference)
    assert TOKEN not in str(caught.value)
    assert caught.value.__cause__ is None
    assert "\n" not in str(caught.value)


def test_a_token_that_is_refused_is_said_without_it(vault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VAULT_TOKEN", "hvs.ander")
    with pytest.raises(NoSecret, match="does not let us read kv/crm/database") as caught:
        secret_of("crm", "vault:kv/crm/database#password")
    assert "hvs.ander" not in str(caught.value)


@pytest.mark.parametrize(
    ("address", "words"),
    [("", "says nowhere"), ("vault.example:8200", "says nowhere"), ("http://vault.example:8200", "unencrypted"),
     ("http://127.0.0.1:1", "does not answer")],
)  # fmt: skip
def test_an_address_that_will_not_do_is_said(
    vault: str, monkeypatch: pytest.MonkeyPatch, address: str, words: str
) -> None:
    monkeypatch.setenv("VAULT_ADDR", address)
    with pytest.raises(NoSecret, match=words):
        secret_of("crm", "vault:kv/crm/database#password")


def test_a_missing_token_is_said(vault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VAULT_TOKEN")
    with pytest.raises(NoSecret, match="neither VAULT_TOKEN nor VAULT_TOKEN_FILE"):
        secret_of("crm", "vault:kv/crm/database#password")
