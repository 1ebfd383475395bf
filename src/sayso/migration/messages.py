"""Messages of other tools in the fields of ours."""

import re
from collections.abc import Sequence

_PLACE = re.compile(r"""(['"`‘“]?)%(?:\[(\d)\])?[sqv](['"`’”]?)""")


def message(text: str, fields: Sequence[str]) -> str:
    """Return a message with each `%s` as the field whose turn it is; quotation marks around it go, where the field brings its own."""
    turn = 0

    def field(match: re.Match[str]) -> str:
        nonlocal turn
        number = int(match.group(2)) - 1 if match.group(2) else turn
        turn += 1
        name = fields[min(number, len(fields) - 1)]
        quoted = bool(match.group(1) and match.group(3))
        outer = "" if quoted else match.group(1)
        return outer + ("{instead}" if name == "instead" else "“{" + name + "}”") + ("" if quoted else match.group(3))

    plain = " ".join(text.replace("%%", "\0").replace("{", "{{").replace("}", "}}").split())
    return _PLACE.sub(field, plain).replace("\0", "%")
