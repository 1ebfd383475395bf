"""Readers: from a file to an article whose every piece of text knows where in the file it stood."""

from sayso.readers.base import ReadContext, Reader
from sayso.readers.discover import discover
from sayso.readers.files import MAX_BYTES, READERS, content, read_bytes, read_file, reader_for, suffixes

__all__ = ["MAX_BYTES", "READERS", "ReadContext", "Reader", "content", "discover", "read_bytes", "read_file", "reader_for", "suffixes"]
