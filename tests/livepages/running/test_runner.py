"""Runs: each in a process of its own, whatever it does."""

import os
import re
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest
import runs

from livepages.book import make_book
from livepages.project import Project
from livepages.records.record import Record
from livepages.running import runner
from livepages.running.runner import run_all
from livepages.running.script import snippet


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "snippets").mkdir()
    return tmp_path


def run(root: Path, code: str, time_limit: float = 20, **options: Any) -> Record:
    (root / "snippets" / "a.py").write_text(code, encoding="utf-8")
    return runs.run(root, time_limit=time_limit, **options)


def alive(pid: str) -> bool:
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{pid.strip()}/stat")
    return not state.exists() or state.read_text().rpartition(")")[2].split()[0] != "Z"


def test_a_run_leaves_a_record(root: Path) -> None:
    record = run(root, "w = 1.5\nprint('ä →', w)\n")
    assert (record.snippet, record.stdout, record.stderr) == ("a.py", "ä → 1.5\n", "")
    assert record.values["w"] == 1.5
    assert record.error is None
    assert record.warnings == []
    assert 0 < record.seconds < 5


def test_it_runs_as_a_program(root: Path) -> None:
    code = (
        "import os, sys, pathlib\n"
        "print(__name__, pathlib.Path(__file__).name, sys.argv == [__file__])\n"
        "print(os.listdir(), sys.modules['__main__'].__dict__ is globals())\n"
    )
    assert run(root, code).stdout == "__main__ a.py True\n[] True\n"


def test_its_own_workers_start_as_anywhere_else(root: Path) -> None:
    code = "import multiprocessing\nprint(multiprocessing.get_start_method())\n"
    alone = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run(root, code).stdout == alone.stdout


def test_it_has_one_thread_for_arithmetic(root: Path) -> None:
    """Two processes with two threads each are slower on two cores than with one each."""
    assert run(root, "import torch\nprint(torch.get_num_threads())\n").stdout == "1\n"


def test_nothing_passes_from_one_run_to_the_next(root: Path) -> None:
    first = run(root, "import builtins, random, torch\nbuiltins.left = 1\ntorch.left = 1\n")
    assert first.error is None
    second = run(
        root, "import builtins, torch\nprint(hasattr(builtins, 'left'), hasattr(torch, 'left'))\n"
    )
    assert second.stdout == "False False\n"


@pytest.mark.parametrize(
    "code",
    [
        "print('x')",
        "import os\nos.write(1, b'x\\n')",
        "import sys\nsys.stdout.write('x\\n')",
        "import subprocess\nsubprocess.run(['echo', 'x'], check=True)",
        "import threading\nthreading.Thread(target=print, args='x').start()",
        "import os\nif not os.fork():\n    print('x', flush=True)\n    os._exit(0)\nos.wait()",
    ],
)
def test_output_is_captured_however_it_is_printed(root: Path, code: str) -> None:
    record = run(root, code)
    assert (record.stdout, record.error) == ("x\n", None)


def test_output_without_a_final_newline(root: Path) -> None:
    assert run(root, "print('a', end='')").stdout == "a"


def test_output_before_a_sudden_end_is_kept(root: Path) -> None:
    record = run(root, "print('before', end='', flush=True)\n1 / 0")
    assert record.stdout == "before"
    assert record.error
    assert (record.error.kind, record.error.line) == ("ZeroDivisionError", 2)


def test_an_empty_folder_that_is_thrown_away(root: Path) -> None:
    code = "import os\nprint(os.getcwd()[::-1])\nopen('left.txt', 'w').write('x')\nos.mkdir('folder')\n"
    record = run(root, code)
    assert record.error is None
    assert not Path(record.stdout.strip()[::-1]).exists()
    assert [path.name for path in root.rglob("*")] == ["snippets", "a.py"]


@pytest.mark.parametrize(
    "code",
    [
        "pathlib.Path(__file__).with_name('new.txt').write_text('x')",
        "open(__file__, 'a')",
        "os.remove(__file__)",
        "os.rename(__file__, 'here.py')",
        "pathlib.Path(__file__).parent.joinpath('new').mkdir()",
        "os.open(os.path.join(os.path.dirname(__file__), '..', 'new.txt'), os.O_CREAT | os.O_WRONLY)",
    ],
)
def test_the_project_cannot_be_written(root: Path, code: str) -> None:
    record = run(root, f"import os, pathlib\n{code}\n")
    assert record.error
    assert "writes nothing into the project" in record.error.message
    assert record.error.line == 2
    assert sorted(path.name for path in root.rglob("*")) == ["a.py", "snippets"]


