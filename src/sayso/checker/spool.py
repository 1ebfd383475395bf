"""Reports on any number of articles, in memory that does not grow with their number.

The first few stay where they are; once there are many, all of them go to a temporary file without a name, which is gone when nobody looks
at it any more, however the program ends: the excerpts in it may be of stories that nobody may see yet.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import chain
from typing import BinaryIO, NoReturn, cast, overload

from sayso.checker.codec import decode, encode
from sayso.errors import ConfigError
from sayso.finding import DocumentReport

MANY = 10_000
"""Articles and findings together that are kept in memory: about 15 MB."""


class Spool(Sequence[DocumentReport]):
    """Hold reports in a file, in order; they can be gone through any number of times, several at once, and are read as they are asked for."""

    __slots__ = ("_ends", "_file")

    def __init__(self) -> None:
        from array import array  # few reports need neither

        self._file = _opened()
        self._ends = array("Q", [0])

    def __del__(self) -> None:
        """Let go of the file: nobody looks at it any more."""
        if hasattr(self, "_file"):
            with suppress(OSError):  # a disk that takes no more is told when it is written to
                self._file.close()

    def add(self, document: DocumentReport) -> None:
        """Put a report at the end. Raise `ConfigError` if the disk takes no more."""
        data = encode(document)
        try:
            self._file.seek(self._ends[-1])
            self._file.write(data)
        except OSError as error:
            _full(error)
        self._ends.append(self._ends[-1] + len(data))

    def __len__(self) -> int:
        return len(self._ends) - 1

    @overload
    def __getitem__(self, index: int) -> DocumentReport: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[DocumentReport]: ...

    def __getitem__(self, index: int | slice) -> DocumentReport | Sequence[DocumentReport]:
        """Return the report at a place; a slice is a tuple."""
        if isinstance(index, slice):
            return tuple(self._at(each) for each in range(len(self))[index])
        return self._at(range(len(self))[index])

    def __iter__(self) -> Iterator[DocumentReport]:
        for index in range(len(self)):
            yield self._at(index)

    def _at(self, index: int) -> DocumentReport:
        try:
            self._file.seek(self._ends[index])
            return decode(self._file.read(self._ends[index + 1] - self._ends[index]))
        except OSError as error:
            _full(error)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Spool | tuple):
            return NotImplemented
        return len(self) == len(other) and all(mine == others for mine, others in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]


def collected(documents: Iterable[DocumentReport]) -> Sequence[DocumentReport]:
    """Return the reports as a sequence: a tuple, or a `Spool` if there are many. Raise `ConfigError` if there is no room for it."""
    waiting = iter(documents)
    few: list[DocumentReport] = []
    weight = 0
    for document in waiting:
        few.append(document)
        weight += 1 + len(document.diagnostics) + len(document.suppressed) + (len(document.source) >> 11)
        if weight > MANY:
            break
    else:
        return tuple(few)
    spool = Spool()
    for document in chain(few, waiting):
        spool.add(document)
    return spool


def _opened() -> BinaryIO:
    from tempfile import TemporaryFile

    try:
        return cast("BinaryIO", TemporaryFile(prefix="sayso-"))
    except OSError as error:
        _full(error)


def _full(error: OSError) -> NoReturn:
    from tempfile import gettempdir

    said = f"many reports are kept in a temporary file, and it cannot be used: {error.strerror}; TMPDIR names another folder for it"
    raise ConfigError(said, path=gettempdir())
