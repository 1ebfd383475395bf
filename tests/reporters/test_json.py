import io
import json

import jsonschema
import pytest

from sayso import __version__
from sayso.errors import ConfigError
from sayso.finding import DocumentReport, Report
from sayso.reporters import REPORTERS, Display, Reporter, reporter
from sayso.reporters.json import write


def written(report):
    out = io.StringIO()
    write(report, out, Display())
    return out.getvalue()


def strict(**properties):
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def array(items):
    return {"type": "array", "items": items}


TEXT = {"type": "string"}
MAYBE = {"type": ["string", "null"]}
COUNT = {"type": "integer", "minimum": 0}
FLAG = {"type": "boolean"}
SHARE = {"type": "number", "minimum": 0, "maximum": 1}
FIX = strict(title=TEXT, edits=array(strict(start=COUNT, end=COUNT, text=TEXT)), safe=FLAG, in_quotation=FLAG)
PLACE = strict(offset=COUNT, line={"type": "integer", "minimum": 1}, column={"type": "integer", "minimum": 1})
SCHEMA = strict(
    schema={"const": "sayso/check/1"},
    tool=strict(name={"const": "sayso"}, version={"const": __version__}),
    documents=array(
        strict(
            path=TEXT,
            language=TEXT,
            words=COUNT,
            findings=array(
                strict(
                    rule=TEXT, severity={"enum": ["error", "warning", "info"]}, confidence=SHARE, message=TEXT,
                    excerpt=TEXT, voice={"enum": ["narrator", "quote", "attributed"]}, block=TEXT, start=PLACE, end=PLACE,
                    fixes=array(FIX),
                    related=array(strict(message=TEXT, start=PLACE, end=PLACE, excerpt=TEXT)),
                    references=array(strict(title=TEXT, url=MAYBE)), help=TEXT, fingerprint=TEXT,
                )
            ),
            suppressed=array(strict(rule=TEXT, start=PLACE, end=PLACE, reason=MAYBE, by=MAYBE, at=MAYBE, expires=MAYBE)),
            notices=array(TEXT),
            failures=array(strict(rule=MAYBE, plugin=MAYBE, error=TEXT)),
        )
    ),
    failures=array(strict(plugin=MAYBE, path=MAYBE, error=TEXT)),
    summary=strict(files=COUNT, words=COUNT, rules=COUNT, error=COUNT, warning=COUNT, info=COUNT),
)  # fmt: skip


def ordered_keys(value, schema):
    if schema.get("type") == "object":
        assert list(value) == list(schema["properties"])
        for key, inner in schema["properties"].items():
            ordered_keys(value[key], inner)
    elif schema.get("type") == "array":
        for each in value:
            ordered_keys(each, schema["items"])


def test_the_object_is_as_documented_keys_in_order(report):
    value = json.loads(written(report))
    jsonschema.validate(value, SCHEMA)
    ordered_keys(value, SCHEMA)


def test_values(report):
    value = json.loads(written(report))
    found = value["documents"][0]["findings"][0]
    assert found["start"] == {"offset": 34, "line": 3, "column": 18}
    assert found["fixes"][0]["edits"] == [{"start": 34, "end": 37, "text": "ensure"}]
    assert value["documents"][0]["suppressed"][0]["by"] == "Ana"
    assert value["failures"] == [{"plugin": None, "path": "b.md", "error": "cannot be decoded"}]
    assert value["summary"] == {"files": 1, "words": 14, "rules": 7, "error": 0, "warning": 1, "info": 1}


def test_letters_stay_letters_and_excerpts_whole(make):
    whole = "首相 " * 400
    text = written(Report((DocumentReport("a.md", "en", 1, (make("end")._replace(excerpt=whole),)),)))
    assert whole in text


@pytest.mark.parametrize("number", [0, 1, 3])
def test_any_number_of_documents_makes_one_object(number):
    value = json.loads(written(Report(tuple(DocumentReport(f"{i}.md", "en", 1) for i in range(number)))))
    assert len(value["documents"]) == number == value["summary"]["files"]


@pytest.mark.parametrize("name", REPORTERS)
def test_the_table_names_what_each_module_holds(name):
    assert reporter(name).name == name


def test_a_plugin_brings_a_format():
    mine = Reporter("csv", lambda report, out, display: None)
    assert reporter("csv", {"csv": mine}) is mine


@pytest.mark.parametrize("name", ["csv", "JSON", ""])
def test_an_unknown_format_is_an_error_that_names_the_known(name):
    with pytest.raises(ConfigError, match=rf"is not a format; known: {', '.join(REPORTERS)}$"):
        reporter(name)
