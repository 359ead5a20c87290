"""Finding what features bring to the desk."""

import sys
from types import SimpleNamespace

import pytest

import houvast.features
from houvast.entrypoints.desk import features
from houvast.entrypoints.desk.features import desk_modules


@pytest.fixture
def three_features(tmp_path, monkeypatch):
    """Three features, from low to high: without a desk, with pages, with entries in the menu."""
    for name, module in (("testlow", "rules.py"), ("testhigh", "desk/urls.py"), ("testtop", "desk/navigation.py")):
        file = tmp_path / name / module
        file.parent.mkdir(parents=True)
        (tmp_path / name / "__init__.py").touch()
        (file.parent / "__init__.py").touch()
        file.write_text("urlpatterns = []\n")
    monkeypatch.setattr(houvast.features, "__path__", [*houvast.features.__path__, str(tmp_path)])
    apps = ["django.contrib.auth", *(f"houvast.features.{name}" for name in ("testlow", "testhigh", "testtop"))]
    monkeypatch.setattr(features, "settings", SimpleNamespace(INSTALLED_APPS=apps))
    yield
    for name in [name for name in sys.modules if name.startswith("houvast.features.test")]:
        del sys.modules[name]


def test_a_feature_with_the_module_is_found_and_others_are_passed_over(three_features):
    assert [module.__name__ for module in desk_modules("urls")] == ["houvast.features.testhigh.desk.urls"]
    assert [module.__name__ for module in desk_modules("navigation")] == ["houvast.features.testtop.desk.navigation"]
    assert list(desk_modules("nothing")) == []
