"""Weigh what stands around an act that clashes with its object: is it a slip?"""

from functools import cache
from typing import NamedTuple

from sayso_consistency.acts import Act, no_object
from sayso_consistency.inflection import PAST
from sayso_consistency.lexicon import Thing, announced, nearest, odd, things
from sayso_consistency.phrases import complement, little, skip_left
from sayso_consistency.stance import IMPOSSIBLE, NO_FRAME, Frame, by_ourselves, frame, imagined, joint, vetoed

ENOUGH = 3.0
ELSEWHERE = 1.0  # points where the rest of the article only ever furthers the same good thing
STRONG, WEAK = 2.0, 1.0
PAIRED = 2.0  # a coordinated act that points the other way
PAIRED_WEAK = 1.0  # … if harm to such a thing is often meant: benefits are cut and jobs created
HALF = 1.0  # … or whose verb is benign, whatever its object
SAME_OBJECT = 3.0  # "respect and reverse the rights"
NEVER_SAID = float(IMPOSSIBLE)
PLAIN = 1.0
ODD, ODD_OF_STRONG = 0.5, 1.5  # … or that at least nobody ordinarily says
CLOSE, FRAMED_CLOSE = 0.5, 0.5
TOLD = 0.5  # off for a plain statement in the past: what happened is seldom what was wished
VERY_NEAR, RATHER_NEAR = 0.7, 0.5  # nearness of the best candidate
LEAD = 3  # tokens before a verb that may be said again before the next
OURSELVES, OWNED = 0.5, 0.5  # for what the speakers are to do themselves, … and to what is theirs
AFTER = 4  # tokens after an object in which it may be called ours: `the bonds that unite us`
WORTHY = 0.5  # for a good thing of or for a very good one
DEAR = 0.5  # for a class of things that people live on, if it is not a very good thing anyway
CHORUS = 0.5  # for several other acts that all do good
OPEN = 1.0  # off for harm that is openly announced every day: ties are cut, agreements are suspended
NEAR_ALONE = 0.55  # nearness of the best candidate where nothing but the strange verb speaks for a slip
FAR = 14  # tokens between coordinated acts
LEAST_SURE, SURE = 3.75, 5.0  # sureness below which nothing is said, and from which it is a warning, not advice
NEARNESS, USUAL_NEARNESS = 4.0, 0.55  # points for a nearness of one; the nearness that says nothing either way
HARMED, MILD = 1.0, 0.5  # for harm to a good thing: bad things are furthered in the news every day; off for a thing that is not very good or bad


class Case(NamedTuple):
    """Hold the weighed case against a verb: points, and the act that points the other way, if any."""

    points: float
    other: Act | None
    frame: Frame


NO_CASE = Case(0, None, NO_FRAME)


def sureness(act: Act, points: float) -> float:
    """Return the points of a case with how easily the verb is mistaken for what would fit, and how seldom such a thing is done on purpose.

    Nearness counts for most: partisan speech harms good things and furthers bad ones on purpose, but not with a verb a letter away from its opposite.
    The weights were set on slips and on news, sentences and speeches that have none; see docs/measured-consistency.md.
    """
    if act.thing is None:
        return 0.0
    near = nearest(act.lexeme.lemma, act.thing.kind)
    return points + NEARNESS * (near - USUAL_NEARNESS) + HARMED * (act.thing.worth > 0) - MILD * (not act.thing.strong)


def weigh(lower: list[str], act: Act, others: list[Act], span: range) -> Case:
    """Return the case that the verb of a clashing act is a slip; 0 points where the sentence says that it is meant."""
    thing = act.thing
    if thing is None:
        return NO_CASE
    shared = _same_object(lower, act, others)
    if shared:
        return Case((STRONG if thing.strong else WEAK) + SAME_OBJECT - PLAIN * (act.tag == "ed"), shared, NO_FRAME)
    strange = _strange(act, thing)
    led = _frame(lower, act, others, span.start)
    other = _paired(lower, act, others)
    if vetoed(lower, act, span, led, paired=other is not None, strange=strange):
        return NO_CASE
    if other is None and (_consistent(lower, act, others) or (led is NO_FRAME and _by_evil(lower, act, span.start))):
        return NO_CASE
    half = None if other else _benign(lower, act, others)
    if not (other or half or led is not NO_FRAME or (strange >= NEVER_SAID and nearest(act.lexeme.lemma, thing.kind) >= NEAR_ALONE)):
        return NO_CASE
    points = (STRONG if thing.strong else WEAK) + (led.harm if thing.worth > 0 else led.further) + strange
    points += (
        (PAIRED if thing.strong or strange else PAIRED_WEAK) * (other is not None)
        + HALF * (half is not None)
        + joint(lower, act, span.start)
        - PLAIN * act.lexeme.plain
    )
    points += _ours(lower, act, thing, led, span.start) + CHORUS * _chorus(act, others) - OPEN * (not other and announced(act.lexeme, thing.kind))
    points += WORTHY * _of_worth(lower, act, thing, span.stop)
    points += DEAR * (not thing.strong and thing.kind in little("dear"))
    points -= imagined(lower, act, span, led) + TOLD * (act.tag == PAST and led is NO_FRAME and not other)
    if points + CLOSE + FRAMED_CLOSE < ENOUGH - ELSEWHERE:
        return NO_CASE  # however near a word may be: that costs most to ask
    return Case(points + _fit(act, thing, led), other or half, led)


