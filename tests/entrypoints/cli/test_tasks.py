"""`houvast task`, and adding a system that a person answers for."""

from pathlib import Path

import pytest
from django.test import Client

from houvast.features.systems.queries import system_by_key
from houvast.features.tasks.contracts import Addressee
from tests.features.tasks.stage import a_task

PARTY = ("--option", "party=Drukkerij Voorbeeld", "--option", "email=privacy@drukkerij.example")


def test_a_manual_system_needs_no_address(houvast):
    houvast.well("system", "add", "archive", "--kind", "manual", "--option", "where=Kast 3, kelder", user="sven")
    assert system_by_key("archive").is_manual
    (checked,) = houvast.json("system", "check", "archive", user="sven")
    assert [point["state"] for point in checked["points"]] == ["unknown", "warning"]


@pytest.mark.parametrize(
    "options",
    [
        ("--option", "party=Drukkerij"),
        (*PARTY, "--option", "owner=sven"),
        ("--option", "owner=nobody-of-that-name"),
        ("--option", "days=soon"),
        ("--option", "wher=Kast 3"),
        ("--option", "party=Drukkerij", "--option", "email=drukkerij"),
    ],
)
def test_a_manual_system_that_nobody_could_be_asked_about(houvast, options):
    houvast.line("system", "add", "archive", "--kind", "manual", *options, user="sven")


def test_list_show_answer(houvast, cast, tmp_path: Path):
    task = a_task(cast, Addressee(role="system_owner"), organisation="own")
    assert [one["task"] for one in houvast.json("task", "list", user="sven")] == [str(task.id)]
    shown = houvast.json("task", "show", task.id, user="sven")
    assert shown["asked"]["look_for"][0] == {"kind": "name", "text": "Vera Zonderland"}
    assert "Vera Zonderland" in houvast.well("task", "show", task.id, user="sven")
    proof = tmp_path / "proof.pdf"
    proof.write_bytes(b"%PDF-1")
    answered = houvast.json("task", "answer", task.id, "done", "--file", proof, user="sven")
    assert (answered["state"], answered["proof"]) == ("done", "statement")
    assert len(houvast.json("task", "show", task.id, user="sven")["said"]["files"]) == 1
    assert houvast.json("task", "list", user="sven") == []
    assert len(houvast.json("task", "list", "--all", user="sven")) == 1


def test_an_exception_without_ground_is_refused(houvast, cast):
    task = a_task(cast)
    assert "ground" in houvast.line("task", "answer", task.id, "exception")
    ground = ("--ground", "nl.tax.invoices", "--until", "2099-01-31")
    assert houvast.json("task", "answer", task.id, "exception", *ground)["until"] == "2099-01-31"


def test_a_link_opens_the_task(houvast, cast):
    task = a_task(cast)
    link = houvast.json("task", "link", task.id)["link"]
    assert Client().get(link).status_code == 200
    assert "Noted" in houvast.well("task", "remind", task.id)


def test_who_may_not(houvast, cast):
    task = a_task(cast)
    houvast.line("task", "show", task.id, user="amira")
    houvast.line("task", "link", task.id, user="iris")
    houvast.line("task", "list", user="kees")
    houvast.line("task", "answer", task.id, "done", "--file", "/nowhere/x.pdf")


def test_a_case_shows_its_tasks(houvast, cast):
    task = a_task(cast)
    assert [one["task"] for one in houvast.json("case", "show", task.case)["tasks"]] == [str(task.id)]
    assert f"by hand: erase in archive, open, due {task.due_on}" in houvast.well("case", "show", task.case)
