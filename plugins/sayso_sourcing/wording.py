"""What a finding says of an outlet."""

from sayso import Reference
from sayso_sourcing.registry import Designation, Outlet

MAX_MESSAGE = 240  # code points
MAX_NAME = 40
MAX_REFERENCES = 4
CLASSES = {
    "state-controlled": "state media",
    "party": "a party's outlet",
    "captured": "under a state's influence",
    "captured-private": "under a government's influence",
    "unclear": "tied to a state",
    "state-funded-independent": "paid by a state, though editorially independent",
    "state-managed-independent": "managed by a state, though editorially independent",
    "independent-public": "a public broadcaster, editorially independent",
}


def message(of: Outlet, shown: str, control: str, cited: Designation) -> str:
    """Return the finding's sentence: what was seen, who says so and since when, what to do."""
    name = shown if len(shown) <= MAX_NAME else f"{shown[: MAX_NAME - 1]}…"
    if not of.reviewed:
        return cut(
            f"“{name}” is a source here; it is listed as ",
            cited.label,
            f" by {cited.by} in {cited.year}; not reviewed: check, and if so tell readers.",
        )
    if of.contested:
        said = f"(listed by {cited.by} in {cited.year})" if str(cited.year) not in of.contested else ""
        before = f"“{name}” is a source here and readers are not told who funds it; its control is contested {said}".rstrip()
        return cut(f"{before}: ", of.contested.rstrip("."), ".")
    what = CLASSES.get(control, "tied to a state")
    return cut(
        f"“{name}” is a source here and readers are not told that it is {what}: {cited.by} listed it as “",
        cited.label,
        f"” in {cited.year}; say who runs it.",
    )


def cut(before: str, middle: str, after: str) -> str:
    """Return a message with its middle cut so that the whole is short enough."""
    room = MAX_MESSAGE - len(before) - len(after)
    return f"{before}{middle if len(middle) <= room else middle[: room - 1].rstrip(' ,;') + '…'}{after}"


def references(found: list[Designation]) -> tuple[Reference, ...]:
    """Return the designations as references, the one the message cites first."""
    return tuple(each.reference for each in found[:MAX_REFERENCES])
