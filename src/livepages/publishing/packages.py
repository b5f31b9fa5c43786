"""The scripts of npm packages that the site serves: the setting `packages`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from livepages.publishing.scripts import without_comments
from livepages.reading.problems import Problem


def publish(files: Files, config: MkDocsConfig, wanted: Mapping[str, str]) -> Iterator[Problem]:
    """Add each script to the files of the site; a problem for each that is not installed.

    `wanted` has where it lies, seen from mkdocs.yml, by where the site serves it.
    """
    settings = Path(config.config_file_path)
    for name, source in wanted.items():
        path = settings.parent / source
        if path.is_file():
            script = without_comments(path.read_text(encoding="utf-8"))
            files.append(File.generated(config, name, content=script))
        else:
            yield Problem(f"{source} is not installed: run deno install --frozen", settings.name)
