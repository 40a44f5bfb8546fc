"""Whatever a contributor sends: no crash, no second lost, no tag or address that is not on the list."""

import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partage.sheets.body.render import body_problems, render

ALLOWED = {
    "a": {"href", "title", "id", "rel", "aria-label", "class"},
    "img": {"src", "alt", "title", "loading"},
    "li": {"id"},
    "ol": {"start"},
    "pre": {"tabindex"},
    "section": {"class"},
    "sup": {"class"},
    "td": {"class"},
    "th": {"class"},
    "abbr": {"title"},
    "details": {"open"},
    **{f"h{level}": {"id"} for level in range(2, 7)},
    **{
        tag: set()
        for tag in [
            "blockquote",
            "br",
            "code",
            "del",
            "em",
            "hr",
            "p",
            "strong",
            "sub",
            "summary",
            "table",
            "tbody",
            "thead",
            "tr",
            "ul",
        ]
    },
}
CLASSES = {"at-center", "at-left", "at-right", "footnote-backref", "footnotes", "footnote-ref"}
ADDRESS = re.compile(r"(?:https?://|mailto:|tel:|#(?:s-|fn-|fnref-)|\.\./)", re.IGNORECASE)


class Strict(HTMLParser):
    """Fails on what is not on the list, as a browser would see it."""

    def handle_starttag(self, tag, attrs):
        assert tag in ALLOWED
        for name, value in attrs:
            assert name in ALLOWED[tag]
            if name in ("href", "src"):
                assert ADDRESS.match(value)
            if name == "src":
                assert value.startswith("../images/")
            if name == "id":
                assert value.startswith(("s-", "fn-", "fnref-"))
            if name == "class":
                assert value in CLASSES

    def handle_comment(self, data):
        raise AssertionError(data)

    handle_decl = unknown_decl = handle_pi = handle_comment

    def error(self, message):
        raise AssertionError(message)


def check(body):
    rendered = render(body, sheets={"jardin"}, images={"photo.jpg"})
    Strict().feed(rendered.html)
    for section in rendered.sections:
        Strict().feed(section.html)
        assert section.title == section.title.strip()
    return rendered.html


PAYLOADS = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<img src=x onerror=alert(1)>",
    '<img src="x" onerror="alert(1)" />',
    "<img/src=x/onerror=alert(1)>",
    '<img """><script>alert(1)</script>">',
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<math href=javascript:alert(1)>x</math>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data=data:text/html,x></object>",
    "<embed src=javascript:alert(1)>",
    "<body onload=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<form action=javascript:alert(1)><button>x</button></form>",
    "<input autofocus onfocus=alert(1)>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<base href=//evil.example/>",
    "<style>*{background:url(//evil.example)}</style>",
    "<p style=position:fixed>x</p>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<textarea><img title='</textarea><img src=x onerror=alert(1)>'></textarea>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<!--[if IE]><script>alert(1)</script><![endif]-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml version='1.0'?><script>alert(1)</script>",
    "<!DOCTYPE html [<!ENTITY x '<script>'>]>&x;",
    "</p></div></article><script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](  javascript:alert(1))",
    "[x](<java\tscript:alert(1)>)",
    "[x](java&#10;script:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](&#x6A;avascript&colon;alert(1))",
    "[x](\x01javascript:alert(1))",
    "[x](javascript&#58;alert(1))",
    "[x](vbscript:msgbox(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](data:image/svg+xml,<svg/onload=alert(1)>)",
    "[x](file:///etc/passwd)",
    "[x](blob:https://a.example/1)",
    "[x](view-source:javascript:alert(1))",
    "[x](//evil.example)",
    "[x](\\\\evil.example)",
    "[x](/\\evil.example)",
    "[x](https:evil.example)",
    "[x][1]\n\n[1]: javascript:alert(1)",
    "[x]: <javascript:alert(1)>\n\n[x]",
    "<javascript:alert(1)>",
    "<data:text/html,x>",
    "![x](javascript:alert(1))",
    "![x](https://evil.example/pixel.gif)",
    "![x](//evil.example/pixel.gif)",
    "![x](data:image/svg+xml;base64,PHN2Zz4=)",
    '![x" onerror="alert(1)](images/photo.jpg)',
    '![x](images/photo.jpg "a\\" onerror=\\"alert(1)")',
    "![x](images/photo.jpg'onerror='alert(1))",
    '[x](https://a.example "a\\" onmouseover=\\"alert(1)")',
    '[x](https://a.example/"onmouseover="alert(1))',
    "[x](https://a.example/'onmouseover='alert(1))",
    'https://a.example/"onmouseover="alert(1)',
    "[<img src=x onerror=alert(1)>](https://a.example)",
    '[x](jardin.md#"onclick="alert(1))',
    '[x](#"><script>alert(1)</script>)',
    '```"><script>alert(1)</script>\nx\n```',
    "```html onclick=alert(1)\n</code></pre><script>alert(1)</script>\n```",
    "`</code><script>alert(1)</script>`",
    "    </code></pre><script>alert(1)</script>",
    '## x" onclick="alert(1)',
    "## <script>alert(1)</script>",
    "## __search",
    "## [x](javascript:alert(1))",
    'a[^"><script>alert(1)</script>]\n\n[^"><script>alert(1)</script>]: b',
    "a[^x]\n\n[^x]: <script>alert(1)</script>",
    "|<script>|\n|-|\n|<img src=x onerror=alert(1)>|",
    '- [x" onclick="alert(1)] a',
    "{: onclick=alert(1)}\n# a {#__config onclick=alert(1)}",
    "{{ config }} {% include 'x' %} ${alert(1)}",
    '--8<-- "/etc/passwd"',
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "\u2028<script>\u2029alert(1)</script>",
    "\0<scr\0ipt>alert(1)</script>",
    "<a href='x' ping=//evil.example>x</a>",
    "<a id=__config name=__search>x</a>",
    "\ud800<script>",
]


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize(
    "around", ["{}", "> - {}", "## A\n\n{}\n\n## B", "[{}](https://a.example)", "**{}**\n\n|{}|\n|-|"]
)
def test_nothing_that_acts_gets_through(payload, around):
    check(around.replace("{}", payload))


