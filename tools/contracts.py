"""Import contracts of our own, beside those that import-linter brings."""

from collections.abc import Iterator
from typing import Any

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class _OwnContract(Contract):
    """A contract that is broken by single imports."""

    type_name = ""

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:  # noqa: ARG002, FBT001 - import-linter's form
        broken = sorted(set(self.faults(graph)))
        return ContractCheck(kept=not broken, metadata={"broken": broken})

    def render_broken_contract(self, check: ContractCheck) -> None:
        for importer, imported in check.metadata["broken"]:
            output.print_error(f"{importer} must not import {imported}")

    def faults(self, graph: ImportGraph) -> Iterator[tuple[str, str]]:
        raise NotImplementedError


class ThresholdContract(_OwnContract):
    """From outside a room only its public modules may be imported.

    `rooms`: the package whose children are the rooms. `public`: names of modules that everybody may import.
    `also_public_for`: lines of "importer -> name | name", for doors that need more.
    """

    type_name = "threshold"
    rooms: Any = fields.StringField()
    public: Any = fields.SetField(subfield=fields.StringField())
    also_public_for: Any = fields.ListField(subfield=fields.StringField(), required=False)

    def faults(self, graph: ImportGraph) -> Iterator[tuple[str, str]]:
        """Every import of a closed module from outside its room."""
        for room in graph.find_children(self.rooms):
            for module in {room} | graph.find_descendants(room):
                name = _child(room, module)
                if name in self.public:
                    continue
                for importer in graph.find_modules_that_directly_import(module):
                    if not _within(importer, room) and not self._invited(importer, name):
                        yield importer, module

    def _invited(self, importer: str, name: str) -> bool:
        for line in self.also_public_for or ():
            who, names = line.split("->")
            if _within(importer, who.strip()) and name in {each.strip() for each in names.split("|")}:
                return True
        return False


class SiblingsContract(_OwnContract):
    """The packages in a package know nothing of each other; single modules beside them are there for all of them.

    `package`: their parent.
    """

    type_name = "siblings"
    package: Any = fields.StringField()

    def faults(self, graph: ImportGraph) -> Iterator[tuple[str, str]]:
        """Every import of a package by what lies beside it."""
        for child in graph.find_children(self.package):
            if not graph.find_children(child):
                continue
            for module in {child} | graph.find_descendants(child):
                for importer in graph.find_modules_that_directly_import(module):
                    if _within(importer, self.package) and not _within(importer, child):
                        yield importer, module


class KeeperContract(_OwnContract):
    """Only the keeper of a package opens it; others see no more than what lies in front.

    `package`: what is kept. `in_front`: names of its children for everybody. `keepers`: who may import the rest.
    """

    type_name = "keeper"
    package: Any = fields.StringField()
    in_front: Any = fields.SetField(subfield=fields.StringField())
    keepers: Any = fields.ListField(subfield=fields.StringField())

    def faults(self, graph: ImportGraph) -> Iterator[tuple[str, str]]:
        """Every import of what is kept by somebody who is not a keeper."""
        for module in {self.package} | graph.find_descendants(self.package):
            if _child(self.package, module) in self.in_front:
                continue
            for importer in graph.find_modules_that_directly_import(module):
                if not any(_within(importer, place) for place in (self.package, *self.keepers)):
                    yield importer, module


def _within(module: str, package: str) -> bool:
    return (module + ".").startswith(package + ".")


def _child(package: str, module: str) -> str:
    """The name of the child of the package that holds the module; "" for the package itself."""
    return module.removeprefix(package).lstrip(".").split(".")[0]
