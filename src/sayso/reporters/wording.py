"""What is said of a source in words, the same in every format that people read."""

from sayso.reporters.sources import DocumentSources, PlacedAttribution, SourceShare


def sharing(words: int, total: int) -> str:
    """Return the share of words as a percentage."""
    share = words / total if total else 0
    return "<1%" if 0 < share < 0.01 else f"{share:.0%}"


def about(document: DocumentSources, source: SourceShare) -> str:
    """Return the kind of a source, what is told of one that is not named, and through whom its words reach us."""
    return " · ".join(each for each in (_kind(source), second_hand(document, source), _passed_on(document, source)) if each)


def _kind(source: SourceShare) -> str:
    if source.type != "anonymous":
        return source.type
    return f"anonymous, told: {', '.join(source.told)}" if source.told else "anonymous, nothing told"


def second_hand(document: DocumentSources, source: SourceShare) -> str:
    """Return through whom words of a source reach us and how many times of how many; empty if none does."""
    if not source.relayed:
        return ""
    names = ", ".join(document.sources[index].name for index in source.via) or "a quotation without a source"
    times = "" if source.relayed == source.attributions else f" ({source.relayed} of {source.attributions})"
    return f"via {names}{times}"


def _passed_on(document: DocumentSources, source: SourceShare) -> str:
    """Return whom a source without words of its own passes on."""
    if source.words:
        return ""
    own = document.sources.index(source)
    names = [each.name for each in document.sources if own in each.via]
    return f"passes on {', '.join(names)}" if names else ""


def speaker_name(document: DocumentSources, each: PlacedAttribution) -> str:
    """Return the name of the source of a statement."""
    return document.sources[each.speaker].name if each.speaker >= 0 else "no source"