def test_the_check_sees_what_it_should():
    for bad in [
        "<script>",
        "<a onclick=x>",
        "<a href='javascript:x'>",
        "<img src=https://x>",
        "<p id=x>",
        "<h2 id=__config>",
    ]:
        with pytest.raises(AssertionError):
            Strict().feed(bad)


SIGNS = st.sampled_from(
    [
        "<",
        ">",
        '"',
        "'",
        "&",
        "`",
        "\n",
        "\n\n",
        "    ",
        "[",
        "](",
        ")",
        "![",
        "](images/photo.jpg)",
        "#",
        "## ",
        "> ",
        "- ",
        "|",
    ]
    + [
        "|-|\n",
        "[^a]",
        "[^a]: ",
        "<script>",
        "<img ",
        "onerror=",
        "javascript:",
        "https://",
        "a@b.c",
        "*",
        "**",
        "~~",
        "_",
        "a",
    ]
    + ["&lt;", "&#60;", "\\", "\r", "\0", "- [ ] ", "1. ", "jardin.md", "=\n", "<!--", "-->", "</p>", "data:"]
)


@given(st.one_of(st.text(), st.lists(SIGNS, max_size=60).map("".join)))
def test_any_text_renders_as_what_is_allowed(body):
    check(body)
    list(body_problems(body, 1))


def filled(pattern):
    return {"before": "", "pattern": pattern, "after": ""}


