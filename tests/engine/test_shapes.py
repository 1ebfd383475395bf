import pytest

from sayso.article import Layer
from sayso.engine.shapes import flaw
from sayso.layers import ATTRIBUTIONS, NAMES, NUMBERS, OPINION, QUOTES, SENTENCES, TABLES, TOKENS, VOICE
from sayso.records import Attribution, Number, Quotes, Sentence, Tokens
from sayso.span import Span
from sayso.testing import article

TEXT = "Ada Lund said on 3 May that 40 people “left”. The mayor agreed."


@pytest.mark.parametrize("layer", [TOKENS, SENTENCES, QUOTES, NAMES, ATTRIBUTIONS, NUMBERS, VOICE, OPINION], ids=lambda layer: layer.name)
def test_what_sayso_computes_is_as_it_should_be(layer):
    value = article(TEXT).layer(layer)
    assert flaw(layer, value, len(TEXT)) is None
    assert flaw(layer, None, len(TEXT)) is not None


@pytest.mark.parametrize(
    ("layer", "value", "told"),
    [
        (SENTENCES, [], "list stands where tuple"),
        (SENTENCES, (Span(0, 1),), "Span stands where Sentence"),
        (SENTENCES, (Sentence(Span(0, 99), 0),), "outside the text (0 to 9)"),
        (SENTENCES, (Sentence(Span(0, 1), True),), "bool stands where int"),
        (TOKENS, Tokens([0], ["1"], ["a"], [0]), "str stands where int"),
        (QUOTES, Quotes((), None), "NoneType stands where tuple"),
        (NUMBERS, (Number(Span(0, 2), "4", "", ""),), "str stands where float"),
        (ATTRIBUTIONS, (Attribution("direct", 1, "he", None, (), None),), "str stands where Source"),
    ],
)
def test_what_is_no_such_layer_is_told(layer, value, told):
    assert told in flaw(layer, value, 9)


@pytest.mark.parametrize("value", [(), (Attribution("direct", 1, None, None, (Span(0, 9),), 0),)])
def test_parts_may_be_missing_and_whole_numbers_are_numbers(value):
    assert flaw(ATTRIBUTIONS, value, 9) is None


@pytest.mark.parametrize("layer", [Layer("house", lambda article: ()), TABLES], ids=lambda layer: layer.name)
def test_a_layer_that_says_nothing_of_its_kind_may_hold_anything(layer):
    assert flaw(layer, object(), 9) is None
