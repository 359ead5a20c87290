"""A password that cannot be had."""

from houvast.engines.trouble import Trouble


class NoSecret(Trouble):
    """The password of a system is not where its reference says."""


class NotThere(Exception):
    """A place does not give a password; the message says what and what to do, and no secret."""