def _ours(lower: list[str], act: Act, thing: Thing, led: Frame, start: int) -> float:
    """Return the points for those who say it of themselves, and of what is theirs: `we will defend our friends`."""
    if led is NO_FRAME or not by_ourselves(lower, act, led, start):
        return 0.0
    owned = (
        thing.worth > 0
        and thing.kind in little("cherished")
        and not little("own").isdisjoint((*lower[act.verb + 1 : act.last], *lower[act.last + 1 : act.last + 1 + AFTER]))
    )
    return OURSELVES + OWNED * owned


def _of_worth(lower: list[str], act: Act, thing: Thing, stop: int) -> bool:
    """Tell whether what follows a weakly good thing is strongly good: `a benefit to public health`, `help for refugees`."""
    end = act.last + 1
    if thing.strong or thing.worth < 0 or act.last < act.verb or end >= stop or lower[end] not in ("of", "for", "to", "between", "among"):
        return False
    inner = complement(lower, end, stop)
    return inner is not None and inner.strong and inner.worth > 0


def _chorus(act: Act, others: list[Act]) -> bool:
    """Tell whether several other acts of the sentence do good, and none does harm."""
    stances = [each.stance for each in others if each is not act]
    return stances.count(1) > 1 and -1 not in stances


def _strange(act: Act, thing: Thing) -> float:
    """Return the points for a verb that is not said of such a thing, not even to report harm."""
    if thing.kind in act.lexeme.never:
        return NEVER_SAID
    return (ODD_OF_STRONG if thing.strong else ODD) if odd(act.lexeme, thing.kind) else 0.0


def _fit(act: Act, thing: Thing, led: Frame) -> float:
    """Return the points for how easily the best candidate is mistaken for the verb; a plain statement asks for more."""
    near = nearest(act.lexeme.lemma, thing.kind)
    if near >= VERY_NEAR:
        return CLOSE if led.at < 0 else CLOSE + FRAMED_CLOSE
    return -CLOSE if near < RATHER_NEAR and (led.at < 0 or not thing.strong) else 0.0


def _by_evil(lower: list[str], act: Act, start: int) -> bool:
    """Tell whether something bad stands before the verb, which then may well do harm: `the war elevated poverty`."""
    table = things()
    return any(
        not act.first <= place <= act.last and (thing := table.get(lower[place])) is not None and thing.worth < 0
        for place in range(max(start, act.verb - FAR), act.verb)
    )


def _frame(lower: list[str], act: Act, others: list[Act], start: int) -> Frame:
    """Return what leads to the act, or to the first of the acts it is coordinated with."""
    led = frame(lower, act, start)
    for each in reversed(others):
        if led is not NO_FRAME:
            break
        if each.verb < act.verb and _coordinated(lower, each, act):
            act, led = each, frame(lower, each, start)
    return led


def _same_object(lower: list[str], act: Act, others: list[Act]) -> Act | None:
    """Return the verb that shares the object and does the opposite: `upend and defend the Constitution`."""
    for each in others:
        first, second = sorted((each, act), key=lambda one: one.verb)
        between = lower[first.verb + 1 : second.verb]
        if each.tag == act.tag and _opposite(each, act) and "and" in between and no_object(between):
            return each
    return None


def _opposite(each: Act, act: Act) -> bool:
    """Tell whether an act has the opposite stance, by a verb that is said of its object."""
    return each.stance == -act.stance and each.thing is not None and each.thing.kind not in each.lexeme.never


def _paired(lower: list[str], act: Act, others: list[Act]) -> Act | None:
    """Return a coordinated act of the opposite stance."""
    for each in others:
        if _opposite(each, act) and (_coordinated(lower, each, act) or _by(lower, each, act)):
            return each
    return None


def _benign(lower: list[str], act: Act, others: list[Act]) -> Act | None:
    """Return a coordinated act of unknown object whose verb speaks well of it, where ours does harm."""
    if act.lexeme.sign > 0:
        return None
    return next((each for each in others if each.lexeme.benign and not each.stance and _coordinated(lower, each, act)), None)


def _consistent(lower: list[str], act: Act, others: list[Act]) -> bool:
    """Tell whether a coordinated act has the same stance: then the writer means it."""
    return any(each is not act and each.stance == act.stance and _coordinated(lower, each, act) for each in others)


def _coordinated(lower: list[str], one: Act, two: Act) -> bool:
    """Tell whether two verbs of the same form are joined by `and` or a comma, without a contrast or another subject between."""
    if one is two or one.tag != two.tag:
        return False
    first, second = sorted((one, two), key=lambda act: act.verb)
    between = lower[first.verb + 1 : second.verb]
    return len(between) <= FAR and little("contrast").isdisjoint(between) and _joined(lower, first, second)


def _joined(lower: list[str], first: Act, second: Act) -> bool:
    """Tell whether `and` or a comma stands before the second verb and whatever leads to both: `we will …, we will …`, `by …, by …`."""
    start = first.verb + 1
    place = skip_left(lower, second.verb - 1, start)
    before = lower[max(0, first.verb - LEAD) : first.verb]
    if place >= start and lower[place] in little("modal") and lower[place] not in before:
        return "and" in lower[start:place]
    while place > start and (lower[place] == "to" or (lower[place] in before and lower[place] in _lead())):
        place -= 1
    return place >= start and lower[place] in ("and", ",", ";")


@cache
def _lead() -> frozenset[str]:
    """Return the words that may be said again before a coordinated verb."""
    return (little("preposition") | little("modal") | little("subject pronoun")) - {"and", "or", "but"}


def _by(lower: list[str], one: Act, two: Act) -> bool:
    """Tell whether the second act is how or why the first is done: `lift incomes by threatening growth`."""
    first, second = sorted((one, two), key=lambda act: act.verb)
    between = lower[max(first.last, first.verb) + 1 : second.verb]
    return len(between) <= FAR and bool(between) and between[-1] == "by" and little("contrast").isdisjoint(between)
