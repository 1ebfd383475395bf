"""Turn an exception into the failure that the report shows; its kind decides the exit code."""

from sayso.engine.run import told
from sayso.errors import InputError, SaysoError
from sayso.finding import Failure


def failure(error: Exception, path: str) -> Failure:
    """Return the failure for an exception that ended the work on a file.

    A failure with neither rule nor plugin is an input or a configuration that cannot be used (exit code 2). A wrong configuration is
    told once, under its own name, however many files it is for.
    """
    if isinstance(error, InputError):
        return input_failure(error, path)
    if isinstance(error, SaysoError) and error.exit_code != 3:
        return Failure(_placed(error), path=error.path or path)
    if isinstance(error, SaysoError):
        return Failure(str(error), plugin="sayso", path=path)
    return Failure(f"internal error: {told(error)}", plugin="sayso", path=path)


def input_failure(error: InputError, path: str | None = None) -> Failure:
    """Return the failure for an input that cannot be used; the line, where there is one, stands before the message."""
    return Failure(_placed(error), path=error.path or path)


def _placed(error: SaysoError) -> str:
    return f"line {error.line}: {error.message}" if error.line else error.message
