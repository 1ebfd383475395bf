"""Errors a person can act on: each names its culprit and maps to a documented exit code."""


class SaysoError(Exception):
    """Stand for every error sayso raises on purpose; `exit_code` is what a front end returns for it.

    `path` is the file it happened in, `line` (1-based) the place, where they are known.
    """

    exit_code = 2

    def __init__(self, message: str, *, path: str | None = None, line: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.line = line

    def __str__(self) -> str:
        """Return `path:line: message`, leaving out what is not known."""
        place = ":".join(str(part) for part in (self.path, self.line) if part is not None)
        return f"{place}: {self.message}" if place else self.message

    def __reduce__(self) -> tuple[object, ...]:
        """Keep path and line when the error travels between processes."""
        return (_rebuild, (type(self), self.message, self.path, self.line))


class InputError(SaysoError):
    """Say that an article could not be read or decoded."""


class ConfigError(SaysoError):
    """Say that a configuration, an option or a rule selection is wrong."""


class PackError(SaysoError):
    """Say that a rule file, a pack or a data table is wrong."""


class PluginError(SaysoError):
    """Say that a rule or plugin failed: its findings are missing, those of the others are not."""

    exit_code = 3


def _rebuild(kind: type[SaysoError], message: str, path: str | None, line: int | None) -> SaysoError:
    return kind(message, path=path, line=line)
