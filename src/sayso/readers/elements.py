"""What the elements and classes of HTML mean for a story: which begin a block, which kind it is, which are not prose."""

BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl", "dt", "fieldset",
        "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup", "hr", "html", "legend", "li",
        "main", "menu", "ol", "option", "p", "search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul",
    }
)  # fmt: skip
SKIPPED = frozenset(
    {
        "audio", "button", "canvas", "code", "iframe", "kbd", "math", "nav", "noscript", "object", "pre", "samp", "script", "select", "style", "svg",
        "template", "textarea", "video",
    }
)  # fmt: skip
INLINE_SKIPPED = frozenset({"code", "kbd", "samp", "math"})
RAW = frozenset({"script", "style", "textarea", "iframe", "noscript"})
VOID = frozenset({"hr"})
KINDS = {
    "h2": "subhead", "h3": "subhead", "h4": "subhead", "h5": "subhead", "h6": "subhead", "li": "list", "dt": "list", "dd": "list",
    "blockquote": "blockquote", "td": "table", "th": "table", "figcaption": "caption", "caption": "caption",
}  # fmt: skip
CLASSES = {
    "standfirst": "standfirst", "dek": "standfirst", "deck": "standfirst", "subtitle": "standfirst", "lead": "standfirst", "lede": "standfirst",
    "subheadline": "standfirst", "credit": "credit", "credits": "credit", "source": "credit", "sources": "credit", "photo-credit": "credit",
    "image-credit": "credit", "byline": "credit", "author": "credit", "caption": "caption", "wp-caption-text": "caption",
}  # fmt: skip
# An element of the key ends an open one of the values, unless one of the last column stands between (WHATWG HTML, 13.1.2.4).
ENDS = {
    "li": (("li",), ("ul", "ol", "menu")), "td": (("td", "th"), ("table", "tr")), "th": (("td", "th"), ("table", "tr")),
    "tr": (("tr",), ("table",)), "dt": (("dt", "dd"), ("dl",)), "dd": (("dt", "dd"), ("dl",)), "option": (("option",), ("select",)),
}  # fmt: skip
