"""One build with MkDocs, for the server: its pages, or what is wrong."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.commands import build as mkdocs
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from livepages.hosts import extension  # noqa: F401  # now: MkDocs would not say what is wrong with it
from livepages.hosts.faults import NOW, problems_of
from livepages.project import Project
from livepages.reading.problems import Problem, report
from livepages.serving.builder import Notice
from livepages.serving.mkdocs_log import Heard

_started = False


def build(
    root: Path, settings: str, folder: str, address: str, at: Callable[[str], None]
) -> dict[str, Any]:
    """What the server needs to know of a build into a folder; it never raises.

    The settings are a path, `at` is told what is being worked on. KeyboardInterrupt alone ends it.
    """
    NOW.begin(Project(root))
    NOW.watched, NOW.at = True, at
    name = Path(settings).relative_to(root).as_posix()
    answer: dict[str, Any] = {"done": False, "mount": "/", "watch": []}
    with Heard(root, name) as heard:
        try:
            if not Path(settings).is_file():
                raise FileNotFoundError(f"there is no file {name}")
            stage = name  # until the settings are read, everything is their fault
            config = load_config(settings, site_dir=folder, strict=False)
            answer["mount"] = f"{urlsplit(config.site_url or '/').path.rstrip('/')}/"
            answer["watch"] = _watched(root, config)
            config.site_url = f"{address}{answer['mount']}"
            _start(config)
            stage = ""
            mkdocs.build(config, serve_url=config.site_url)
            answer["done"] = True
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            failed = _failed(error, root, stage if "stage" in locals() else name, heard)
    if not answer["done"]:
        NOW.add(*failed)
    problems = [*NOW.problems, *(p for p in heard.problems if p not in NOW.problems)]
    if problems:
        print(f"\n{report(problems, NOW.shown)}\n", file=sys.stderr)
    answer["pages"] = {file: NOW.project.page_name(source) for source, file in NOW.pages.items()}
    answer["problems"] = [_notice(problem).json() for problem in problems]
    return answer


def _start(config: MkDocsConfig) -> None:
    """Tell the plugins once that a server has started."""
    global _started
    if not _started:
        config.plugins.on_startup(command="serve", dirty=False)
        _started = True


def _watched(root: Path, config: MkDocsConfig) -> list[str]:
    """Where the files lie that this site is made of."""
    own = [folder for folder in config.theme.dirs if Path(folder).is_relative_to(root)]
    own = [folder for folder in own if not Path(folder).relative_to(root).parts[0].startswith(".")]
    return [config.docs_dir, config.config_file_path, *config.watch, *own]


def _failed(error: BaseException, root: Path, place: str, heard: Heard) -> list[Problem]:
    """Why a build did not come to its end; nothing where the log or the pages have said so."""
    known = [*NOW.problems, *heard.problems]
    if isinstance(error, SystemExit):  # MkDocs' own way to stop, after it has said why
        if any(not problem.quiet for problem in known):
            return []
        return [Problem(f"the build was stopped: {error}", place)]
    if heard.page:
        return problems_of(error, root, NOW.project.page_name(heard.page))
    if any(frame == "get_navigation" for frame in _frames(error)):
        return [Problem(f"nav cannot be read: {type(error).__name__}: {error}", "mkdocs.yml")]
    return problems_of(error, root, place)


def _frames(error: BaseException) -> list[str]:
    found, trace = [], error.__traceback__
    while trace:
        found.append(trace.tb_frame.f_code.co_name)
        trace = trace.tb_next
    return found


def _notice(problem: Problem) -> Notice:
    with contextlib.suppress(ValueError):
        return Notice(
            problem.message, problem.place, problem.quote.strip(), problem.page, problem.quiet
        )
    return Notice(problem.message)
