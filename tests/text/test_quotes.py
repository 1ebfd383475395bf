"""Quotations: every kind of mark, apostrophes that are none, paragraphs that carry on, and marks without a partner."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.span import Span
from sayso.text.quotes import quotes
from sayso.text.records import QUOTE_KINDS, Block, Quotes


def blocks_of(text: str, separator: str = "\n\n") -> tuple[Block, ...]:
    blocks, start = [], 0
    for piece in text.split(separator):
        if piece:
            blocks.append(Block("paragraph", Span(start, start + len(piece))))
        start += len(piece) + len(separator)
    return tuple(blocks)


def find(text: str) -> Quotes:
    return quotes(text, blocks_of(text))


def contents(text: str) -> list[str]:
    return [quote.content.of(text) for quote in find(text).quotes]


def problems(text: str) -> list[tuple[str, int]]:
    return [(each.problem, each.span.start) for each in find(text).unbalanced]


PAIRS = [
    ("“We are late,” said Orla.", ["We are late,"]),
    ('"We are late," said Orla. "Go."', ["We are late,", "Go."]),
    ("‘We are late,’ said Orla.", ["We are late,"]),
    ("'We are late,' said Orla.", ["We are late,"]),
    ("Elle a dit « nous partons » hier.", [" nous partons "]),
    ("Er sagte »wir gehen« und ging.", ["wir gehen"]),
    ("Er sagte „wir gehen“ und ging.", ["wir gehen"]),
    ("Er nannte es ‚klug‘ und „gut“.", ["klug", "gut"]),
    ("Hij zei „we gaan” en ging.", ["we gaan"]),
    ("Han sade ”vi går” och gick.", ["vi går"]),
    ("Il a dit ‹ oui › et « non ».", [" oui ", " non "]),
    ("``We are late,'' said Orla.", ["We are late,"]),
    ("''We are late,'' said Orla. ''Go.''", ["We are late,", "Go."]),
    ("彼は「行く」と言った。", ["行く"]),
    ("She was there (“by chance”) and left.", ["by chance"]),
    ("The plan—“a farce”—failed.", ["a farce"]),
    ('The plan—"a farce"—failed.', ["a farce"]),
    ('He called it "a farce"; others "a start".', ["a farce", "a start"]),
    ("“He told me ‘go away’ twice,” she said.", ["He told me ‘go away’ twice,", "go away"]),
    ("‘He told me “go away” twice,’ she said.", ["He told me “go away” twice,", "go away"]),
    ("\"He told me 'go away,'\" she said.", ["He told me 'go away,'", "go away,"]),
    ("''I hate the term 'farm girl,' '' she said.", ["I hate the term 'farm girl,' ", "farm girl,"]),
    ("“‘Go away’ is what he said,” she said.", ["‘Go away’ is what he said,", "Go away"]),
    ("“… but we stayed,” she said.", ["… but we stayed,"]),
    ('"...but we stayed," she said.', ["...but we stayed,"]),
    ('"I split it. I\'m glad it held. " He smiled.', ["I split it. I'm glad it held. "]),
    ("“I’m glad it held. “", ["I’m glad it held. "]),
    ('a so-called "farm"-style house', ["farm"]),
    ("\u202a”We go,” she wrote.", ["We go,"]),
]


@pytest.mark.parametrize(("text", "expected"), PAIRS)
def test_marks_pair(text: str, expected: list[str]) -> None:
    assert contents(text) == expected
    assert problems(text) == []


APOSTROPHES = [
    "Back in the '90s and the ’80s, the dogs' home and the workers' party met.",
    "Wait 'til Friday, 'cause it's the summer of '69.",
    "Rock 'n' roll and rock ‘n’ roll aren't dead.",
    "The Miners’ Union and the Farmers’ League met at the teachers’ college.",
    "Get ’em while they're hot, y'all, goin' fast.",
    "‘Tis the season, ‘twas said, of ‘90s revivals.",
    "O'Brien's and d’Alembert’s mothers-in-law’s houses",
    'He is 6\'2" and 6\' 2" in socks, with a 5" pipe and a 27" screen.',
    "It measures 6’2” by 5”.",
    "The Hawai‘i and O‘ahu routes",
]


@pytest.mark.parametrize("text", APOSTROPHES)
def test_an_apostrophe_or_a_measure_opens_nothing(text: str) -> None:
    assert find(text) == Quotes((), ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The dogs’ home is shut,” said Orla.", ["The dogs’ home is shut,"]),
        ("'The workers' party is dead,' said Orla.", ["The workers' party is dead,"]),
        ('“We sold a 5" pipe,” said Orla.', ['We sold a 5" pipe,']),
        ('"He\'s 6\'2" and rising," said Orla.', ["He's 6'2\" and rising,"]),
        ("'It's goin' well,' said Orla.", ["It's goin' well,"]),
    ],
)
def test_a_quotation_is_not_cut_short_by_an_apostrophe_or_a_measure(text: str, expected: list[str]) -> None:
    assert contents(text) == expected
    assert problems(text) == []


def test_a_paragraph_left_open_is_carried_on_by_one_that_reopens() -> None:
    text = "He said, “We have had some success.\n\n“We acted as one,” he added.\n\n“Go,” she said."
    found = find(text)
    assert [(q.opened, q.closed, q.continues, q.block) for q in found.quotes] == [(True, False, -1, 0), (True, True, 0, 1), (True, True, -1, 2)]
    assert found.unbalanced == ()


@pytest.mark.parametrize("mark", ["“”", '""', "«»", "‘’"])
def test_a_run_of_paragraphs_is_one_quotation(mark: str) -> None:
    opening, closing = mark
    text = f"{opening}First thing.\n\n{opening}Second thing.\n\n{opening}Third thing,{closing} she said."
    found = find(text)
    assert [q.continues for q in found.quotes] == [-1, 0, 1]
    assert found.unbalanced == ()


def test_a_nested_quotation_is_carried_on_too() -> None:
    text = "“He wrote: ‘I am going.\n\n“‘I shall not return,’ and left,” she said."
    found = find(text)
    assert found.unbalanced == ()
    assert [(q.depth, q.continues) for q in found.quotes] == [(0, -1), (1, -1), (0, 0), (1, 1)]


def test_a_heading_or_a_caption_does_not_break_a_run() -> None:
    text = "“First thing.\n\nA heading\n\n“Second thing,” she said."
    blocks = blocks_of(text)
    assert quotes(text, blocks).unbalanced == ()
    captioned = (blocks[0], Block("caption", blocks[1].span), blocks[2])
    assert quotes(text, captioned).quotes[1].continues == 0


def test_a_quotation_broken_by_a_stray_line_end_is_joined() -> None:
    text = "“We have had\n\nsome success,” he said."
    found = find(text)
    assert found.unbalanced == ()
    assert [(q.opened, q.closed, q.continues) for q in found.quotes] == [(True, False, -1), (False, True, 0)]
    assert found.quotes[1].content.of(text) == "some success,"


def test_a_long_letter_without_marks_inside_is_joined() -> None:
    text = "“Dear all,\n\nthe mill is shut.\n\nYours, Orla.”"
    found = find(text)
    assert found.unbalanced == ()
    assert [q.continues for q in found.quotes] == [-1, 0, 1]


def test_a_lost_paragraph_break_is_no_error() -> None:
    text = "“We have had some success. “We acted as one,” he added."
    found = find(text)
    assert found.unbalanced == ()
    assert [q.content.of(text) for q in found.quotes] == ["We have had some success.", "We acted as one,"]
    assert found.quotes[1].continues == 0


UNBALANCED = [
    ("“We are late, said Orla.", [("unclosed", 0)]),
    ('"We are late, said Orla. "Go now," she added.', [("unclosed", 0)]),
    ("“We are late, Orla said in a note. “Go now,” she added.", [("unclosed", 0)]),
    ("We are late,” said Orla.", [("unopened", 12)]),
    ('"We are late," said Orla. Go now," she added.', [("unopened", 33)]),
    ("She is “the next mayor of Dunmore.\n\nThe vote is on Friday.", [("unclosed", 7)]),
    ("“We are late, Orla said.\n\n“Go now,” she added.", [("unclosed", 0)]),
    ("“One.\n\n“Two.\n\nThe vote is on Friday.", [("unclosed", 7)]),
    ("Elle a dit « nous partons hier.\n\nPuis « oui ».", [("unclosed", 11)]),
    ("Elle a dit nous partons » hier.\n\nPuis « oui ».", [("unopened", 24)]),
    ("It was a “farm and a “mill” by a lake", [("unclosed", 9)]),
]


@pytest.mark.parametrize(("text", "expected"), UNBALANCED)
def test_a_mark_without_a_partner_is_reported(text: str, expected: list[tuple[str, int]]) -> None:
    assert problems(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "‘Abd al-Karim and the Miners’ Union met.",
        "Marks turned the wrong way: ”We go,” she wrote.",
        "He says,” there are people who wait.”",
        '“One mark curly, one straight," she said.',
        "“He said “no” to me,” she said.",
        "“““““ ornament ”””””",
        "Source » The Dunmore Post",
        "Home » News « back",
    ],
)
def test_sloppy_marks_are_no_missing_marks(text: str) -> None:
    assert problems(text) == []


def test_a_headline_keeps_its_marks_to_itself() -> None:
    text = "“We are late\n\nThe train left,” she said."
    blocks = blocks_of(text)
    found = quotes(text, (Block("headline", blocks[0].span), blocks[1]))
    assert [each.problem for each in found.unbalanced] == ["unclosed", "unopened"]


KINDS = [
    ("“We are very late indeed,” said Orla.", "direct"),
    ("Orla said, “more than we can bear was lost.”", "direct"),
    ("Orla said it was “more than we can bear.”", "partial"),
    ("But “we are still counting the votes.”", "direct"),
    ("She called him a “farm boy.”", "term"),
    ("The film “The Long Way to Dunmore” opened.", "title"),
    ("“Yes,” said Orla.", "direct"),
    ("She saw “Norwood,” a play.", "title"),
    ("They sang “Born to Run” at the pier.", "title"),
    ("The trawler “Vega” sank.", "title"),
    ("The so-called “reform” cost jobs.", "scare"),
    ("The so-called “reform of all our harbours” cost jobs.", "scare"),
    ("The army began its “special operation” in May.", "scare"),
    ("Norway’s “experts” were wrong.", "scare"),
    ("The ‘expert’ was wrong.", "scare"),
    ("The council’s opponents came with their “facts”, Orla said.", "scare"),
    ("The word “regime” is banned here.", "term"),
    ("It is known as “the Ditch” here.", "term"),
    ("The press dubbed him “Mr Clean”.", "term"),
    ("Orla “Speedy” Hall won.", "term"),
    ("“Kvitla” means white.", "term"),
    ("Orla said the plan was “dead”.", "partial"),
    ("Orla condemned the plan as “dead”.", "partial"),
    ("The plan was “dead”, Orla told the council.", "partial"),
    ("The plan was “dead”. Orla told the council nothing.", "scare"),
    ("He promised “swift and terrible revenge on all.” Orla left.", "partial"),
    ("Orla: “Nobody has told us anything at all.”", "direct"),
    ("He spoke of “the loss. We mourn it every day” and left.", "direct"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_kinds(text: str, kind: str) -> None:
    assert [quote.kind for quote in find(text).quotes] == [kind]


HEADLINE_KINDS = [
    ("Man ‘stole ferry’", "partial"),
    ("Firm’s ‘experts’ were wrong", "scare"),
    ("The so-called ‘reform’ fails", "scare"),
    ("Cast of ‘Long Way Down’ meets", "title"),
]


@pytest.mark.parametrize(("text", "kind"), HEADLINE_KINDS)
def test_a_fragment_in_a_headline_is_a_claim_unless_it_is_marked(text: str, kind: str) -> None:
    assert [quote.kind for quote in quotes(text, (Block("headline", Span(0, len(text))),)).quotes] == [kind]


SET_OFF = [
    ("The mill is shut.", ["The mill is shut."]),
    ("The mill is shut.\n— Ana Lind, mayor", ["The mill is shut."]),
    ("“The mill is shut.” — Ana Lind, mayor", ["The mill is shut."]),
    ("The mill, which was “old”, is shut.", ["The mill, which was “old”, is shut.", "old"]),
    ("— Ana Lind, mayor", []),
]


@pytest.mark.parametrize(("text", "expected"), SET_OFF)
def test_a_block_quotation_quotes_without_marks(text: str, expected: list[str]) -> None:
    found = quotes(text, (Block("blockquote", Span(0, len(text))),))
    assert [quote.content.of(text) for quote in found.quotes] == expected
    assert found.unbalanced == ()


def test_a_block_quotation_of_several_paragraphs_is_one() -> None:
    text = "The mill is shut.\n\nIt will not open.\n\nDone."
    blocks = tuple(Block("blockquote" if number < 2 else "paragraph", block.span) for number, block in enumerate(blocks_of(text)))
    assert [(quote.continues, quote.kind) for quote in quotes(text, blocks).quotes] == [(-1, "direct"), (0, "direct")]


def test_many_block_quotations_take_linear_time() -> None:
    text = "a “b” c\n\n" * 20_000
    blocks = tuple(Block("blockquote", block.span) for block in blocks_of(text))
    begun = time.process_time()
    quotes(text, blocks)
    assert time.process_time() - begun < 12


def test_depth_counts_the_quotations_around() -> None:
    text = "“A ‘b “c” d’ e.”"
    assert [(q.content.of(text)[0], q.depth) for q in find(text).quotes] == [("A", 0), ("b", 1), ("c", 2)]


@pytest.mark.parametrize(
    "text",
    [
        "“" * 60 + "x" + "”" * 60,
        "“a " * 1000 + "”" * 1000,
        "“a ‘b " * 1000 + "c’ d” " * 1000,
        '"a ' * 300_000,
        "'a " * 300_000,
        "” " * 300_000,
        "“" * 1_000_000,
        "' " * 400_000,
        "“a. " * 200_000,
        "“a, he said. " * 60_000,
        "x" * 1_000_000,
        "“" + ", " * 400_000,
    ],
)
def test_hostile_text_takes_linear_time(text: str) -> None:
    begun = time.process_time()
    quotes(text, (Block("paragraph", Span(0, len(text))),))
    assert time.process_time() - begun < 12


@pytest.mark.parametrize("paragraph", ["“a\n\n", "a\n\n", "a”\n\n", "“a ” b”\n\n"])
def test_many_paragraphs_take_linear_time(paragraph: str) -> None:
    text = paragraph * 20_000
    begun = time.process_time()
    find(text)
    assert time.process_time() - begun < 12


@given(st.text(alphabet="aA. ,\n“”\"'‘’«»„‚`3—(", max_size=80))
def test_records_are_sound_for_any_text(text: str) -> None:
    blocks = blocks_of(text, "\n")
    found = quotes(text, blocks)
    starts = [quote.span.start for quote in found.quotes]
    assert starts == sorted(starts)
    for index, quote in enumerate(found.quotes):
        assert quote.content in quote.span
        assert quote.span in blocks[quote.block].span
        assert quote.continues < index
        assert quote.kind in QUOTE_KINDS
        assert quote.depth >= 0
    for each in found.unbalanced:
        assert each.span in blocks[each.block].span
        assert each.problem in {"unclosed", "unopened"}
    assert list(found.unbalanced) == sorted(set(found.unbalanced))
