"""Pages as nobody would write them: a grammar of Markdown with snippets and numbers in it."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field

from livepages.records.record import Axes, Column, Failure, Figure, Record, Series

SVG = '<svg viewBox="0 0 1 1" data-figure="figure-0a" role="img"><path d="M0 0"/></svg>'
LINE = Series("line", "", 1, (Column("x", "0", "0"),), (("0",),))
VALUES = {"w": 8123.456789, "n": -45671, "tiny": 5.6e-17, "table": [[9871.5, 9872.25], [3, 4]]}
VALUES |= {"rates": {"0.1": 73912}, "state": {"m": 61.0625}, "inf": float("inf")}
CODES = {
    "p/one.py": "w = 8000 + 123.456789\n",
    "p/two.py": "print('two')\n",
    "q/one.py": "x = 1\n",
    "p/long name.py": "print('`' * 3)\n",
    "p/wörter & <b>.py": "print('<b>')\n",
    "p/it's.py": "pass\n",
    "p/figure.py": "import matplotlib.pyplot as plt\n",
    "p/raises.py": "1 / 0\n",
    "p/warns.py": "import warnings\n",
}
RECORDS = {name: Record(name, code, values=VALUES) for name, code in CODES.items()}
RECORDS["p/two.py"].stdout = "two {{one.w}}\n```python snippet=\n~~~\n"
RECORDS["p/figure.py"].figures = [Figure(SVG, (Axes("", "x", "y", (LINE,)),))]
RECORDS["p/raises.py"].error = Failure("ZeroDivisionError", "by zero", 1, "1 / 0", "Traceback\n")
RECORDS["p/warns.py"].warnings = [Failure("UserWarning", "careful", 1, "", "UserWarning: careful")]

PATHS = [".w", ".inf", ".n", ".tiny", ".table[0][1]", '.rates["0.1"]', ".state.m", ".table[-1][0]"]
SPECS = ["", "", ":.2f", ":.1e", ":,.0f", ":+.3f", ":>12", ":012.3f", ":g", ":e", ":%"]
ABSURD = [":d", ":c", ":>2000000000", ":.99999f", ":_", ":é", ":.2f ", ":.2f}", ":{}", ":!r", ":x"]
WORDS = ["Text", "a < b & c", "**bold**", "*i", "_", "a\\*b", "&amp;", "…", "重み", "`code`", "x²"]
NAMES = ["x", "note", "Why?", "a b", "é", '"', "<b>", "{{quoted.q}}", "1"]


@dataclass
class Draft:
    """A page that is being written, and what its reader must get."""

    random: random.Random
    odd: float  # how many of its parts are wrong
    fences: list[str] = field(default_factory=list)
    numbers: int = 0
    depth: int = 0

    def maybe(self, chance: float = 1.0) -> bool:
        return self.random.random() < chance * self.odd

    def any(self, *options: str) -> str:
        return self.random.choice(options)


def page(seed: int) -> str:
    """The text of a page; even seeds give pages in which much is wrong."""
    draft = Draft(random.Random(seed), odd=(1.0, 0.0, 0.3, 0.1)[seed % 4])
    parts = [_front(draft), "# Title" + draft.any("", "", f" {_number(draft)}")]
    parts += [_block(draft) for _ in range(draft.random.randint(1, 4))]
    if draft.numbers or draft.random.random() < 0.3:
        parts.append(_fence(draft, "p/one.py"))
    text = "\n\n".join(parts) + "\n"
    return _bytes(draft, text)


def _bytes(draft: Draft, text: str) -> str:
    """The same page as another editor would save it, or a broken disk."""
    if draft.random.random() < 0.1:
        text = text.replace("\n", "\r\n")
    if draft.maybe(0.03):
        text = text.replace("\n", "\r")
    if draft.random.random() < 0.05:
        text = "\ufeff" + text
    for character in "\x00\x02\x03\x0b\x0c\x1b\x85\u2028\udcff\t\v ﻿":
        if draft.maybe(0.01):
            place = draft.random.randrange(len(text))
            text = text[:place] + character + text[place:]
    if draft.maybe(0.02):
        text = text.replace("Text", "x" * 100_000, 1)
    if draft.maybe(0.03):
        place = draft.random.randrange(len(text))
        text = text[:place] + text[place + draft.random.randint(1, 9) :]
    if draft.maybe(0.03):
        lines = text.split("\n")
        draft.random.shuffle(lines)
        text = "\n".join(lines)
    return text


def _front(draft: Draft) -> str:
    good = ["", "", "", "---\ndescription: A page.\n---", '---\ntitle: "At {{one.w:.1f}}"\n---']
    good += ["---\nsearch: {boost: 0.5}\n---", "---\ntitle: a\ndescription: >-\n  {{one.n}}\n---"]
    bad = [
        "---\n- a\n---",
        "---\na: [\n---",
        "---",
        "---\n---",
        "---\ntitle: x",
        "title: x\nb: {{one.w}}",
    ]
    bad += ["--- \ntitle: x\n---", "---\ntitle: x\n...", "---\ntitle: [1, 2]\n---", "---\n\n---\n"]
    bad += [
        "---\ntitle: {{one.w}}\n---",
        "---\ntitle: 3\ndescription: {a: 1}\n---",
        "\n---\na: 1\n---",
    ]
    bad += ["---\nsearch: {boost: x}\n---", "---\nx: {{one.nothing}}\n---", "---\na: 1\na: 2\n----"]
    bad += [
        "---\ntitle: !!python/object:os.system x\n---",
        "---\ntitle: 2001-13-45\n---",
        "---\na: &a [*a]\n---",
    ]
    bad += [
        "---\ntemplate: nowhere.html\n---",
        "---\ntags: x\nhide: 3\n---",
        "---\n? [a]\n: b\n---",
    ]
    chosen = draft.any(*bad) if draft.maybe(0.3) else draft.any(*good)
    draft.numbers += chosen.count("{{one")
    return chosen


def _number(draft: Draft) -> str:
    draft.numbers += 1
    name = draft.any("one", "one", "p/one")
    if draft.maybe(0.1):
        name = draft.any("two", "nowhere", "p/nowhere", "site", "../one", "p//one", "one/")
    path, spec = draft.any(*PATHS), draft.any(*SPECS)
    if draft.maybe(0.1):
        path = draft.any(
            "",
            ".nothing",
            ".w.w",
            ".table",
            "[9]",
            "." + "a" * 300,
            f"[{'9' * 5000}]",
            ".__class__",
            ".inf",
            '["]"]',
        )
    if draft.maybe(0.1):
        spec = draft.any(*ABSURD)
    inner = f"{name}{path}{spec}"
    whole = draft.any(f"{{{{{inner}}}}}", f"{{{{ {inner} }}}}")
    if draft.maybe(0.1):
        whole = draft.any(
            f"{{{{{inner}}}", f"{{{inner}}}", f"{{{{{{{inner}}}}}}}", f"\\{{{{{inner}}}}}",
            f"{{{{{inner}", f"{{{{\n{inner}}}}}", f"{{{{{inner}\n}}}}", "{{}}", "{{{{{{}}", f"{{{{{inner}}}}}{{{{",
            f"{{{{{inner}}}}}}}", f"{{{{{inner!r}}}}}", f"\\\\{{{{{inner}}}}}",
        )  # fmt: skip
    return whole


def _inline(draft: Draft) -> str:
    """A few words, with a number in them."""
    number = _number(draft)
    good = [
        number, f"**{number}**", f"_{number}_", f"[{number}](x.md)", f'[a](x.md "{number}")',
        f"![{number}](x.png)", f"${number}$", f"$x = {number}^2$", f"\\({number}\\)", f"({number}).",
        f"`{{{{quoted.q}}}}` {number}", f"``a`{{{{quoted.q}}}}`` {number}", f"{number}{number}",
        f"a{number}b", f"<b>{number}</b>", f'<span class="x">{number}</span>', f"{number}[^1]",
        f"~{number}~", f"{number} \\$5 {number}", f"{number}`x`{number}", f"[x](x.md#{draft.any('a', 'b')}) {number}",
    ]  # fmt: skip
    if "\n\n" in number or not number.startswith("{{") or number.count("{{") > 1:
        good = [number]
    draft.numbers += 1
    bad = [
        f'<span title="{number}">a</span>', f"[a]({number})", f"<!-- {number} -->", f"<{number}>",
        f"`{number}", f"{number}`", f"<http://x.org/{number}>", f"[r]: x.md '{number}'", f"*[ab]: {number}",
        f"$${number}$$", f"$ {number} $", f"$x_{number}$", f"$\\text{{{number}}}$", f"${number}{number}$",
        f"$\\frac{number}$", f"${number}", f"\\[{number}\\]", f"`` {number} `", f"<b {number}>x</b>",
        f"<b\ntitle='{number}'>x</b>", f"![a]({number})", f"![a](x.png \"{number}\")", f"[{number}]", f"[{number}][r]",
        f"[^{number}]", f"<script>{number}</script>", f"<style>{number}</style>", f"{{{{ {number} }}}}", "${{a}}$",
        f"x{{: title=\"{number}\" }}", f"**b**{{: .{number} }}", f"[TOC]{number}", f"{number}{{: .a }}", f"$a$$b{number}$",
        f"<!-- {number}", f"-->{number}", f"<![CDATA[{number}]]>", f"<?php {number} ?>", f"&{number};", f"\x02{number}\x03",
        f"<a href='{number}'>x</a>", "`#!python {{quoted.q}}`", f"http://x.org/{number}",
        f"<textarea>{number}</textarea>", f"<title>{number}</title>", f"<pre>{number}</pre>", f"<code>{number}</code>",
        f"<math>{number}</math>", f"<svg><text>{number}</text></svg>", f"<button disabled {number}>", f"$\\{number}$",
        f"<kbd>{number}", f"</b>{number}", f"<p>{number}</p>", f"<td>{number}</td>", "{{" * 500, "`" * 99, "<" * 300, "[" * 200 + "](" * 200,
    ]  # fmt: skip
    chosen = draft.any(*bad) if draft.maybe(0.3) else draft.any(*good)
    return f"{draft.any(*WORDS) if draft.maybe() else 'Text'} {chosen} {draft.any('end', 'more')}."


def _fence(draft: Draft, name: str = "") -> str:
    """A fence that shows a snippet, in one of the ways in which it may be written."""
    free = [each for each in CODES if each not in draft.fences and "one.py" not in each]
    if not name and not free:
        return "Text"
    name = name or draft.random.choice(free)
    if draft.maybe(0.05):
        name = draft.any(
            "nowhere.py",
            "q/one.py",
            "../x.py",
            "p/one.py",
            "p//one.py",
            "./p/two.py",
            "p/one.txt",
            "",
            "p/" + "a" * 300 + ".py",
            "p/\x00.py",
            "/etc/passwd",
        )
    draft.fences.append(name)
    quote = draft.any('"', "'")
    quote = '"' if "'" in name else quote
    options = [f"snippet={quote}{name}{quote}"]
    if name == "p/figure.py":
        options.append(draft.any('alt="A curve"', f"alt='At {_number(draft)} <b>'"))
    if name == "p/raises.py":
        options.append('raises="ZeroDivisionError"')
    if name == "p/warns.py":
        options.append("warns='UserWarning'")
    draft.random.shuffle(options)
    ticks = draft.any("```", "```", "~~~", "````", "~~~~~")
    if draft.maybe(0.15):
        options.append(
            draft.any(
                "alt=x",
                'alt=""',
                'snippet="p/two.py"',
                'title="x"',
                "linenums",
                'raises=""',
                'warns=""',
                'hl_lines="1"',
                '"',
                "alt='a",
                "{",
                'data-x="1"',
                "`",
                ".a",
                "#b",
            )
        )
    head = f"{ticks}{draft.any('', '', ' ')}python {' '.join(options)}{draft.any('', '', ' ')}"
    if draft.maybe(0.2):
        inner = " ".join(options)
        head = draft.any(
            f"{ticks}{{.python {inner}}}", f"{ticks}python {{ {inner} }}", f"{ticks}.python {inner}",
            f"{ticks}{{ .python .x {inner} }}", f"{ticks}Python {inner}", f"{ticks}py {inner}", f"{ticks}{inner}",
            f"{ticks}python\t{inner}", f"{ticks}python  {inner}", f"{ticks}\tpython {inner}", f"{ticks}python{inner}",
            f"{ticks}{{python {inner}}}", f"{ticks}python {inner} {{.x}}", f"{ticks}python {inner.upper()}",
            f"{ticks}python {inner.replace('=', ' = ')}", f"{ticks}{{#i .python {inner}}}", f"{ticks}python snippet",
            f"Text {ticks}python {inner}", f"{ticks}python {inner}\\", f"``python {inner}", f"{ticks}python3 {inner}",
            f"{ticks}{{.python snippet={name}}}", f"{ticks}pycon {inner}", f"{ticks}python,{inner}", f"{ticks}PYTHON {inner}",
            f"{ticks}python # {inner}", f"{ticks}python\xa0{inner}", f"{ticks}python {inner}\x0b", f"{ticks}{{.python\t{inner} }}",
            f"{ticks}c++ {inner}", f"{ticks}text {inner}", f"{ticks}python hl_lines='1' {inner}", f"{ticks}python \"{inner}\"",
        )  # fmt: skip
    closer = ticks + draft.any("", "", " ", "  ")
    body: list[str] = draft.random.choice([[], [], [""], ["", ""]])
    if draft.maybe(0.1):
        body = draft.random.choice(
            [["print(1)"], ["   "], ["\t"], ["```"], ["~~~"], ["``"], ["> x"], [_inline(draft)]]
        )
    if draft.maybe(0.15):
        closer = draft.any(
            "",
            "``",
            f"{ticks}`",
            f"{ticks}{ticks}",
            f"{ticks}x",
            f" {ticks}",
            f"   {ticks}",
            f"    {ticks}",
            f"\t{ticks}",
            "~~~",
            "```",
            f"> {ticks}",
            f"{ticks}\x0b",
            f"{ticks}\xa0",
            f"{ticks} python",
        )
    lines = [head, *body, closer]
    if draft.maybe(0.15):
        lines = [
            f"{draft.any(' ', '  ', '   ', '    ', chr(9), '> ', '     ', ' > ', '>')}{line}"
            for line in lines
        ]
    if draft.maybe(0.06):
        place = draft.random.randrange(len(lines))
        lines[place] = draft.any(" ", "  ", "   ", "    ", "\t", "> ") + lines[place]
    return "\n".join(lines)


def _indent(text: str, mark: str) -> str:
    return "\n".join(
        f"{mark}{line}" if line.strip() or ">" in mark else line for line in text.split("\n")
    )


def _block(draft: Draft) -> str:
    draft.depth += 1
    choices: list[Callable[[Draft], str]] = [_text, _text, _snippet, _snippet, _quoted]
    if draft.depth < 4:
        choices += [_list, _quote, _tabs, _box, _table, _maths]
    if draft.depth == 1 or draft.maybe():
        choices += [_footnote, _definition, _claim, _deep, _html]
    if draft.depth == 1 and draft.random.random() < 0.1:
        choices = [lambda _: "<!-- measured -->"]
    block = draft.random.choice(choices)(draft)
    draft.depth -= 1
    return block


def _inner(draft: Draft) -> str:
    return "\n\n".join(_block(draft) for _ in range(draft.random.randint(1, 2)))


def _text(draft: Draft) -> str:
    text = _inline(draft)
    if draft.maybe(0.2):
        text = (
            draft.any(
                "    ",
                "\t",
                "  ",
                ">",
                "## ",
                "- ",
                "!!! ",
                "|",
                "*[x]: ",
                "[^2]: ",
                ": ",
                "=== ",
                "> > ",
            )
            + text
        )
    return draft.any(
        text,
        text,
        f"## {text}",
        f"{text}\n{_inline(draft)}",
        f"{text}\n---" if draft.maybe() else text,
    )


def _snippet(draft: Draft) -> str:
    fence = _fence(draft)
    if draft.maybe(0.1):
        return f"Text\n{fence}\nmore"
    return fence


def _quoted(draft: Draft) -> str:
    """A fence that quotes what is none."""
    inside = draft.any(
        "{{quoted.q}}", 'x = "{{quoted.q}}"', "# a", "```", "", "<!--", "!!! measured", "$x$", "---"
    )
    return (
        f"````text\n{inside}\n````"
        if not draft.maybe(0.1)
        else f"```text\n{inside}\n```{draft.any('', 'x')}"
    )


def _list(draft: Draft) -> str:
    mark = draft.any("1. ", "- ", "* ", "1)  ") if draft.maybe() else draft.any("1.  ", "-   ")
    width = draft.random.choice([1, 2, 3, 4, 5, 8]) if draft.maybe(0.3) else 4
    return f"{mark}{_inline(draft)}\n\n{_indent(_inner(draft), ' ' * width)}\n\n{mark}Text"


def _quote(draft: Draft) -> str:
    return _indent(f"Text\n\n{_inner(draft)}", draft.any("> ", ">") if draft.maybe(0.3) else "> ")


def _tabs(draft: Draft) -> str:
    width = draft.random.choice([2, 3, 5, 8]) if draft.maybe(0.2) else 4
    title = draft.any(*NAMES) if draft.maybe(0.3) else "A"
    return "\n\n".join(
        f'=== "{title}"\n\n{_indent(_inner(draft), " " * width)}'
        for _ in range(draft.random.randint(1, 2))
    )


def _box(draft: Draft) -> str:
    mark = (
        draft.any("!!!", "???", "???+", "!!!", "!!", "????")
        if draft.maybe(0.2)
        else draft.any("!!!", "???", "???+")
    )
    title = draft.any("", ' "Title"', f' "{_number(draft)}"')
    if draft.maybe(0.3):
        title = draft.any(
            ' "', ' ""', ' "a" b', ' "{{quoted.q}}"', f' "<b>{_number(draft)}</b>"', " inline end"
        )
    indent = draft.any("  ", "\t", "     ") if draft.maybe(0.2) else "    "
    return f"{mark} note{title}\n\n{_indent(_inner(draft), indent)}"


def _claim(draft: Draft) -> str:
    claim = draft.any(*NAMES) if draft.maybe(0.3) else draft.any("A is b.", f"At {_number(draft)}.")
    body = _inner(draft) if draft.maybe(0.3) else _inline(draft)
    kind = (
        draft.any("measured", "Measured", "note measured", "measured inline")
        if draft.maybe(0.2)
        else "measured"
    )
    return f'{draft.any("!!!", "???")} {kind} "{claim}"\n{_indent(body, "    ")}'


def _footnote(draft: Draft) -> str:
    note = "1" if draft.maybe(0.3) else f"n{draft.random.randrange(10**9)}"
    return f"Text[^{note}].\n\n[^{note}]: Text\n\n{_indent(_inner(draft), '    ')}"


def _definition(draft: Draft) -> str:
    return f"Term\n\n:   {_inline(draft)}\n\n{_indent(_inner(draft), '    ')}"


def _html(draft: Draft) -> str:
    inner = _inner(draft)
    good = [
        f'<div class="x" markdown>\n\n{inner}\n\n</div>',
        f"<section markdown>\n{inner}\n</section>",
    ]
    bad = [
        f"<div>\n\n{inner}\n\n</div>", f"<div>\n{inner}\n</div>", f"<pre>\n{inner}\n</pre>", f"<!--\n{inner}\n-->",
        f"<details markdown><summary>{_number(draft)}</summary>\n{inner}\n</details>", f"<div markdown>\n{inner}",
        f"<script>\n{inner}\n</script>", f"<div markdown='span'>\n{inner}\n</div>", f"<p markdown>\n{inner}\n</p>",
        f"</div>\n{inner}", f"<div markdown>\n\n{_indent(inner, '    ')}\n\n</div>", f"<!-- a\n\n{inner}", f"<textarea>\n{inner}\n</textarea>",
        f"<table><tr><td markdown>\n{inner}\n</td></tr></table>", f"<div markdown=block>\n<div>\n{inner}\n</div></div>",
        f"<style>\n\n{inner}\n</style>", f"<div\nmarkdown>\n{inner}\n</div>", f"<figure markdown>\n{inner}\n<figcaption>{_number(draft)}</figcaption></figure>",
        f"<details><summary>a</summary>\n\n{inner}\n</details>", f"<ul markdown><li markdown>\n{inner}\n</li></ul>", f"<!-- -- > \n{inner}\n-->",
        f"<span markdown>\n\n{inner}\n\n</span>", f"<template>\n{inner}\n</template>", f"<iframe>\n{inner}</iframe>", f"<h2>{_number(draft)}</h2>\n{inner}",
    ]  # fmt: skip
    return draft.any(*bad) if draft.maybe(0.7) else draft.any(*good)


def _table(draft: Draft) -> str:
    cell = _inline(draft) if draft.maybe(0.3) else f"**{_number(draft)}**"
    return f"| a | b {draft.any('', _number(draft))} |\n|---|:-:|\n| {cell} | c |"


def _maths(draft: Draft) -> str:
    number = _number(draft)
    good = [f"$$\nx = {number}\n$$", f"$$x + {number}$$", f"\\[\n{number} < \\frac{{a}}{{b}}\n\\]"]
    bad = [
        f"$$\n{number}\n\n$$", f"$$\n\\nosuch {number}\n$$", f"$$ {number}", f"$$\n{number}_{number}\n$$", f"$$\n> {number}\n$$",
        f"\\begin{{align}}\n{number} &= a\n\\end{{align}}", f"    $$\n    {number}\n    $$", f"$$\n{{{{a}}}} {number}\n$$", "$$\n$$", "$$$$$$",
        f"$$\n\\text{{a {number} b}}\n$$", f"$$\n\\begin{{cases}} {number}\n$$", f"$$\nx^{{{number}}}\n$$", f"$$\n% {number}\n$$",
        f"$$\n\\sqrt[{number}]{{x}}\n$$", f"$$\n{number}\n", f"$$\n\\color{{red}}{number}\n$$", "$$\n" + "{" * 400 + "\n$$",
    ]  # fmt: skip
    return draft.any(*bad) if draft.maybe(0.5) else draft.any(*good)


def _deep(draft: Draft) -> str:
    if not draft.maybe(0.3):
        return _text(draft)
    mark = draft.any("> ", "    ", "- ", '=== "A"\n', "!!! a\n")
    depth = draft.random.choice([10, 40, 50 if "\n" in mark else 150])
    if "\n" in mark:
        head = mark.strip()
        return "\n".join(f"{'    ' * level}{head}\n" for level in range(depth)) + _indent(
            _snippet(draft), "    " * depth
        )
    return _indent(_snippet(draft), mark * depth)
