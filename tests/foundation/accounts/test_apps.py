"""What is ready once the app is."""

import rules
from django.apps import apps

from houvast.foundation.accounts.apps import AccountsConfig
from houvast.foundation.accounts.contracts import Permission


def test_every_permission_has_its_answer_once_the_app_is_ready():
    assert isinstance(apps.get_app_config("accounts"), AccountsConfig)
    assert [one for one in Permission if not rules.perm_exists(one)] == []
