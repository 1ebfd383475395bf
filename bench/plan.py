"""What is measured: which data sayso runs over, with which flags, and which scorer judges what it says."""

from typing import NamedTuple


class Task(NamedTuple):
    """Hold one measurement.

    `group` is what `--only` chooses by, `verb` that of `predict.py`, `data` the files predicted, `scorer` the script with its flags and `flags`
    those of `sayso check`. `reads` names the parser of what the scorer prints; `folder` says that the scorer takes folders, not files.
    """

    name: str
    group: str
    verb: str
    data: tuple[str, ...]
    scorer: tuple[str, ...]
    reads: str
    flags: tuple[str, ...] = ()
    folder: bool = False


OURS = ""  # the verb of a measurement that needs no predictions: a script of this folder runs sayso itself
SPOKEN = ("--gold-cue", "speech")
LANGUAGE = ("--select", "all:language.*")
PERCEIVED = ("--rules", "language.*", "--not-rules", "language.house-style,language.asymmetry,language.slant", "--json")
NEWS = ("polnear", "gum_news", "newsdiscourse")
BIAS = ("babe", "ptc", "basil", "wnc")
CONSISTENCY = {
    "polarity": ("polarity_slips", "polarity_hard_negatives", "polarity_clean_originals"),
    "confusable": ("confusable_slips", "confusable_hard_negatives"),
    "injected": ("consistency_injected",),
    "clean": ("news_clean_docs",),
    "known": ("real_published_errors",),
}


def _file(folder: str, name: str) -> str:
    return f"{folder}/{name}.dev.jsonl"


def _attribution(name: str, data: str, *flags: str) -> Task:
    return Task(name, "attribution", "sources", (_file("attribution", data),), ("attribution.py", *flags), "json_file")


def _claims(data: str) -> Task:
    flags = () if data == "newsdiscourse" else SPOKEN
    return Task(f"claims {data}", "claims", "check", (_file("attribution", data),), ("flags.py", *flags), "flags")


def _bias(data: str, *, default: bool) -> Task:
    name = f"bias {data}" + (" default" if default else "")
    return Task(name, "bias", "check", (_file("bias", data),), ("bias.py", *PERCEIVED), "json_output", () if default else LANGUAGE)


def _consistency(what: str) -> Task:
    files = tuple(_file("inconsistency", name) for name in CONSISTENCY[what])
    return Task(f"consistency {what}", "consistency", "check", files, ("consistency.py", what), "counts", folder=True)


PLAN = (
    Task("loudness", "loudness", "check", (_file("attribution", "polnear"),), ("loudness.py",), "loudness"),
    _attribution("polnear speech", "polnear", *SPOKEN),
    _attribution("polnear all", "polnear"),
    _attribution("gum", "gum_news"),
    _attribution("newsdiscourse", "newsdiscourse", "--sent-rule", "any"),
    *(Task(f"calibration {data}", "attribution", OURS, (_file("attribution", data),), ("calibration.py",), "calibration") for data in NEWS[:2]),
    *(_claims(data) for data in NEWS),
    *(_bias(data, default=default) for data in BIAS for default in (False, True)),
    Task("statemedia", "statemedia", "check", (_file("statemedia", "mentions"),), ("statemedia.py",), "precision"),
    *(_consistency(what) for what in CONSISTENCY),
)