@pytest.mark.parametrize(("code", "status"), [("1", 1), ("0", 0), ("3", 3)])
def test_a_process_that_ends_itself(root: Path, code: str, status: int) -> None:
    record = run(root, f"print('before')\nimport os\nos._exit({code})")
    assert record.error
    assert record.error.kind == "ProcessEnded"
    assert f"exit code {status} before the snippet did" in record.error.message
    assert record.stdout == "before\n"


def test_a_process_that_is_killed(root: Path) -> None:
    record = run(root, "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)")
    assert record.error
    assert "exit code -9" in record.error.message


@pytest.mark.parametrize(
    ("code", "failed"), [("", False), ("0", False), ("3", True), ("'no'", True)]
)
def test_sys_exit(root: Path, code: str, failed: bool) -> None:
    record = run(root, f"import sys\nw = 1\nsys.exit({code})")
    assert bool(record.error) is failed
    assert record.values["w"] == 1
    if record.error:
        assert (record.error.kind, record.error.line) == ("SystemExit", 3)
        assert f"exit status {code}".replace("'", "") in record.error.message


def test_a_figure_is_drawn_after_sys_exit(root: Path) -> None:
    record = run(root, "import sys\nimport matplotlib.pyplot as plt\nplt.plot([1])\nsys.exit()")
    assert len(record.figures) == 1


def test_the_time_limit_names_the_line(tmp_path: Path) -> None:
    root = tmp_path / "größer als nötig"
    (root / "snippets").mkdir(parents=True)
    code = (
        "import sys\nsys.stderr.write('x' * 1000)\ndef f():\n    while True:\n        pass\n\nf()\n"
    )
    started = time.monotonic()
    record = run(root, code, time_limit=0.5)
    assert time.monotonic() - started < 4
    assert record.error
    assert record.error.kind == "TimeLimit"
    assert record.error.message == "still running after 0.5 s, the time limit"
    assert (record.error.line, record.error.quote.strip()) in [(5, "pass"), (4, "while True:")]


@pytest.mark.parametrize(
    "code",
    [
        "import threading, time\nthreading.Thread(target=time.sleep, args=(60,)).start()\n",
        "import faulthandler, time\nfaulthandler.cancel_dump_traceback_later()\ntime.sleep(60)\n",
    ],
)
def test_no_thread_and_no_trick_gets_round_it(
    root: Path, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runner, "GRACE", 0.2)
    started = time.monotonic()
    record = run(root, f"print('on')\n{code}", time_limit=0.5)
    assert time.monotonic() - started < 4
    assert record.stdout == "on\n"
    assert record.error
    assert record.error.kind == "TimeLimit"


@pytest.mark.parametrize(
    "code",
    [
        "while True:\n    print('for ever')",
        "for _ in range(2_000):\n    print('x' * 1_000_000)  # 2 GB",
        "import sys\nwhile True:\n    sys.stderr.write('x' * 100)",
    ],
)
def test_too_much_output_is_cut_and_said(root: Path, code: str) -> None:
    record = run(root, code)
    assert record.error
    assert record.error.kind == "OutputLimit"
    assert "more than 100,000 bytes; it was stopped and the rest was cut" in record.error.message
    assert len(record.stdout) + len(record.stderr) <= 100_000


