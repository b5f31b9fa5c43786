"""The scripts of npm packages that the site serves: `extra.packages` in mkdocs.yml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File

from livepages.publishing.scripts import without_comments
from livepages.reading.problems import Problem


def publish(files: Any, config: Any) -> Iterator[Problem]:
    """Add each script to the files of the site; a problem for each that is not installed."""
    settings = Path(config.config_file_path)
    wanted = config.extra.get("packages") or {}
    if not isinstance(wanted, Mapping):
        yield Problem(f"extra: packages must map files to files, and is {wanted!r}", settings.name)
        return
    for name, source in wanted.items():
        path = settings.parent / str(source)
        if path.is_file():
            script = without_comments(path.read_text(encoding="utf-8"))
            files.append(File.generated(config, str(name), content=script))
        else:
            yield Problem(f"{source} is not installed: run deno install --frozen", settings.name)