BOMBS = {
    "table of short rows": {
        "before": "|a" * 3000 + "|\n" + "|-" * 3000 + "|\n",
        "pattern": "|a\n" * 6000,
        "once": True,
    },
    "table at the bound": {
        "before": "|a" * 99 + "|\n|" + "-|" * 99 + "\n",
        "pattern": "|a\n" * 190,
        "once": True,
    },
    "20,000 quotations": {"before": ">" * 20_000, "pattern": "a", "after": ""},
    "quotations in each line": filled(">" * 20 + " a\n\n"),
    "quotations and lists": filled("> 1. - " * 6 + "a\n\n"),
    "brackets": filled("["),
    "pictures": filled("![["),
    "open links": filled("[a]("),
    "links": filled("[a](b)"),
    "wrong links": filled("[a](fiche-x.md) mot mot mot\n"),
    "deep links": {"before": "", "pattern": "[", "then": "](a)"},
    "deep emphasis": filled("*a **a "),
    "closed emphasis": {"before": "", "pattern": "*a **b ", "then": " c** d*"},
    "stars and lines": filled("_*"),
    "unmatched emphasis": filled("**a*b_c__ "),
    "tildes": filled("~~a~"),
    "less-than": filled("<"),
    "tags": filled("<a "),
    "comments": filled("<!--"),
    "ampersands": filled("&"),
    "addresses in one line": filled("a@b.c "),
    "addresses in lines": filled("a@b.c\n"),
    "xmpp": filled("xmpp:a@b.c/"),
    "www": filled("www.a.b "),
    "half addresses": filled("<=https://."),
    "parentheses in an address": {"before": "https://a.b/", "pattern": "(", "then": ")"},
    "end of an address": {"before": "https://a.b/", "pattern": "?!.,:*_~", "after": ""},
    "footnote calls": {"before": "[^a]: x\n\n", "pattern": "[^a]", "after": ""},
    "footnotes of themselves": {"before": "[^a]: [^a]\n", "pattern": "[^a]", "after": ""},
    "open footnotes": filled("[^a"),
    "references": {"before": "[a]: /" + "x" * 1000 + "\n\n", "pattern": "[a]", "after": ""},
    "headings": filled("## a\n"),
    "unlike headings": {"numbered": "## {}\n"},
    "footnotes": {"numbered": "[^{}] \n\n[^{}]: a\n\n"},
    "nested lists": {"stairs": "- a"},
    "nested numbers": {"stairs": "1. a"},
    "code": filled("```\n"),
    "backticks": filled("`a``b"),
    "backslashes": filled("\\["),
    "rules": filled("***\n"),
    "tasks": filled("- [ ] a\n"),
    "spaces": filled(" "),
    "lines": filled("\n"),
    "nothing": filled("\0"),
    "telephones": filled("06 00 00 00 00 "),
    "web pages": filled("http://a\n"),
    "front matter": {"before": "", "pattern": "---\n", "after": ""},
}
RUN = """
import json, sys, time
from partage.sheets.body.render import body_problems, render
from partage.sheets.source import read_text_source

SIZE = 256 * 1024 - 100

def text(before="", pattern="", after="", then="", once=False, numbered="", stairs=""):
    if numbered:
        made = "".join(numbered.replace("{}", str(i)) for i in range(40_000))
    elif stairs:
        made = "".join(" " * 2 * i + stairs + chr(10) for i in range(510))
    elif then:
        times = (SIZE - len(before)) // (len(pattern) + len(then))
        made = before + pattern * times + "a" + then * times
    else:
        made = before + (pattern if once else pattern * (SIZE // len(pattern))) + after
    return made.encode()[:SIZE].decode("utf-8", "ignore")

sheets = {f"fiche-{i}" for i in range(10_000)}
for name, bomb in json.loads(sys.stdin.read()).items():
    made = text(**bomb)
    print(name, end="", flush=True)
    start = time.process_time()
    source = read_text_source(("---\\ntitre: x\\n---\\n" + made).encode(), "fiche.md")
    list(body_problems(made, 1))
    rendered = render(made, sheets=sheets)
    print("\\t", time.process_time() - start, "\\t", len(rendered.html), flush=True)
"""
RUN_FIELDS = """
import json, sys, time
from partage.sheets.source import read_text_source

for name in json.loads(sys.stdin.read()):
    print(repr(name), end="", flush=True)
    made = name * (32_000 // len(name.encode()))
    longest = 0
    for before in ("", "a: ", "a: [", "a: b\\n", "a: '", 'a: "', "a:\\n  - "):
        for after in ("", "x"):
            start = time.process_time()
            read_text_source(f"---\\n{before}{made}{after}\\n---\\n".encode(), "fiche.md")
            longest = max(longest, time.process_time() - start)
    print("\\t", longest, "\\t 0", flush=True)
"""
FIELDS = [
    "[", "{", "]", "- ", "? ", ": ", "a: ", "a: b\n", "a: b\n a: ", "'", '"', "\\", "&a ", "*a ", "!a ", "!!a", "#", "a #b ",
    "%", "|\n", ">\n", "a\n", "a b ", "[a,", "- a\n", "-", "...\n", "\n", " ", "@", "a: [", "a: {b", "{a: ", "- -a", "k    ",
    "a: 'b'c ", '"a":', "é", "[a]: ", "a:\n ", "{? a", "[? ", "<<: a\n", "~\n", "a: |\n  b\n", "\t", "- \t", "\u00a0",
]  # fmt: skip
HOOKS = str(Path(__file__).parents[3] / "hooks")


def timed(script, bombs):
    """Run *script* in a process of its own, since a parser in Rust or C that overflows ends the process."""
    done = subprocess.run(
        [sys.executable, "-c", script], input=json.dumps(bombs), text=True, capture_output=True, timeout=120,
        env={**os.environ, "PYTHONPATH": HOOKS},
    )  # fmt: skip
    results = [line.split("\t") for line in done.stdout.splitlines()]
    assert done.returncode == 0, f"{results[-1][0]}: {done.stderr}"
    assert len(results) == len(bombs)
    assert [(name, seconds) for name, seconds, _ in results if float(seconds) > 1] == []
    return results


def test_bombs_of_text_neither_crash_nor_take_a_second():
    results = timed(RUN, BOMBS)
    assert [name for name, _, size in results if int(size) > 1024 * 1024] == []


def test_bombs_of_fields_neither_crash_nor_take_a_second():
    timed(RUN_FIELDS, FIELDS)
