"""Text made fit for XML 1.0: what it cannot hold at all, even escaped, becomes U+FFFD."""

import re
from collections.abc import Mapping
from xml.sax.saxutils import escape

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
# Everything that is no Char (https://www.w3.org/TR/xml/#charsets): C0 but for tab and line ends, surrogates, U+FFFE and U+FFFF.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# A parser would turn these into spaces or line feeds in an attribute, and some take C1 or U+2028 for line ends.
_IN_ATTRIBUTES = {'"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
_IN_TEXT = {"\r": "&#13;"}


def content(text: str) -> str:
    """Return text as it may stand between tags."""
    return escape(_ILLEGAL.sub("\ufffd", text), _IN_TEXT)


def tag(name: str, values: Mapping[str, object], *, empty: bool = False) -> str:
    """Return an opening tag, or an empty element, with these attributes."""
    attributes = "".join(f' {key}="{escape(_ILLEGAL.sub(chr(0xFFFD), str(value)), _IN_ATTRIBUTES)}"' for key, value in values.items())
    return f"<{name}{attributes}{'/' if empty else ''}>"