@pytest.mark.parametrize(
    "start",
    [
        "import subprocess\nprint(subprocess.Popen(['sleep', '60']).pid)",
        "import os\npid = os.fork()\nif not pid:\n    import time\n    time.sleep(60)\nprint(pid)",
    ],
)
def test_nothing_that_a_snippet_started_goes_on(root: Path, start: str) -> None:
    record = run(root, start)
    assert record.error is None
    pid = record.stdout.split()[0]
    deadline = time.monotonic() + 5
    while alive(pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not alive(pid)


def test_a_daemon_thread_ends_with_its_snippet(root: Path) -> None:
    thread = "threading.Thread(target=time.sleep, args=(60,), daemon=True)"
    started = time.monotonic()
    assert run(root, f"import threading, time\n{thread}.start()\n").error is None
    assert time.monotonic() - started < 5


@pytest.mark.parametrize(
    "code",
    [
        "import socket\nsocket.create_connection(('127.0.0.1', 9))",
        "import socket\nsocket.getaddrinfo('example.org', 80)",
        "import socket\nsocket.gethostbyname('example.org')",
        "import socket\nsocket.socket(type=socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', 9))",
        "import urllib.request\nurllib.request.urlopen('http://example.org')",
    ],
)
def test_there_is_no_network(root: Path, code: str) -> None:
    record = run(root, code)
    assert record.error
    assert "a snippet has no network" in record.error.message
    assert record.error.line == 2


def test_a_pipe_between_processes_is_no_network(root: Path) -> None:
    code = "import socket\na, b = socket.socketpair()\na.send(b'x')\nprint(b.recv(1))\n"
    assert run(root, code).stdout == "b'x'\n"


def test_randomness_is_not_seeded_unless_asked(root: Path) -> None:
    code = (
        "import random, numpy, torch\n"
        "print(random.random(), numpy.random.rand(), torch.rand(1).item())\n"
    )

    def printed(seed: int | None = None) -> list[str]:
        return run(root, code, seed=seed, seeds=("torch.manual_seed",)).stdout.split()

    assert len({part for _ in range(3) for part in printed()}) == 9
    assert printed(1) == printed(1)
    assert not set(printed(1)) & set(printed(2))


def test_figures_are_drawn_in_the_sites_style(root: Path) -> None:
    code = (
        "import matplotlib.pyplot as plt\n"
        "plt.plot([0, 1], [0, 2], label='line')\nplt.show()\n"
        "plt.figure()\nplt.plot([3])\n"
    )
    record = run(root, code)
    assert record.error is None
    assert record.warnings == []
    one, two = record.figures
    assert one.axes[0].series[0].label == "line"
    assert 'data-figure="figure-a"' in one.svg
    assert 'data-figure="figure-a-2"' in two.svg
    ids = re.findall(r' id="([^"]+)"', one.svg + two.svg)
    assert len(ids) == len(set(ids))


def test_figures_of_two_folders_have_ids_of_their_own(root: Path) -> None:
    ids = []
    for name in ("one/plot.py", "two/plot.py"):
        path = root / "snippets" / name
        path.parent.mkdir()
        path.write_text("import matplotlib.pyplot as plt\nplt.plot([1])\n")
        ids += re.findall(r' id="([^"]+)"', runs.run(root, name).figures[0].svg)
    assert len(ids) == len(set(ids)) > 4


def test_a_figure_that_cannot_be_shown_is_an_error(root: Path) -> None:
    record = run(root, "import matplotlib.pyplot as plt\nplt.plot([1, 2], color='red')\n")
    assert record.error
    assert record.error.kind == "FigureError"
    assert "#ff0000" in record.error.message


def test_a_file_that_cannot_be_read(root: Path) -> None:
    (root / "snippets" / "a.py").write_bytes(b"print('\xff')")
    (root / "docs").mkdir()
    (root / "docs" / "p.md").write_text('```python snippet="a.py"\n```\n')
    book = make_book(Project(root), ["p.md"])
    error = book.records["a.py"].error
    assert error
    assert error.kind == "UnicodeDecodeError"
    assert book.problems[0].place == "docs/p.md:1  snippets/a.py"


def test_a_byte_order_mark_and_windows_line_ends(root: Path) -> None:
    (root / "snippets" / "a.py").write_bytes(b"\xef\xbb\xbfx = '''a\r\nb'''\r\nprint(repr(x))\r\n")
    record = runs.run(root)
    assert record.stdout == "'a\\nb'\n"
    assert "\r" not in record.code


def test_many_run_side_by_side(root: Path) -> None:
    names = [f"s{index}.py" for index in range(8)]
    for index, name in enumerate(names):
        (root / "snippets" / name).write_text(f"print({index} ** 2)\n")
    records = {name: record.stdout for name, record in runs.runs(root, names).items()}
    assert records == {name: f"{index**2}\n" for index, name in enumerate(names)}


def test_who_stops_asking_stops_the_rest(root: Path) -> None:
    names = [f"s{index}.py" for index in range(40)]
    for name in names:
        (root / "snippets" / name).write_text("import time\ntime.sleep(0.3)\n")
    before = threading.active_count()
    started = time.monotonic()
    project = Project(root)
    next(records := run_all(project, [snippet(project, name) for name in names]))
    records.close()  # type: ignore[attr-defined]
    assert time.monotonic() - started < 0.3 * len(names) / (os.cpu_count() or 1) / 2 + 2
    assert threading.active_count() == before
