"""The extension as one file: complete, and every word of it said in each of its languages."""

import io
import json
import re
import zipfile

import pytest

from houvast.features.noteguard.packing import packed

LANGUAGES = ("nl", "en", "fr")


@pytest.fixture(name="held", scope="module")
def the_files() -> dict[str, str]:
    content = packed(server="https://houvast.example:8443", origins=["https://crm.example"])
    with zipfile.ZipFile(io.BytesIO(content)) as files:
        return {name: files.read(name).decode() for name in files.namelist()}


def messages(held: dict[str, str], language: str) -> dict[str, str]:
    found = json.loads(held[f"_locales/{language}/messages.json"])
    return {name: one["message"] for name, one in found.items()}


def test_the_same_is_said_in_each_language(held):
    names = [sorted(messages(held, language)) for language in LANGUAGES]
    assert names[0] == names[1] == names[2]
    assert json.loads(held["manifest.json"])["default_locale"] == "nl"
    for language in LANGUAGES:
        said = messages(held, language)
        assert all(text.strip() for text in said.values())
        assert said["language"] == language
        assert len(said["description"]) <= 132  # more is refused by the shops of browsers


def test_every_word_that_is_asked_for_is_there_and_no_other(held):
    scripts = held["options.js"]
    asked = {*re.findall(r'data-say="(\w+)"', held["options.html"]), *re.findall(r'say\("(\w+)"\)', scripts)}
    asked |= {*re.findall(r"__MSG_(\w+)__", held["manifest.json"]), "saved", "noServer", "badKey", "badOrigin"}
    assert asked == set(messages(held, "nl"))


def test_it_holds_the_guard_itself_and_asks_one_server(held):
    assert "houvastGuardAsk" in held["houvast-guard.js"]
    assert json.loads(held["server.json"]) == {"server": "https://houvast.example:8443"}
    assert json.loads(held["manifest.json"])["host_permissions"] == ["https://houvast.example/*"]


def test_the_same_key_gives_the_same_file():
    given = {"server": "https://houvast.example", "origins": ["https://crm.example"]}
    assert packed(**given) == packed(**given)
