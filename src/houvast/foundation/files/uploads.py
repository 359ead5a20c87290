"""Stop an upload that is larger than anything that is taken, before it fills the disk."""

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler

MOST = 210 * 2**20
"""Bytes of all files of one form together."""


class NotTooMuch(FileUploadHandler):
    """Counts what comes in, and hands it on to the handlers that keep it."""

    def __init__(self, request: Any = None) -> None:
        super().__init__(request)
        self._taken = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:  # noqa: ARG002 (Django's signature)
        """Let a piece pass.

        :raises RequestDataTooBig: all files together are larger than is taken.
        """
        self._taken += len(raw_data)
        if self._taken > MOST:
            raise RequestDataTooBig(f"All files together are larger than {MOST >> 20} MB.")
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leave the file to the handlers that keep it."""
