"""What somebody may write that is wrong, and what their page must then say."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

Edit = Callable[[Path], None]
SLEEPER = "import time; time.sleep(986)"  # a process that one can find
NEVER_ENDS = f"import subprocess, sys\nsubprocess.run([sys.executable, '-c', '{SLEEPER}'])\n"


@dataclass(frozen=True)
class Mistake:
    """A mistake in one file, the address of the page that it concerns, and what stands there."""

    name: str
    file: str
    edit: Edit
    page: str = ""  # "" where it concerns every page
    says: tuple[str, ...] = ()  # nothing where there is nothing to say

    def make(self, root: Path) -> Callable[[], None]:
        """Make it; what is returned mends it."""
        path = root / self.file
        before = path.read_bytes() if path.is_file() else None
        aside = path.with_name(f".{path.name}.aside")
        if path.is_dir():
            shutil.copytree(path, aside, symlinks=True)
        self.edit(path)

        def mend() -> None:
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            elif before is None or path.is_symlink() or not path.is_file():
                path.unlink(missing_ok=True)
            if aside.is_dir():
                aside.rename(path)
            if before is not None:
                path.write_bytes(before)

        return mend


def write(content: str | bytes) -> Edit:
    def edit(path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)

    return edit


def add(text: str) -> Edit:
    return lambda path: write(path.read_text(encoding="utf-8") + text)(path)


def replace(old: str, new: str) -> Edit:
    def edit(path: Path) -> None:
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {path.name}"
        write(text.replace(old, new, 1))(path)

    return edit


def remove(path: Path) -> None:
    shutil.rmtree(path) if path.is_dir() else path.unlink()


def folder_instead(path: Path) -> None:
    path.unlink()
    path.mkdir()


def link(target: str) -> Edit:
    return lambda path: path.symlink_to(target)


def page(name: str, text: str | bytes, *says: str) -> Mistake:
    """A mistake on a new page, which is not in the navigation yet."""
    file = f"docs/learning/{name}.md"
    return Mistake(name, file, write(text), f"/learning/{quote(name)}/", says)


def topic(name: str, code: str | bytes, *says: str) -> Mistake:
    """A mistake in a snippet of the page that `topics` makes for it."""
    file = f"snippets/topics/{name}.py"
    return Mistake(name, file, write(code), f"/learning/topic-{name}/", says)


SNIPPET = "docs/learning/{0}.md:3  snippets/topics/{1}.py"
FIRST = "snippets/gradient_descent/first_step.py"
HEAD = "# My topic\n\n"

# each on a page of its own: they are made together
ON_PAGES = [
    page("unclosed", f"{HEAD}```text\nno end\n", "docs/learning/unclosed.md:3", "never closed"),
    page("not-run", f"{HEAD}```python\nx = 1\n```\n", "docs/learning/not-run.md:3", "is run"),
    page(
        "no-snippet",
        f'{HEAD}```python snippet="no/such.py"\n```\n',
        "docs/learning/no-snippet.md:3",
        "no such Python file",
    ),
    page(
        "braces",
        f'{HEAD}```{{.python snippet="no/such.py"}}\n```\n',
        "docs/learning/braces.md:3",
    ),
    page(
        "too-deep",
        f'{HEAD}1.  Do:\n\n{" " * 16}```python snippet="no/such.py"\n{" " * 16}```\n',
        "docs/learning/too-deep.md:5",
    ),
    page("nothing", f"{HEAD}It is {{{{nothing.x}}}}.\n", "docs/learning/nothing.md:3", "nothing"),
    page(
        "format",
        f"{HEAD}It is {{{{gradient_descent/first_step.w:c}}}}.\n",
        "docs/learning/format.md:3",
    ),
    page("digits", f"{HEAD}It is {{{{a.x[{'9' * 5000}]}}}}.\n", "docs/learning/digits.md"),
    page("latex", f"{HEAD}$\\frac{{1$ and so on\n", "docs/learning/latex.md:3"),
    page(
        "dead-link",
        f"{HEAD}[x](no-such.md)\n",
        "docs/learning/dead-link.md:3",
        "no-such.md",
    ),
    page("dead-anchor", f"{HEAD}[x](bias.md#no)\n", "docs/learning/dead-anchor.md:3", "#no"),
    page("outside", f"{HEAD}[x](../../README.md)\n", "docs/learning/outside.md:3", "README.md"),
    page("latin", f"{HEAD}Gr\xfc\xdfe\n".encode("latin-1"), "docs/learning/latin.md:3", "UTF-8"),
    page("nul", f"{HEAD}a \0 b\n", "docs/learning/nul.md:3", "U+0000"),
    page("one-line", f"{HEAD}{'word ' * 200_000}\n"),
    page("windows", b"\xef\xbb\xbf# My topic\r\n\r\nWords.\r\n"),
    page("fields", f"---\ntitle: a: b\n---\n\n{HEAD}", "docs/learning/fields.md:2", "YAML"),
    page(
        "template", f"---\ntemplate: no.html\n---\n\n{HEAD}", "docs/learning/template.md", "no.html"
    ),
    page("hide", f"---\nhide: 5\n---\n\n{HEAD}", "docs/learning/hide.md", "TypeError"),
    page("100% ü b", HEAD),
    Mistake("editor-lock", "docs/learning/.#bias.md", link("nobody@nowhere.1")),
    Mistake("swap", "docs/learning/.bias.md.swp", write(b"\0\1")),
    Mistake("4913", "docs/learning/4913", write("")),
    Mistake(
        "checkpoint", "docs/exercises/.ipynb_checkpoints/model-checkpoint.py", write("x = (\n")
    ),
    Mistake("snippet-checkpoint", "snippets/bias/.ipynb_checkpoints/x.py", write("x = (\n")),
    Mistake("pipe", "docs/learning/pipe.md", os.mkfifo, "", ("docs/learning/pipe.md",)),
    Mistake("pipe-beside", "docs/learning/pipe.png", os.mkfifo, "", ("docs/learning/pipe.png",)),
    Mistake("no-target", "docs/learning/x.png", link("no.png"), "", ("docs/learning/x.png",)),
    Mistake(
        "style",
        "docs/assets/css/frame.css",
        add("\n}}} { color: ;;; \0"),
        "",
        ("docs/assets/css/frame.css", "Unmatched }"),
    ),
    Mistake(
        "script",
        "docs/assets/explorers/kit.js",
        write(b"const x = '\xff\n"),
        "",
        ("docs/assets/explorers/kit.js",),
    ),
    Mistake(
        "cells",
        "docs/exercises/model.py",
        add("\n# %% two words\n"),
        "/exercises/model/",
        ("docs/exercises/model.py:", "two words"),
    ),
    Mistake(
        "notebook",
        "docs/exercises/saving.py",
        add("\n# %% broken\nx = (\n"),
        "/exercises/saving/",
        ("docs/exercises/saving.py:", "SyntaxError"),
    ),
    Mistake(
        "raises-in-notebook",
        "docs/exercises/predictions.py",
        add("\n# %% broken\nprint(1 / 0)\n"),
        "/exercises/predictions/",
        ("docs/exercises/predictions.py:", "ZeroDivisionError"),
    ),
]

# each a snippet on a page of its own
IN_SNIPPETS = [
    topic("raises", "x = 1\nprint(x / 0)\n", SNIPPET.format("topic-raises", "raises") + ":2"),
    topic("syntax", "x = (\n", SNIPPET.format("topic-syntax", "syntax") + ":1"),
    topic("exits", "import sys\nsys.exit(3)\n", "exit status 3"),
    topic("leaves", "import os\nos._exit(3)\n", "exit code 3"),
    topic(
        "killed", "import os\nos.kill(os.getpid(), 9)\n", SNIPPET.format("topic-killed", "killed")
    ),
    topic("forks", "import os\nprint(os.fork() > 0)\n", SNIPPET.format("topic-forks", "forks")),
    topic("much", "while True:\n    print('x' * 10_000)\n", "100,000 bytes"),
    topic("unaccepted", "print(1)\n", "no accepted output snippets/topics/unaccepted.out"),
    topic("bytes", b"print('\xff')\n", SNIPPET.format("topic-bytes", "bytes")),
    Mistake(
        "accepted-bytes",
        "snippets/bias/training.out",
        write(b"\xff\n"),
        "/learning/bias/",
        ("docs/learning/bias.md:", "snippets/bias/training.out"),
    ),
]


# it takes the snippets that run beside it with it
ENDS_OTHERS = [
    topic(
        "parent",
        "import os\nprint(1)\nos.kill(os.getppid(), 9)\n",
        SNIPPET.format("topic-parent", "parent"),
    ),
]


def topics(mistakes: list[Mistake]) -> dict[str, str]:
    """The pages that show the snippets of some mistakes."""
    return {
        f"docs/learning/topic-{m.name}.md": f'{HEAD}```python snippet="topics/{m.name}.py"\n```\n'
        for m in mistakes
        if m.file.startswith("snippets/topics/")
    }


def settings(name: str, edit: Edit, *says: str) -> Mistake:
    return Mistake(f"mkdocs.yml {name}", "mkdocs.yml", edit, "", says)


def theme(name: str, text: str, *says: str) -> Mistake:
    edit = replace("<article", f"{text}<article")
    return Mistake(f"theme {name}", "docs/theme/base.html", edit, "", says)


# each concerns the site, so they are made one after the other
OF_THE_SITE = [
    settings("no YAML", add("nav: [\n"), "mkdocs.yml:"),
    settings("tab", replace("strict:", "\tstrict:"), "mkdocs.yml:"),
    settings(
        "plugin", replace("  - mkdocs-jupyter:\n", "  - no-plugin:\n"), "mkdocs.yml:", "no-plugin"
    ),
    settings("theme", replace("name: material", "name: no-theme"), "mkdocs.yml:", "no-theme"),
    settings("extension", replace("- footnotes", "- no_notes"), "mkdocs.yml:", "no_notes"),
    settings("a setting's name", replace("seeds: [", "seed: ["), "mkdocs.yml:", "seed"),
    settings("a module", replace("warm: [torch,", "warm: [torhc,"), "mkdocs.yml:", "torhc"),
    settings("docs_dir", replace("docs_dir: docs", "docs_dir: no-docs"), "mkdocs.yml:", "no-docs"),
    settings("empty", write(""), "mkdocs.yml", "site_name"),
    settings("a list", write("- a\n- b\n"), "mkdocs.yml"),
    settings("a null in nav", replace("index.md", ""), "mkdocs.yml"),
    settings("deleted", remove, "mkdocs.yml"),
    settings(
        "option, entry, twice",
        lambda path: [
            replace("strict: true", "stricter: true")(path),
            replace("  - Home: index.md", "  - Home: index.md\n  - No: no-such.md")(path),
            replace("  - Learning:", "  - Again: basics/ml-vs-dl.md\n  - Learning:")(path),
        ],
        "mkdocs.yml:15",
        "stricter",
        "mkdocs.yml:19",
        "no-such.md",
        "twice",
    ),
    settings("nav empty", lambda path: write(_without_nav(path.read_text()))(path)),
    Mistake("page deleted", "docs/learning/bias.md", remove, "", ("mkdocs.yml:", "bias.md")),
    Mistake("folder deleted", "docs/basics", remove, "", ("mkdocs.yml:", "basics/ml-vs-dl.md")),
    Mistake("link to itself", "docs/learning/loop", link(".."), "", ("docs/learning/loop",)),
    theme("syntax", "{% if %}", "docs/theme/base.html:"),
    theme("filter", "{{ 1 | no_filter }}", "docs/theme/base.html:", "no_filter"),
    theme("include", '{% include "no.html" %}', "docs/theme/base.html:", "no.html"),
    theme("raises", "{{ 1 // 0 }}", "docs/theme/base.html:", "ZeroDivisionError"),
    Mistake(
        "engine syntax",
        "src/livepages/records/drawing.py",
        add("\nx = (\n"),
        "",
        ("src/livepages/records/drawing.py:", "SyntaxError"),
    ),
    Mistake(
        "engine import",
        "src/livepages/hosts/plugin.py",
        add("\nimport no_module\n"),
        "",
        ("src/livepages/hosts/plugin.py:", "no_module"),
    ),
    Mistake(
        "engine ends the build",
        "src/livepages/hosts/plugin.py",
        add("\nos._exit(7)\n"),
        "",
        ("exit status 7",),
    ),
]

# each concerns the pages that use it
IN_THE_LIBRARY = [
    Mistake(
        "library syntax",
        "src/dlbasics/descent.py",
        add("\nx = (\n"),
        "/learning/gradient-descent/",
        ("docs/learning/gradient-descent.md:", "SyntaxError", "descent.py"),
    ),
    Mistake(
        "library import",
        "src/dlbasics/descent.py",
        add("\nimport no_module\n"),
        "/learning/gradient-descent/",
        ("docs/learning/gradient-descent.md:", "no_module"),
    ),
    Mistake(
        "no snippets",
        "snippets/bias",
        remove,
        "/learning/bias/",
        ("docs/learning/bias.md:", "no such Python file"),
    ),
]


def _without_nav(text: str) -> str:
    before, _, rest = text.partition("\nnav:\n")
    return f"{before}\nnav:\n\ntheme:\n{rest.partition(chr(10) + 'theme:' + chr(10))[2]}"
