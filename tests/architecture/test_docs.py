"""What the documents say is so."""

import re
import subprocess
import sys
from datetime import date
from importlib import import_module

import click
import pytest
import yaml

import start
from houvast.config.environment import Environment
from tests.architecture.house import PYPROJECT, ROOT, SOURCE, files, name, order
from tools import reference

DOCUMENTS = list(files(".md"))
COMMANDS_OF_START = {"demo", *start.FOR_BUILDERS}


def text(place: str) -> str:
    return (ROOT / place).read_text()


@pytest.mark.parametrize("readme", ["README.md", "README.nl.md"])
def test_a_readme_names_the_two_commands(readme):
    commands = re.findall(r"^python3 start\.py (\w+)", text(readme), re.M)
    assert commands == ["demo", "test"]


def test_start_tells_its_commands():
    told = text("start.py").split('"""')[1]
    assert all(f"python3 start.py {command}" in told for command in COMMANDS_OF_START)


@pytest.mark.parametrize("document", DOCUMENTS, ids=map(name, DOCUMENTS))
def test_relative_links_lead_somewhere(document):
    links = re.findall(r"\]\(([^)#\s]+)", document.read_text())
    lost = [link for link in links if "://" not in link and not (document.parent / link).exists()]
    assert lost == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=map(name, DOCUMENTS))
def test_paths_in_code_exist(document):
    paths = re.findall(r"`((?:src|tests|tools|docs|bench|deploy)/[\w./-]*\w)`", document.read_text())
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_the_reference_says_what_the_code_says():
    made = reference.pages()
    kept = {path.name: path.read_text() for path in reference.FOLDER.glob("*.md")}
    assert made == kept, "run PYTHONPATH=src:. python tools/reference.py"


def test_every_environment_variable_is_in_the_reference():
    page = text("docs/reference/environment.md")
    described = [field.description for field in Environment.model_fields.values()]
    assert all(described)
    assert [variable for variable in Environment.model_fields if f"`HOUVAST_{variable.upper()}`" not in page] == []


VARIABLE = re.compile(r"\bHOUVAST_[A-Z_]*[A-Z]\b")


def test_every_variable_that_the_source_reads_is_in_the_reference():
    page = text("docs/reference/environment.md")
    named = {word for path in files(".py", below=SOURCE) for word in VARIABLE.findall(path.read_text())}
    assert len(named) > 3
    assert [word for word in sorted(named) if f"`{word}`" not in page] == []


def test_every_variable_in_a_document_exists():
    known = {f"HOUVAST_{variable.upper()}" for variable in Environment.model_fields} | set(reference.OF_COMMANDS)
    named = {word for document in DOCUMENTS for word in VARIABLE.findall(document.read_text())}
    assert named - known == set()
    source = "".join(path.read_text() for path in files(".py", below=SOURCE))
    assert [word for word in reference.OF_COMMANDS if word not in source] == []


def test_every_command_in_a_document_exists():
    said = {
        tuple(words.split())
        for document in DOCUMENTS
        for words in re.findall(r"(?:`houvast|start\.py) ([a-z]+(?: [a-z-]+)?)", document.read_text())
    }
    assert ("map", "check") in said
    assert [words for words in sorted(said) if words[0] not in start.FOR_BUILDERS and not is_command(words)] == []


def is_command(words: tuple[str, ...]) -> bool:
    command: click.Command | None = import_module(reference.COMMANDS).main
    for word in words:
        if isinstance(command, click.Group):  # what follows a single command is its argument
            command = command.get_command(click.Context(command), word)
    return command is not None


def test_the_reference_tool_runs_by_itself(tmp_path):
    env = {"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", "PATH": "/usr/bin:/bin"}
    command = [sys.executable, ROOT / "tools" / "reference.py", "--check"]
    done = subprocess.run(command, env=env, cwd=tmp_path, check=False)
    assert done.returncode == 0
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("container", ["features", "foundation"])
def test_the_architecture_tells_the_order_that_is_held(container):
    layers = [" | ".join(sorted(layer)) for layer in order(f"houvast.{container}")]
    told = [" | ".join(sorted(line.strip().split(" | "))) for line in text("docs/architecture.md").splitlines()]
    assert any(told[at : at + len(layers)] == layers for at in range(len(told))), layers


def test_decisions_are_numbered_and_told_in_one_form():
    decisions = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert [int(path.name[:4]) for path in decisions] == list(range(1, len(decisions) + 1))
    for number, path in enumerate(decisions, 1):
        content = path.read_text()
        assert content.startswith(f"# {number}. ")
        parts = re.findall(r"^\*\*(\w+)\.\*\*", content, re.M)
        assert parts == ["Context", "Decision", "Consequences", "Rejected"], path.name


def test_publiccode_describes_this_version():
    told = yaml.safe_load(text("publiccode.yml"))
    assert told["publiccodeYmlVersion"] == "0.4"
    assert {"name", "url", "platforms", "developmentStatus", "softwareType", "maintenance", "localisation"} <= set(told)
    assert told["softwareVersion"] == PYPROJECT["project"]["version"]
    assert told["legal"]["license"] == PYPROJECT["project"]["license"]
    assert date.fromisoformat(str(told["releaseDate"]))
    assert set(told["description"]) == set(told["localisation"]["availableLanguages"]) == {"nl", "en"}
    for words in told["description"].values():
        assert len(words["shortDescription"]) <= 150 <= len(words["longDescription"]) <= 10_000
        assert words["features"]


def test_the_licence_is_the_one_that_pyproject_names():
    assert PYPROJECT["project"]["license"] == "EUPL-1.2"
    assert text("LICENSE").startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
