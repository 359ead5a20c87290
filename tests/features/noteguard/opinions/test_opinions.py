"""Second opinions for real: a small model in a file, a language model's interface on this machine, and a plug-in."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import onnx
import pytest
from onnx import TensorProto, helper

from houvast.engines.scanner.model import Finding
from houvast.features.noteguard.checking import findings_in
from houvast.features.noteguard.opinions import choosing
from houvast.features.noteguard.opinions.chat import BadAddress, Chat
from houvast.features.noteguard.opinions.choosing import NoSuchOpinion, opinion_named
from houvast.features.noteguard.opinions.onnx import BadModel, Model, marked

TEXT = "Wat een rare klant, belt morgen."
RARE = Finding("insult", 8, 12, 2, 0.6, "nl.insult.odd", "v1")
SICK = Finding("health", 13, 18, 3, 0.6, "nl.health.x", "v1")


@pytest.fixture(name="model")
def a_model(tmp_path) -> str:
    """A model that believes what is said about health, and nothing else."""
    string, number = TensorProto.STRING, TensorProto.FLOAT
    table = helper.make_node(
        "LabelEncoder", ["category"], ["probability"], domain="ai.onnx.ml",
        keys_strings=["health", "insult"], values_floats=[0.9, 0.1], default_float=0.0,
    )  # fmt: skip
    unused = helper.make_node("Identity", ["text"], ["read"])
    inputs = [helper.make_tensor_value_info(name, string, ["n"]) for name in ("text", "category")]
    outputs = [
        helper.make_tensor_value_info("probability", number, ["n"]),
        helper.make_tensor_value_info("read", string, ["n"]),
    ]
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid("ai.onnx.ml", 2)]
    made = helper.make_model(helper.make_graph([table, unused], "notes", inputs, outputs), opset_imports=opsets)
    made.ir_version = 9
    onnx.save(made, tmp_path / "notes.onnx")
    return str(tmp_path / "notes.onnx")


def test_a_model_in_a_file_is_asked(model):
    assert Model(model).sure(TEXT, [RARE, SICK]) == pytest.approx([0.1, 0.9])


def test_what_a_model_reads():
    assert marked(TEXT, RARE) == "Wat een «rare» klant, belt morgen."


def test_a_file_that_holds_no_model_is_said_in_one_line(tmp_path):
    (tmp_path / "x.onnx").write_text("nothing")
    with pytest.raises(BadModel, match="no model"):
        Model(str(tmp_path / "x.onnx"))


@pytest.fixture(name="server")
def a_language_model() -> Iterator[tuple[str, list[dict[str, object]]]]:
    """The interface of a language model that answers what it is told to."""
    heard: list[dict[str, object]] = []

    class Handler(BaseHTTPRequestHandler):
        said = "[0.2]"

        def do_POST(self) -> None:
            heard.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            body = json.dumps({"choices": [{"message": {"content": Handler.said}}]}).encode()
            self.send_response(200)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    heard.append({"handler": Handler})
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/v1", heard
    server.shutdown()
    server.server_close()


def test_a_language_model_is_asked(server):
    address, heard = server
    assert Chat(f"{address}#small").sure(TEXT, [RARE]) == [0.2]
    assert heard[1]["model"] == "small"
    assert "insult: Wat een «rare» klant" in str(heard[1]["messages"])


@pytest.mark.parametrize("said", ["no", "[0.1, 0.2]", '{"a": 1}', "[]", '["x"]'])
def test_an_answer_that_is_none_leaves_the_rules_to_decide(server, said):
    address, heard = server
    heard[0]["handler"].said = said
    assert Chat(address).sure(TEXT, [RARE]) == [RARE.confidence]


def test_a_machine_that_does_not_answer_leaves_the_rules_to_decide():
    assert Chat("http://127.0.0.1:9/v1").sure(TEXT, [RARE]) == [RARE.confidence]


def test_only_an_address_can_be_asked():
    with pytest.raises(BadAddress):
        Chat("file:///etc/passwd")


def test_the_setting_says_who_is_asked(model, settings, monkeypatch):
    settings.HOUVAST_SECOND_OPINION = f"onnx:{model}"
    assert isinstance(opinion_named(settings.HOUVAST_SECOND_OPINION), Model)
    assert {one.category for one in findings_in("Klant heeft diabetes.")} == {"health"}
    assert opinion_named("") is None
    for wrong in ("gpt", "plugin:nobody"):
        with pytest.raises(NoSuchOpinion, match="HOUVAST_SECOND_OPINION"):
            opinion_named(wrong)


def test_a_plugin_is_found_by_its_name(monkeypatch):
    class Entry:
        def load(self):
            return lambda: Chat("http://127.0.0.1:9")

    monkeypatch.setattr(choosing, "entry_points", lambda **asked: [Entry()] if asked["name"] == "mine" else [])
    assert isinstance(choosing._plugin("mine"), Chat)
