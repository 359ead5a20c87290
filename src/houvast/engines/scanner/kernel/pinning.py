"""The address of a buffer, also of one that may only be read, held in place for as long as it is needed."""

import ctypes


class _View(ctypes.Structure):
    """A `Py_buffer`."""

    _fields_ = (
        ("buf", ctypes.c_void_p),
        ("obj", ctypes.py_object),
        ("len", ctypes.c_ssize_t),
        ("itemsize", ctypes.c_ssize_t),
        ("readonly", ctypes.c_int),
        ("ndim", ctypes.c_int),
        ("format", ctypes.c_char_p),
        ("shape", ctypes.c_void_p),
        ("strides", ctypes.c_void_p),
        ("suboffsets", ctypes.c_void_p),
        ("internal", ctypes.c_void_p),
    )


_get = ctypes.pythonapi.PyObject_GetBuffer
_get.argtypes = (ctypes.py_object, ctypes.POINTER(_View), ctypes.c_int)
_release = ctypes.pythonapi.PyBuffer_Release
_release.argtypes = (ctypes.POINTER(_View),)
_release.restype = None
_SIMPLE = 0  # one stretch of bytes, in one piece


class Pinned:
    """A buffer that stays where it is while this object lives."""

    def __init__(self, buffer: object) -> None:
        """Pin it.

        :raises BufferError: when the buffer is not in one piece.
        """
        self._view = _View()
        self._held = False
        _get(buffer, ctypes.byref(self._view), _SIMPLE)
        self._held = True

    @property
    def address(self) -> int:
        """Where its bytes begin."""
        return self._view.buf or 0

    @property
    def size(self) -> int:
        """How many bytes it has."""
        return int(self._view.len)

    def __del__(self) -> None:
        if self._held:
            _release(ctypes.byref(self._view))
