"""What a CI service says of itself in the environment: where the checkout is, and where the page of the job is written.

GitHub: https://docs.github.com/actions/reference/workflows-and-actions/variables; GitLab: https://docs.gitlab.com/ci/variables/predefined_variables/.
"""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.cli.streams import say
from sayso.finding import Report
from sayso.reporters import Display

if TYPE_CHECKING:
    from sayso.cli.outputs import Output

_CHECKOUTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
_PAGE = "GITHUB_STEP_SUMMARY"
_GITHUB = "github"


def placed(display: Display) -> Display:
    """Return the display with the folder that paths start at and the checkout they are told from: the service's if we are in it."""
    here = os.getcwd()  # noqa: PTH109 - a text
    return display._replace(folder=here, root=_checkout(here), alerts=os.environ.get("GITHUB_ACTIONS") == "true")


def _checkout(here: str) -> str:
    for name in _CHECKOUTS:
        root = os.path.realpath(os.environ[name]) if os.environ.get(name) else ""
        if root and Path(here).is_relative_to(root):
            return root
    return here


def write_page(report: Report, targets: "Iterable[Output]") -> None:
    """Add what was found to the page of the job, if GitHub has one and its format was asked for; that it fails is no reason to fail."""
    path = os.environ.get(_PAGE)
    if not path or all(target.reporter.name != _GITHUB for target in targets):
        return
    from sayso.reporters.github_page import MOST_BYTES, page

    try:
        with open(path, "a", encoding="utf-8", errors="backslashreplace", newline="\n") as out:  # noqa: PTH123 - as GitHub names it
            out.writelines(page(report, placed(Display()), room=MOST_BYTES - out.tell(), blob=_blob()))
    except OSError as error:
        say(f"note: the page of the job cannot be written: {error.strerror}")


def _blob() -> str:
    server, repository, commit = (os.environ.get(f"GITHUB_{name}", "") for name in ("SERVER_URL", "REPOSITORY", "SHA"))
    return f"{server}/{repository}/blob/{commit}/" if server and repository and commit else ""
