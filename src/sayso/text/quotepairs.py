"""Pair the quotation marks of one block. Plain stacks throughout: depth costs nothing and nothing recurses."""

from typing import NamedTuple

from sayso.text.quotemarks import DOUBLE, SINGLE, Mark


class Paired(NamedTuple):
    """Hold the pairs of one block, and the marks left over: openings and closings, in order."""

    pairs: list[tuple[Mark, Mark]]
    opens: list[Mark]
    closes: list[Mark]


def pair(found: list[Mark]) -> Paired:
    """Pair the marks of a block, family by family; pairs of single marks that cross others are dropped."""
    families = {mark.family for mark in found}
    result = Paired([], [], [])
    for family in sorted(families):
        own = [mark for mark in found if mark.family == family]
        part = _pair_singles(own) if family == SINGLE else _pair_marks(own)
        result.pairs.extend(part.pairs)
        result.opens.extend(part.opens)
        result.closes.extend(part.closes)
    if SINGLE in families and len(families) > 1:
        return Paired(_uncrossed(result.pairs), result.opens, result.closes)
    return result


def _pair_marks(own: list[Mark]) -> Paired:
    paired = _match(own)
    if (paired.opens or paired.closes) and own[0].family == DOUBLE and any(mark.measure for mark in own):
        without = _match([mark for mark in own if not mark.measure])
        if len(without.opens) + len(without.closes) < len(paired.opens) + len(paired.closes):
            return without
    return Paired(paired.pairs, paired.opens, [mark for mark in paired.closes if not mark.measure])


def _match(own: list[Mark]) -> Paired:
    """Match marks like brackets; a mark that may work either way closes if something is open."""
    pairs: list[tuple[Mark, Mark]] = []
    stack: list[Mark] = []
    closes: list[Mark] = []
    for mark in own:
        if mark.role == "open" or (mark.role == "either" and not stack):
            stack.append(mark)
        elif stack:
            pairs.append((stack.pop(), mark))
        else:
            closes.append(mark)
    return Paired(pairs, stack, closes)


def _pair_singles(own: list[Mark]) -> Paired:
    """Match single marks: one that may be an apostrophe closes only if no surer one follows before the next opening."""
    pairs: list[tuple[Mark, Mark]] = []
    stack: list[Mark] = []
    closes: list[Mark] = []
    surer = _surer_follows(own)
    for index, mark in enumerate(own):
        if mark.role == "open":
            stack.append(mark)
        elif mark.role == "weak" and (not stack or surer[index]):
            continue
        elif stack:
            pairs.append((stack.pop(), mark))
        else:
            closes.append(mark)
    return Paired(pairs, stack, closes)


def _surer_follows(own: list[Mark]) -> list[bool]:
    follows = False
    answers = [False] * len(own)
    for index in range(len(own) - 1, -1, -1):
        answers[index] = follows
        if own[index].role == "close":
            follows = True
        elif own[index].role == "open":
            follows = False
    return answers


def _uncrossed(pairs: list[tuple[Mark, Mark]]) -> list[tuple[Mark, Mark]]:
    """Return the pairs in order of their start without the pairs of single marks that cross another pair."""
    pairs.sort(key=lambda each: each[0].start)
    kept: list[tuple[Mark, Mark]] = []
    dropped: set[int] = set()
    stack: list[tuple[Mark, Mark]] = []
    for each in pairs:
        while stack and stack[-1][1].start < each[0].start:
            stack.pop()
        while stack and stack[-1][1].start < each[1].start and stack[-1][0].family == SINGLE:
            dropped.add(stack.pop()[0].start)
        if stack and stack[-1][1].start < each[1].start and each[0].family == SINGLE:
            continue
        stack.append(each)
        kept.append(each)
    return [each for each in kept if each[0].start not in dropped]
