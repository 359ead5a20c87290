"""Which second opinion is asked, as HOUVAST_SECOND_OPINION says; none by default.

onnx:/srv/models/notes.onnx                 a model in a file (extra `onnx`)
chat:http://127.0.0.1:8080/v1#model-name    a language model behind the interface that most of them speak
plugin:name                                 an installed package, by its entry point in `houvast.second_opinion`
"""

from functools import cache
from importlib.metadata import entry_points

from houvast.engines.scanner.opinions import SecondOpinion
from houvast.engines.trouble import Trouble
from houvast.features.noteguard.opinions.chat import Chat
from houvast.features.noteguard.opinions.onnx import Model

GROUP = "houvast.second_opinion"


class NoSuchOpinion(Trouble):
    """HOUVAST_SECOND_OPINION names nothing that can be asked."""


@cache
def opinion_named(setting: str) -> SecondOpinion | None:
    """Return the second opinion that a setting names, None where it is empty.

    :raises NoSuchOpinion: it names nothing that can be asked.
    """
    kind, _, where = setting.partition(":")
    match kind:
        case "":
            return None
        case "onnx":
            return Model(where)
        case "chat":
            return Chat(where)
        case "plugin":
            return _plugin(where)
    raise NoSuchOpinion("HOUVAST_SECOND_OPINION: begin with onnx:, chat: or plugin:")


def _plugin(name: str) -> SecondOpinion:
    for found in entry_points(group=GROUP, name=name):
        made: SecondOpinion = found.load()()
        return made
    raise NoSuchOpinion(f"HOUVAST_SECOND_OPINION: no installed package offers '{name}' in {GROUP}")
