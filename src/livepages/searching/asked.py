"""What readers type who look for a section: `x.asked.yml` beside the page `x.md`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from livepages.project import Project
from livepages.reading.problems import Problem

SUFFIX = ".asked.yml"
SAME = f"same{SUFFIX}"  # below the docs: lists of words that mean the same


@dataclass
class Asked:
    """The phrases of one file, by the anchor of the section that answers them."""

    phrases: dict[str, list[str]] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)  # where each anchor stands
    problems: list[Problem] = field(default_factory=list)


def asked(project: Project, page: str) -> Asked:
    """What is asked for on a page; nothing where it has no such file."""
    path = project.page(page).with_suffix(SUFFIX)
    found = Asked()
    name = project.name(path)
    try:
        node = _node(path)
        for key, value in node.value if isinstance(node, yaml.MappingNode) else _none(node):
            found.phrases[str(key.value)] = list(_texts(value))
            found.lines[str(key.value)] = key.start_mark.line + 1
    except (yaml.YAMLError, ValueError) as error:
        found.problems.append(_problem(name, error))
    return found


def same(project: Project) -> tuple[list[list[str]], list[Problem]]:
    """The lists of words and phrases that mean the same to a reader."""
    path = project.page(SAME)
    try:
        node = _node(path)
        lists = node.value if isinstance(node, yaml.SequenceNode) else _none(node)
        return [list(_texts(each)) for each in lists], []
    except (yaml.YAMLError, ValueError) as error:
        return [], [_problem(project.name(path), error)]


def unknown(project: Project, page: str, found: Asked, anchors: set[str]) -> Iterator[Problem]:
    """A problem for each anchor of the file that the page does not have."""
    name = project.name(project.page(page).with_suffix(SUFFIX))
    for anchor in found.phrases.keys() - anchors:
        yield Problem(f"the page has no heading #{anchor}", name, found.lines[anchor])


def _node(path: Path) -> yaml.Node | None:
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    return yaml.compose(text, Loader=yaml.SafeLoader)


def _none(node: yaml.Node | None) -> list[tuple[yaml.Node, yaml.Node]]:
    if node is None:
        return []
    raise _at(node, "expected a list for each heading")


def _texts(node: yaml.Node) -> Iterator[str]:
    if not isinstance(node, yaml.SequenceNode):
        raise _at(node, "expected a list of words or phrases")
    for each in node.value:
        if not isinstance(each, yaml.ScalarNode) or not each.value.strip():
            raise _at(each, "expected a word or a phrase")
        yield str(each.value)


def _at(node: yaml.Node, message: str) -> yaml.MarkedYAMLError:
    return yaml.MarkedYAMLError(problem=message, problem_mark=node.start_mark)


def _problem(name: str, error: Exception) -> Problem:
    mark = getattr(error, "problem_mark", None)
    message = getattr(error, "problem", None) or str(error)
    return Problem(message, name, mark.line + 1 if mark else 0)
