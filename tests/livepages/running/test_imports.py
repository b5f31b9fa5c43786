"""What a snippet read of the project, seen from the record of its run."""

import os
import py_compile
from pathlib import Path

import pytest
from runs import run

from livepages.running.imports import FOLDER, MISSING, digest_of, is_project_file


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    files = {
        "snippets/a.py": "",
        "src/lib/__init__.py": "",
        "src/lib/top.py": "from lib import deep\nvalue = deep.value\n",
        "src/lib/deep.py": "value = 1\n",
        "src/lib/late.py": "value = 2\n",
        "src/lib/other.py": "value = 3\n",
        "data/numbers.csv": "1,2\n",
    }
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return root


def dependencies(root: Path, code: str) -> dict[str, str]:
    (root / "snippets" / "a.py").write_text(code)
    record = run(root)
    assert record.error is None, record.error
    return record.dependencies


def read(root: Path, code: str) -> set[str]:
    return {
        name for name, digest in dependencies(root, code).items() if digest not in (MISSING, FOLDER)
    }


def test_a_snippet_that_imports_nothing_depends_on_nothing(root: Path) -> None:
    assert read(root, "import math, json, numpy\nopen('/etc/hostname').read()") == set()


def test_imports_are_followed_all_the_way_down(root: Path) -> None:
    expected = {"src/lib/__init__.py", "src/lib/top.py", "src/lib/deep.py"}
    assert read(root, "from lib import top") == expected


def test_a_module_imported_inside_a_function_counts_if_it_is_called(root: Path) -> None:
    code = "def f():\n    from lib import late\n    return late.value\n"
    assert read(root, code) == set()
    assert read(root, code + "f()\n") == {"src/lib/__init__.py", "src/lib/late.py"}


@pytest.mark.parametrize(
    "code",
    [
        "open(root + '/data/numbers.csv').read()",
        "import pathlib\npathlib.Path(__file__, '../../data/numbers.csv').resolve().read_text()",
        "import os\nopen(os.path.dirname(__file__) + '/../data/numbers.csv').read()",
        "import os\nos.read(os.open(root + '/data/numbers.csv', os.O_RDONLY), 9)",
        "import numpy\nnumpy.loadtxt(root + '/data/numbers.csv', delimiter=',')",
        "import os\nos.chdir(root)\nopen('data/numbers.csv').read()",
    ],
)
def test_a_data_file_counts(root: Path, code: str) -> None:
    assert read(root, f"root = {str(root)!r}\n{code}") == {"data/numbers.csv"}


def test_a_project_behind_a_link(root: Path) -> None:
    link = root.with_name("link")
    link.symlink_to(root)
    code = "root = pathlib.Path(__file__).resolve().parents[1]\nopen(root / 'data/numbers.csv')"
    assert read(link, f"import pathlib\n{code}") == {"data/numbers.csv"}


def test_digests_are_those_of_the_files(root: Path) -> None:
    found = dependencies(root, "from lib import deep")
    assert found["src/lib/deep.py"] == digest_of(root / "src/lib/deep.py")


def test_what_was_looked_for_and_is_not_there_counts(root: Path) -> None:
    code = (
        "try:\n    from lib import fast\nexcept ImportError:\n    from lib import deep\n"
        f"try:\n    open({str(root / 'data/more.csv')!r})\nexcept OSError:\n    pass\n"
    )
    found = dependencies(root, code)
    missing = {name for name, digest in found.items() if digest == MISSING}
    assert {"src/lib/fast.py", "src/lib/fast/__init__.py", "data/more.csv"} <= missing
    assert "src/lib/deep/__init__.py" in missing, "a package would come before the module"


def test_compiled_bytecode_is_neither_read_nor_written(root: Path) -> None:
    dependencies(root, "from lib import top")
    assert not list(root.rglob("__pycache__"))


def test_bytecode_that_looks_fresh_is_not_believed(root: Path) -> None:
    path = root / "src/lib/deep.py"
    py_compile.compile(str(path))
    stamp = path.stat()
    path.write_text("value = 9\n")
    os.utime(path, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    dependencies(root, "from lib import deep\nassert deep.value == 9")


def test_the_library_wins_over_other_folders(root: Path) -> None:
    (root / "lib.py").write_text("raise SystemError")
    (root / "snippets" / "lib.py").write_text("raise SystemError")
    assert "src/lib/deep.py" in read(root, "from lib import deep")


@pytest.mark.parametrize(
    ("path", "inside"),
    [
        ("src/lib/x.py", True),
        ("snippets/../data/x.csv", True),
        ("docs/site/x.md", True),
        ("site/index.html", False),
        (".venv/lib/x.py", False),
        (".cache/snippets/x.json", False),
        ("src/.hidden/x.py", False),
        ("../other/x.py", False),
    ],
)
def test_what_belongs_to_the_project(tmp_path: Path, path: str, inside: bool) -> None:
    assert is_project_file(tmp_path, tmp_path / path) is inside
