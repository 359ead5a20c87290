"""The table that is in use, and that a broken one stops the start."""

import pytest
from django.apps import apps

from houvast.features.verification.rules.levels import WrongLevels
from houvast.features.verification.table import levels_in_use


def test_without_a_file_of_ones_own_the_shipped_table_counts():
    assert levels_in_use().level("access", "phone") == 2


def test_a_file_of_ones_own_takes_its_place(settings, tmp_path):
    file = tmp_path / "own.yaml"
    file.write_text("levels: [{level: 3}]")
    settings.HOUVAST_IDENTITY_LEVELS = str(file)
    assert levels_in_use().level("complaint", "phone") == 3


@pytest.mark.parametrize("text", [None, "levels: [{level: 1}]", "nonsense"])
def test_a_table_that_cannot_be_used_stops_the_start(settings, tmp_path, text):
    file = tmp_path / "own.yaml"
    if text is not None:
        file.write_text(text)
    settings.HOUVAST_IDENTITY_LEVELS = str(file)
    with pytest.raises(WrongLevels, match=r"own\.yaml"):
        apps.get_app_config("verification").ready()
