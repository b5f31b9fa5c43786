"""A page that is a notebook: its cells, written as Python in the percent format."""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

BOX = '??? success "The worked solution"'
_MARKER = re.compile(
    r"#\s%%(?P<markdown>\s\[markdown\])?(?:\s(?P<name>[A-Za-z_]\w*))?(?P<options>(?:\s\w+=.*)?)"
)
_TAGS = re.compile(r'\btags=\["(solution|boxed|page)"\]')
_ALT = re.compile(r'\balt="((?:[^"\\]|\\.)*)"')
_HEADER = re.compile(r"\A# ---\n((?:#.*\n)*?)# ---\n")


class CellError(ValueError):
    """A line of a notebook's source that cannot be read."""

    def __init__(self, line: int, message: str) -> None:
        """Where, and what was expected."""
        super().__init__(message)
        self.line = line


@dataclass(frozen=True)
class Cell:
    """A cell: its text, where it begins in the file, and how the page shows it."""

    line: int  # of its marker
    first: int  # of its text
    text: str  # Python, or Markdown without the comment signs
    name: str = ""  # "" for Markdown
    tag: str = ""  # solution, boxed, page, or none
    alt: str | None = None

    @property
    def boxed(self) -> bool:
        """Whether it stands in the closed box with the solution."""
        return self.tag in ("solution", "boxed")


def front_matter(source: str) -> dict[str, str]:
    """The fields between the first two `# ---` of a notebook's source; CellError for no YAML."""
    match = _HEADER.match(source)
    try:
        found = yaml.safe_load(re.sub(r"^# ?", "", match[1], flags=re.MULTILINE)) if match else None
    except yaml.YAMLError as error:
        raise CellError(1, f"cannot read the fields between # ---: {error}") from error
    return found if isinstance(found, dict) else {}


def cells(source: str) -> list[Cell]:
    """The cells of a notebook's source; CellError for a line that cannot be read."""
    found: list[Cell] = []
    lines = source.split("\n")
    starts = [i for i, line in enumerate(lines) if re.match(r"#\s*%%", line)]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        match = _MARKER.fullmatch(lines[start])
        options = match["options"] if match else ""
        rest = _ALT.sub("", _TAGS.sub("", options)).strip()
        if not match or rest or bool(match["markdown"]) == bool(match["name"]):
            raise CellError(
                start + 1,
                f"cannot read {lines[start]!r}; write "
                '# %% name tags=["solution"] alt="…" or # %% [markdown] tags=["page"], '
                "where the tag is solution, boxed or page",
            )
        if start and lines[start - 1].strip():
            raise CellError(start + 1, "leave an empty line above the cell")
        body = lines[start + 1 : end]
        if match["markdown"]:
            body = [_uncommented(line, start + 2 + i) for i, line in enumerate(body)]
        elif match["name"] in {cell.name for cell in found}:
            raise CellError(start + 1, f"there are two cells named {match['name']}")
        tag, alt = _TAGS.search(options), _ALT.search(options)
        empty = next((i for i, line in enumerate(body) if line.strip()), 0)
        text = "\n".join(body).strip("\n")
        found.append(
            Cell(
                start + 1,
                start + 2 + empty,
                text,
                match["name"] or "",
                tag[1] if tag else "",
                re.sub(r"\\(.)", r"\1", alt[1]) if alt else None,
            )
        )
    return found


def snippet_name(page: str, cell: Cell) -> str:
    """What a page calls the run of a cell: its file and the name of the cell."""
    return f"{page}#{cell.name}"


def page_text(page: str, source: str) -> str:
    """The Markdown of a notebook's page; what stands at a line of the source stands there, too.

    A code cell is the fence of a snippet, neighbouring boxed cells are one closed box.
    """
    lines = [""] * (source.count("\n") + 4)
    if header := _HEADER.match(source):
        fields = header[0].splitlines()
        lines[: len(fields)] = [re.sub(r"^# ?", "", line) for line in fields]
    within = False
    for cell in cells(source):
        if cell.boxed and not within:
            lines[cell.line - 1] = BOX
        within = cell.boxed
        body = _fence(page, cell) if cell.name else cell.text.split("\n")
        first = cell.line if cell.name else cell.first - 1
        for line, text in enumerate(body, first):
            lines[line] = f"{'    ' * within}{text}" if text else ""
    return "\n".join(lines).rstrip("\n") + "\n"


def _fence(page: str, cell: Cell) -> list[str]:
    quote = "'" if cell.alt and '"' in cell.alt else '"'
    alt = "" if cell.alt is None else f" alt={quote}{cell.alt}{quote}"
    return [f'```python snippet="{snippet_name(page, cell)}"{alt}', "```"]


def _uncommented(line: str, number: int) -> str:
    if line.strip() and not line.startswith("#"):
        raise CellError(number, f"each line of Markdown begins with #, found {line!r}")
    return re.sub(r"^# ?", "", line).rstrip()
