"""Whatever a program does: the build ends, says where, and shows no traceback of the engine."""

from __future__ import annotations

import os
import re

import pytest
from bad_programs import BAD, program
from small_site import Site, with_settings

# LONG=1 runs as many as were tried when the engine was made
PROGRAMS = 200 if os.environ.get("LONG") else 24
STEP = len(BAD) // 24


@pytest.mark.parametrize("many", [PROGRAMS])
def test_every_program_has_its_place(many: int, site: Site) -> None:
    seeds = range(many) if many > len(BAD) else range(0, many * STEP, STEP)
    page = "# Title\n"
    site.write({"mkdocs.yml": with_settings(time_limit=8)})
    for number in seeds:
        code, options = program(number)
        path = site.root / f"snippets/odd/p{number}.py"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(code.encode("utf-8", "surrogateescape"))
        page += f'\n```python snippet="odd/p{number}.py" {options}\n```\n'
    site.write({"docs/index.md": page})
    status, output = site.run("mkdocs", "build")
    (site.root / "output.txt").write_text(output)
    assert status == 1
    assert "livepages/" not in output, "a frame of the engine"
    lines = page.split("\n")
    for number in seeds:
        name = f"snippets/odd/p{number}.py"
        line = next(i for i, each in enumerate(lines, 1) if f'"odd/p{number}.py"' in each)
        assert re.search(rf"^docs/index\.md:{line}  {re.escape(name)}(:\d+)?$", output, re.M), name
