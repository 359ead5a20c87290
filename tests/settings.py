"""The settings that tests run with: Houvast's own, with a home and a database that are thrown away.

pytest-django loads this module before any conftest, so the environment is prepared here.
"""

from tests.services import surroundings

surroundings.prepare()

from houvast.config.settings import *  # noqa: E402, F403

# Fast on purpose: a test that is about the hashing asks for the real one.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
