import json

import jsonschema
import pytest

SHIFT = 5  # of the story's text in its file
SPANS = {"type": "array", "items": {"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2}}
PART = {"type": "object", "properties": {"spans": SPANS, "text": {"type": "string"}}, "required": ["spans", "text"], "additionalProperties": False}


@pytest.fixture
def document(story, written_sources):
    value = json.loads(written_sources("json", story))
    assert list(value) == ["schema", "documents"]
    assert value["schema"] == "sayso/sources/1"
    return value["documents"][0]


def test_json_is_as_documented_keys_in_order(document):
    assert list(document) == ["path", "attributions", "sources"]
    first, _, third, bare = document["attributions"]
    assert list(first) == ["kind", "confidence", "source", "cue", "content", "via"]
    assert first["source"] == {"spans": [[SHIFT, SHIFT + 8]], "text": "Ada Lund", "type": "person", "resolved": "Ada Lund"}
    assert first["cue"] == {"spans": [[SHIFT + 9, SHIFT + 13]], "text": "said", "class": "neutral"}
    assert (bare["source"], bare["cue"], bare["via"], third["via"]) == (None, None, None, 0)
    assert document["sources"][0] == {"name": "Ada Lund", "type": "person", "attributions": 2, "words": 5, "share": 0.2778}
    for each in document["attributions"]:
        jsonschema.validate(each["content"], PART)


def test_what_is_told_of_a_source_stands_where_it_is_told(document):
    assert [each["source"].get("told") for each in document["attributions"][:3]] == [None, None, ["position"]]
    assert [each.get("told") for each in document["sources"]] == [None, ["position"]]
