"""What a run may not do: write into the project, go on afterwards, take all memory."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
import runs
from small_site import Site

from livepages.records.record import Record
from livepages.running import runner

HEAD = "import os, pathlib, sys\nR = pathlib.Path(__file__).parents[1]\nD = str(R / 'docs')\n"
WRITES = {
    "text": "open(D + '/x', 'w')",
    "bytes": "open(os.fsencode(D) + b'/x', 'wb')",
    "appending": "open(D + '/here', 'a')",
    "reading and writing": "open(D + '/here', 'r+')",
    "only creating": "os.open(D + '/x', os.O_CREAT | os.O_RDONLY)",
    "emptying": "os.open(D + '/here', os.O_TRUNC)",
    "below a folder's number": "os.open('x', os.O_CREAT | os.O_WRONLY, dir_fd=os.open(D, os.O_RDONLY))",
    "an opener": "d = os.open(D, os.O_RDONLY); open('x', 'w', opener=lambda p, f: os.open(p, f, dir_fd=d))",
    "after changing the folder": "os.chdir(D); open('x', 'w')",
    "through /proc": "os.chdir(D); open('/proc/self/cwd/x', 'w')",
    "through a link to a folder": "os.symlink(D, 'l'); open('l/x', 'w')",
    "through a link to a file": "os.symlink(D + '/here', 'l'); open('l', 'w')",
    "a link": "os.symlink('here', D + '/x')",
    "a hard link": "open('mine', 'w').close(); os.link('mine', D + '/x')",
    "a pipe": "os.mkfifo(D + '/x')",
    "a pipe below a number": "os.mkfifo('x', dir_fd=os.open(D, os.O_RDONLY))",
    "a node": "os.mknod(D + '/x')",
    "a folder": "os.mkdir(D + '/x')",
    "a folder below a number": "os.mkdir('x', dir_fd=os.open(D, os.O_RDONLY))",
    "folders": "os.makedirs(D + '/x/y')",
    "touching": "pathlib.Path(D, 'x').touch()",
    "removing": "os.remove(D + '/here')",
    "removing below a number": "os.unlink('here', dir_fd=os.open(D, os.O_RDONLY))",
    "removing all": "import shutil; shutil.rmtree(D)",
    "moving away": "os.rename(D + '/here', 'here')",
    "moving in": "open('mine', 'w').close(); os.replace('mine', D + '/x')",
    "moving by tools": "import shutil; open('mine', 'w').close(); shutil.move('mine', D + '/x')",
    "copying": "import shutil; open('mine', 'w').close(); shutil.copy('mine', D + '/x')",
    "cutting": "os.truncate(D + '/here', 0)",
    "rights": "os.chmod(D + '/here', 0o600)",
    "rights by pathlib": "pathlib.Path(D, 'here').chmod(0o600)",
    "rights below a number": "os.chmod('here', 0o600, dir_fd=os.open(D, os.O_RDONLY))",
    "rights by number": "os.fchmod(os.open(D + '/here', os.O_RDONLY), 0o600)",
    "time": "os.utime(D + '/here', (1, 1))",
    "the history": "open(R / '.git/hooks/post-commit', 'w')",
    "the cache": "open(R / '.cache/x', 'w')",
    "the built site": "open(R / 'site/x', 'w')",
    "its own file": "open(__file__, 'w')",
    "numpy": "import numpy; numpy.save(D + '/x.npy', numpy.zeros(3))",
    "a figure": "import matplotlib.pyplot as plt; plt.savefig(D + '/x.png')",
    "a thread": "from concurrent.futures import ThreadPoolExecutor as T; T().submit(open, D + '/x', 'w').result()",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("docs/here", "snippets/a.py", ".git/hooks/x", ".cache/y", "site/z"):
        path = tmp_path / "project" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("here")
    return tmp_path / "project"


def run(root: Path, code: str, **limits: float) -> Record:
    (root / "snippets" / "a.py").write_text(code, encoding="utf-8")
    return runs.run(root, **limits)


def state(root: Path) -> dict[str, object]:
    """Everything that stands in a project, with its rights and its time."""
    return {
        str(path): (
            path.lstat().st_mode,
            path.lstat().st_mtime,
            path.is_file() and path.read_bytes(),
        )
        for path in sorted(root.rglob("*"))
    }


@pytest.mark.parametrize("way", WRITES)
def test_nothing_is_written_into_the_project(root: Path, way: str) -> None:
    (root / "snippets" / "a.py").write_text(HEAD + WRITES[way] + "\n", encoding="utf-8")
    before = state(root)
    record = runs.run(root)
    assert state(root) == before
    assert record.error
    assert (record.error.kind, record.error.line) == ("PermissionError", 4), record.error
    assert "a snippet writes nothing into the project" in record.error.message


@pytest.mark.parametrize("folder", ["tempfile.mkdtemp()", "os.getcwd()", "'.'"])
def test_its_own_folders_can_be_written(root: Path, folder: str) -> None:
    code = (
        f"import os, tempfile, shutil\nd = {folder}\nos.makedirs(d + '/a/b')\n"
        "open(d + '/a/x', 'w').write('x')\nos.symlink('x', d + '/a/l')\nos.chmod(d + '/a/x', 0o600)\n"
        "os.mkfifo(d + '/a/f')\nshutil.rmtree(d + '/a')\n"
    )
    assert run(root, code).error is None


SLEEP = "[sys.executable, '-c', 'import time; time.sleep(300)', 'MARK']"
DETACHED = {
    "in a session of its own": f"subprocess.Popen({SLEEP}, start_new_session=True)",
    "of a shell": "os.system(f'{sys.executable} -c \"import time; time.sleep(300)\" MARK &')",
    "forked twice": (
        "if not os.fork():\n    os.setsid()\n    if not os.fork():\n"
        f"        os.execv(sys.executable, {SLEEP})\n    os._exit(0)\nos.wait()"
    ),
    "that holds the output": (
        "if not os.fork():\n    os.setsid()\n    if not os.fork():\n        time.sleep(300)\n    os._exit(0)\nos.wait()"
    ),
    "deaf to signals": (
        "if not os.fork():\n    os.setsid()\n    signal.pthread_sigmask(0, range(1, 64))\n"
        f"    os.execv(sys.executable, {SLEEP})"
    ),
    "of multiprocessing": (
        "import multiprocessing\nif __name__ == '__main__':\n"
        "    p = multiprocessing.get_context('spawn').Pool(1)\n    p.map(len, ['a'])"
    ),
}


@pytest.mark.parametrize("way", DETACHED)
def test_what_was_detached_ends_with_its_run(root: Path, way: str) -> None:
    mark = f"mark-{os.getpid()}-{time.monotonic_ns()}"
    code = f"import os, signal, subprocess, sys, time\n{DETACHED[way].replace('MARK', mark)}\nprint('on')\n"
    started = time.monotonic()
    record = run(root, code)
    assert (set(record.stdout.split()), record.error) == ({"on"}, None)
    assert time.monotonic() - started < 15
    time.sleep(0.1)
    left = [p for p in psutil.process_iter() if mark in " ".join(_command(p))]
    assert not left


def _command(process: psutil.Process) -> list[str]:
    try:
        return [] if process.status() == psutil.STATUS_ZOMBIE else process.cmdline()
    except psutil.Error:
        return []


MEMORY = {
    "at once": "x = bytearray(3 << 30)",
    "bit by bit": "x = []\nwhile True: x.append(bytearray(10 << 20))",
    "with numpy": "import numpy\nx = numpy.ones(3 << 27)",
    "in small objects": "x = list(range(10**9))",
}


@pytest.mark.parametrize("way", MEMORY)
def test_memory_has_a_limit_with_a_line(root: Path, way: str) -> None:
    record = run(root, MEMORY[way], memory_limit=300_000_000)
    assert record.error
    assert record.error.line in (1, 2)
    assert record.error.kind in {"MemoryError", "_ArrayMemoryError", "MemoryLimit"}


def test_memory_of_children_counts(root: Path) -> None:
    child = "x = bytearray(200 << 20); import time; time.sleep(60)"
    code = (
        "import subprocess, sys\n"
        f"c = [subprocess.Popen([sys.executable, '-c', {child!r}]) for _ in range(4)]\nc[0].wait()\n"
    )
    record = run(root, code, memory_limit=300_000_000)
    assert record.error
    assert record.error.kind == "MemoryLimit"
    assert "takes more than 0.3 GB of memory" in record.error.message


ENDS = {
    "a fault in native code": ("import ctypes\n\nctypes.string_at(0)\n", 3),
    "a fault in a function": ("import ctypes\ndef f():\n    ctypes.string_at(0)\nf()\n", 3),
    "at once": ("import os\n\nos._exit(3)\n", 3),
    "killed": ("import os\nos.kill(os.getpid(), 9)\n", 2),
    "aborted": ("import os\nx = 1\nos.abort()\n", 3),
    "the group is killed": ("import os\nos.killpg(0, 9)\n", 2),
}


@pytest.mark.parametrize("way", ENDS)
def test_a_sudden_end_has_its_line(root: Path, way: str) -> None:
    code, line = ENDS[way]
    record = run(root, code)
    assert record.error
    assert (record.error.kind, record.error.line) == ("ProcessEnded", line)
    assert record.error.quote == code.splitlines()[line - 1]


def test_words_of_a_time_limit_are_not_believed(root: Path) -> None:
    record = run(root, "import os, sys\nsys.stderr.write('Timeout (0:01:00)!\\n')\nos._exit(1)\n")
    assert record.error
    assert record.error.kind == "ProcessEnded"


@pytest.mark.parametrize(
    "harm",
    [
        "(p / 'records.json').mkdir()",
        "(p / 'records.part').mkdir()",
        "(p / 'records.json').write_text('{'); os._exit(0)",
        "(p / 'records.json').write_text('[1]'); os._exit(0)",
        "(p / 'records.json').write_text('[' * 10**6); os._exit(0)",
        "import shutil; shutil.rmtree(p)",
        "(p / 'stack').unlink(); os._exit(1)",
        "os.kill(os.getppid(), 9)",
    ],
)
def test_harm_to_the_record_is_the_failure_of_this_snippet(root: Path, harm: str) -> None:
    record = run(root, f"import os, pathlib\np = pathlib.Path.cwd().parent\n{harm}\n")
    assert record.error
    assert record.error.kind == "ProcessEnded"
    assert "livepages" not in record.error.message


def test_a_stopped_parent_holds_nobody_for_ever(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runner, "ANSWER", 1.0)
    started = time.monotonic()
    record = run(
        root, "import os, signal\nos.kill(os.getppid(), signal.SIGSTOP)\nprint(1)\n", time_limit=1
    )
    assert record.error
    assert time.monotonic() - started < 20
    stopped = [each for each in psutil.process_iter() if each.status() == psutil.STATUS_STOPPED]
    assert [each for each in stopped if "livepages.running" in " ".join(each.cmdline())] == []


def test_as_many_run_at_a_time_as_there_are_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {3})
    assert runner.processors() == 1


def test_a_long_place_for_temporary_files(site: Site, tmp_path: Path) -> None:
    long = tmp_path / ("t" * 100) / ("u" * 100)
    long.mkdir(parents=True)
    site.write(
        {
            "docs/index.md": '```python snippet="a.py"\n```\n',
            "snippets/a.py": "print(1)\n",
            "snippets/a.out": "1\n",
        }
    )
    status, output = site.build(TMPDIR=str(long))
    assert status == 0, output
    assert list(long.iterdir()) == []


@pytest.fixture
def sleeping(site: Site, tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], Path]]:
    """A build whose snippets sleep, and its own place for temporary files."""
    place = tmp_path / "temporary"
    place.mkdir()
    page = "".join(f'```python snippet="{i}.py"\n```\n\n' for i in range(4))
    code = "import os, subprocess, sys, time\nopen({flag!r}, 'w').close()\nsubprocess.Popen(['sleep', '61'])\ntime.sleep(60)\n"
    site.write({"docs/index.md": page})
    for i in range(4):
        site.write({f"snippets/{i}.py": code.format(flag=str(tmp_path / f"flag{i}"))})
    process = site.start("mkdocs", "build", TMPDIR=str(place))
    deadline = time.monotonic() + 60
    while not list(tmp_path.glob("flag*")) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert list(tmp_path.glob("flag*")), "no snippet began"
    time.sleep(0.3)
    yield process, place
    process.kill()


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_build_that_is_ended_leaves_nothing(
    sleeping: tuple[subprocess.Popen[str], Path], how: signal.Signals
) -> None:
    process, place = sleeping
    family = psutil.Process(process.pid).children(recursive=True)
    assert any("sleep" in " ".join(_command(each)) for each in family)
    started = time.monotonic()
    process.send_signal(how)
    output, _ = process.communicate(timeout=20)
    assert time.monotonic() - started < 2, output
    _, alive = psutil.wait_procs(family, timeout=2)
    assert not [each for each in alive if _command(each)]
    assert list(place.iterdir()) == []
    assert process.returncode != 0


def test_the_cache_is_one_warning_where_it_cannot_be_written(site: Site) -> None:
    page = "".join(f'```python snippet="{i}.py"\n```\n\n' for i in range(3))
    site.write({"docs/index.md": page, ".cache": "a file in its place\n"})
    for i in range(3):
        site.write({f"snippets/{i}.py": f"print({i})\n", f"snippets/{i}.out": f"{i}\n"})
    status, output = site.run("livepages", "check")
    assert status == 0, output
    assert output.count("cannot be kept") == 1
    assert "Traceback" not in output
