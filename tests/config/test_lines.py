import pytest

from sayso.config.lines import key_lines, line_of


@pytest.mark.parametrize(
    ("text", "path", "line"),
    [
        ("a = 1\nb = 2\n", ("b",), 2),
        ("[t]\na = 1\n", ("t", "a"), 2),
        ("[t]\na = 1\n", ("t",), 1),
        ("[ t . 'x.y' ]\na = 1\n", ("t", "x.y", "a"), 2),
        ('[t."x\\"y"]\na = 1\n', ("t", 'x\\"y', "a"), 2),
        ("a.b.'c d' = 1\n", ("a", "b", "c d"), 1),
        ("[[o]]\na = 1\n[[o]]\na = 2\n", ("o", 1, "a"), 4),
        ("a = [\n  'b = 1',\n  # ]\n]\nb = 2\n", ("b",), 5),
        ("a = '''\nb = 1\n'''\nb = 2\n", ("b",), 4),
        ('a = """x"""\nb = 2\n', ("b",), 2),
        ("a = '[' # [\nb = 2\n", ("b",), 2),
        ("a = { b = 1, c = 2 }\n", ("a", "c"), 1),
        ("# a = 1\n", ("a",), None),
        ("", ("a",), None),
    ],
)
def test_lines(text, path, line):
    assert line_of(key_lines(text), path) == line
