"""What a program said, without the lines of this engine."""

from pathlib import Path

import livepages
from livepages.checking.words import control, own

ENGINE = Path(livepages.__file__).parent
WORDS = f"""\
Process ForkServerProcess-17:
Traceback (most recent call last):
  File "{ENGINE}/running/child.py", line 128, in _run
    exec(compile(part.code, str(path), "exec"), names)
  File "/project/snippets/odd/a.py", line 6, in <module>
    raise Odd
  File "/usr/lib/python3.11/multiprocessing/process.py", line 314, in _bootstrap
    self.run()
    ^^^^^^^^^^
ValueError: 535"""


def test_only_frames_of_the_project_are_shown() -> None:
    assert own(Path("/project"), WORDS) == (
        "Traceback (most recent call last):\n"
        '  File "snippets/odd/a.py", line 6, in <module>\n    raise Odd\nValueError: 535'
    )


def test_an_engine_inside_of_the_project_is_left_out_too() -> None:
    assert str(ENGINE) not in own(ENGINE.parents[1], WORDS)


def test_control_characters_are_spelt_and_named() -> None:
    assert own(Path("/project"), "a\x1b[31m\tb\n\x00") == "a\\x1b[31m\tb\n\\x00"
    assert [control(text) for text in ("a\tb\n", "50%\r100%", "\x1b[0m", "a\x00")] == [
        "", "U+000D", "U+001B", "U+0000",
    ]  # fmt: skip
