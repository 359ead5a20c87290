"""A real mail server, at which codes and messages arrive."""

from tests.features.portal.conftest import post as post
