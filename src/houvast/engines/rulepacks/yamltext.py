"""From YAML text to plain values, refusing a name that is written twice."""

from collections.abc import Hashable

import yaml

from houvast.engines.rulepacks.reading import PackUnreadable


class _Once(yaml.SafeLoader):
    """The safe loader keeps the last of two equal names; here the second is a mistake, since law could get lost."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, object]:  # noqa: FBT001, FBT002 - as inherited
        seen: set[object] = set()
        for key, _ in node.value:
            name = getattr(key, "value", None)
            if isinstance(name, str) and name in seen:
                raise yaml.constructor.ConstructorError(None, None, f"{name} is written twice.", key.start_mark)
            seen.add(name if isinstance(name, str) else id(key))
        return super().construct_mapping(node, deep=deep)


def parse(text: str, file: str) -> object:
    """Read YAML text to mappings, lists, texts, numbers and days.

    :raises PackUnreadable: it is no valid YAML, a name is written twice, or a day does not exist.
    """
    try:
        return yaml.load(text, Loader=_Once)  # noqa: S506 - a subclass of the safe loader
    except yaml.MarkedYAMLError as broken:
        mark = broken.problem_mark
        what = " ".join((broken.problem or "is not valid YAML.").split())
        raise PackUnreadable(file, f"line {mark.line + 1}" if mark else "top", what) from broken
    except (yaml.YAMLError, ValueError, RecursionError) as broken:
        raise PackUnreadable(file, "top", "is not valid YAML, or holds a day that does not exist.") from broken
