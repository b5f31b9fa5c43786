"""Scripts without comments: they do the same, as deno says, and say nothing more."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from livepages.publishing.scripts import without_comments

ROOT = Path(__file__).parents[3]
MODULES = sorted((ROOT / "docs/assets").rglob("*.js"))
# whatever looks like a comment and is none, beside what is one
PROGRAM = r"""/** A program.
 * @module "not // nested"
 */
const address = "http://127.0.0.1/*no*/"; // a comment with "quotes" and `ticks
const written = `// kept ${1 /* gone */ + `/* kept ${2} */`.length} /* kept */`;
const slashes = /\/\*[/*]\//.test("/*//"), ratio = 12 / 3 / 2; /* one */ /* two */
  /** @type {string} */ let word = 'it\'s // kept';
const twice = (/** @type {number} */ x, by = 2) => x * by;
function three() {
  // a line of its own
  return/* between two words */3;

}
class Box {
  #inside = 1; // private
  get inside() { return this.#inside /* odd */ ; }
}
console.log(JSON.stringify([address, written, slashes, ratio, word, twice(4), three(), new Box().inside]));
// the end"""


def run(program: str, folder: Path) -> str:
    script = folder / "program.js"
    script.write_text(program, encoding="utf-8")
    beside = Path(sys.executable).parent  # where pip puts it, on the PATH or not
    deno = shutil.which("deno", path=f"{beside}{os.pathsep}{os.environ.get('PATH', '')}")
    assert deno, "deno is not installed: run `pip install deno`"
    command = [deno, "run", "--no-config", "--quiet", str(script)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_the_program_stays_the_same(tmp_path: Path) -> None:
    bare = without_comments(PROGRAM)
    assert run(bare, tmp_path) == run(PROGRAM, tmp_path) != ""


def test_comments_go_with_their_lines_and_all_else_stays_in_place() -> None:
    bare = without_comments(PROGRAM)
    assert bare.splitlines()[:3] == [
        'const address = "http://127.0.0.1/*no*/";',
        "const written = `// kept ${1 + `/* kept ${2} */`.length} /* kept */`;",
        r'const slashes = /\/\*[/*]\//.test("/*//"), ratio = 12 / 3 / 2;',
    ]
    assert "  let word" in bare
    assert "(x, by = 2)" in bare
    assert "  return 3;\n\n}" in bare
    gone = (
        "A program",
        "quotes",
        "gone",
        "one */",
        "@type",
        "own",
        "between",
        "private",
        "the end",
    )
    assert [word for word in gone if word in bare] == []
    assert without_comments(bare) == bare


@pytest.mark.parametrize("text", ["", "\n", "// only\n", "/* only */", "a(`${b}`);\n"])
def test_hardly_anything(text: str) -> None:
    assert without_comments(text).strip() == ("" if text[:1] in ("", "/") else text.strip())


def test_nothing_is_added() -> None:
    for script in ("a();", "\n\n  a();  \n\n", "a();\r\nb();"):
        assert without_comments(script) == script.replace("\r\n", "\n")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_modules_of_the_site_lose_nothing_but_comments(path: Path) -> None:
    script = path.read_text(encoding="utf-8")
    bare = without_comments(script)
    lines = {line.strip() for line in script.splitlines()}
    new = [line for line in bare.splitlines() if line.strip() not in lines]
    # a line that changed had a comment beside its code
    assert [line for line in new if not any(_beside(line, whole) for whole in lines)] == []
    assert "@param" not in bare and "/**" not in bare and "@type" not in bare


def _beside(line: str, whole: str) -> bool:
    words = iter(whole)
    return ("//" in whole or "/*" in whole) and all(letter in words for letter in line.strip())
