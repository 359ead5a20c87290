"""Foreign keys point down, as imports do, and leave no door open on the other side."""

from collections.abc import Iterator

from django.apps import apps
from django.db.models import Model

from tests.architecture.house import order

HEIGHTS = {
    f"houvast.{container}.{part}": height
    for height, (container, parts) in enumerate(
        (container, parts)
        for container in ("foundation", "features")
        for parts in reversed(order(f"houvast.{container}"))
    )
    for part in parts
}
GROUND = -1  # what others made


def test_foreign_keys_point_down():
    assert [fault for model in own_models() for fault in pointing_up(model)] == []


def test_no_feature_grows_a_reverse_door():
    assert [fault for model in own_models() for fault in reverse_doors(model)] == []


def test_every_table_stands_in_a_part_of_the_house():
    assert [model.__module__ for model in own_models() if part(model) not in HEIGHTS] == []


def own_models() -> list[type[Model]]:
    found = [model for model in apps.get_models() if model.__module__.startswith("houvast.")]
    assert found
    return found


def part(model: type[Model]) -> str:
    return ".".join(model.__module__.split(".")[:3])


def relations(model: type[Model]) -> Iterator[tuple[str, type[Model], bool]]:
    for field in model._meta.get_fields():
        if field.is_relation and field.concrete and isinstance(field.related_model, type):
            yield field.name, field.related_model, field.remote_field.hidden


def pointing_up(model: type[Model]) -> Iterator[str]:
    for name, target, _hidden in relations(model):
        if part(target) != part(model) and HEIGHTS.get(part(target), GROUND) >= HEIGHTS[part(model)]:
            yield f"{model.__name__}.{name} points from {part(model)} to {part(target)}"


def reverse_doors(model: type[Model]) -> Iterator[str]:
    for name, target, hidden in relations(model):
        if part(target) != part(model) and not hidden:
            yield f'{model.__name__}.{name} shows itself in {part(target)}: give it related_name="+"'
