"""What the site's search can find, gathered page by page while the site is built."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from livepages.project import Project
from livepages.reading.problems import Problem
from livepages.searching.asked import Asked, asked, same, unknown
from livepages.searching.sections import Section, sections

PATH = "assets/search/course.json"
_NAME = re.compile(r"[^\W\d][\w.]*\w")


@dataclass(frozen=True)
class Page:
    """A page as the search knows it."""

    title: str
    url: str  # below the site, "" for the first page
    boost: float
    sections: list[Section]
    asked: Asked


@dataclass
class Search:
    """The pages that can be found."""

    project: Project
    pages: dict[str, Page] = field(default_factory=dict)  # by path below the docs
    problems: list[Problem] = field(default_factory=list)
    same: list[list[str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Read the words that mean the same."""
        self.same, self.problems = same(self.project)

    def add(self, page: str, title: str, url: str, meta: Mapping[str, Any], content: str) -> None:
        """Take in a page as it was rendered, with what readers ask who look for it."""
        found = list(sections(content))
        phrases = asked(self.project, page)
        self.problems += phrases.problems
        if found:  # else the page could not be made, which is said elsewhere
            self.problems += unknown(self.project, page, phrases, {each.anchor for each in found})
        settings = meta.get("search")
        boost = settings.get("boost", 1) if isinstance(settings, Mapping) else 1
        if not isinstance(boost, int | float) or isinstance(boost, bool) or not 0 <= boost < 1e6:
            message = f"search: boost must be a number from 0 to a million, and is {boost!r}"
            self.problems.append(Problem(message, self.project.page_name(page), 1))
            boost = 1
        self.pages[page] = Page(unescape(str(title)), url, boost, found, phrases)

    def course(self, order: Iterable[str]) -> str:
        """All that can be found, as JSON for the search in the browser."""
        pages, found = [], []
        for page in (self.pages[name] for name in order if name in self.pages):
            pages.append({"title": page.title, "url": page.url, "boost": page.boost})
            for place, section in enumerate(page.sections):
                words = dict.fromkeys(_NAME.findall(section.aside))
                found.append(
                    {
                        "page": len(pages) - 1,
                        "anchor": section.anchor if place else "",
                        "heading": section.heading,
                        "text": section.text,
                        "aside": " ".join(words),
                        "asked": page.asked.phrases.get(section.anchor, []),
                    }
                )
        course = {"pages": pages, "sections": found, "same": self.same}
        return json.dumps(course, ensure_ascii=False)
