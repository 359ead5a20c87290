"""The one kind of error that people see."""


class Trouble(Exception):
    """Something that a person can put right; its message is one line: what, where, what to do.

    The message never holds personal data or a secret: it is shown, logged and kept.
    """
