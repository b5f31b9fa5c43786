"""What a rebuild costs, and which snippets it runs: after no edit, one, and one in the library."""

from __future__ import annotations

from pathlib import Path

from engine import LIVEPAGES, MKDOCS, expanded, runs_of
from process import python, write
from project import Project
from table import Row, at_most, exactly, spread
from workload import Pages, Plan, pages_of, with_edit


def unchanged(work: Path, plan: Plan) -> list[Row]:
    """Whole builds in turn with those of plain MkDocs on the Markdown that was published."""
    project, _ = _built(work / "engine", plan)
    plain = work / "plain"
    write(plain, expanded(project.folder))
    python(plain, "-m", *MKDOCS)
    before = runs_of(project.folder)
    pairs = [(project.build(), python(plain, "-m", *MKDOCS)[0]) for _ in range(plan.pairs)]
    ran = _ran(before, project.folder)
    ratios = [own / other for own, other in pairs]
    what = f"nothing changed, {plan.snippets} snippets"
    return [
        at_most(f"{what}: time of plain MkDocs", ratios, 1.3, "{:.2f}", " ×"),
        Row("  with this engine", spread([own for own, _ in pairs], "{:.2f}", " s")),
        Row("  plain MkDocs", spread([other for _, other in pairs], "{:.2f}", " s")),
        exactly(f"{what}: snippets that ran", [len(ran)], 0),
    ]


def snippet_edit(work: Path, plan: Plan) -> list[Row]:
    """How many snippets run after an edit in the text of one."""
    project, pages = _built(work, plan)
    counts, wrong = [], []
    for revision in range(1, plan.runs + 1):
        edited = with_edit(pages, revision)
        project.write(edited)
        before = runs_of(project.folder)
        project.build()
        counts.append(len(_ran(before, project.folder)))
        wrong.append(project.wrong(edited))
    return [
        exactly("one snippet edited: snippets that ran", counts, 1),
        exactly("one snippet edited: numbers not up to date", wrong, 0),
    ]


def library_edit(work: Path, plan: Plan) -> list[Row]:
    """Which snippets run after an edit in a function that half of them import."""
    project, pages = _built(work, plan)
    importing = {s.name for page in pages for s in page if s.function == "total"}
    hits, others, wrong = [], [], []
    for run in range(1, plan.runs + 1):
        project.write(pages, offset=7000 * run)
        before = runs_of(project.folder)
        project.build()
        ran = _ran(before, project.folder)
        hits.append(len(ran & importing))
        others.append(len(ran - importing))
        wrong.append(project.wrong(pages, offset=7000 * run))
    return [
        exactly("library edited: snippets that import it and ran", hits, len(importing)),
        exactly("library edited: other snippets that ran", others, 0),
        exactly("library edited: numbers not up to date", wrong, 0),
    ]


def _built(folder: Path, plan: Plan) -> tuple[Project, Pages]:
    project, pages = Project(LIVEPAGES, folder), pages_of(plan.snippets)
    project.write(pages)
    project.build_and_check(pages)
    return project, pages


def _ran(before: dict[str, int], folder: Path) -> set[str]:
    """The snippets whose entry in the cache is not the one from before."""
    return {name for name, when in runs_of(folder).items() if before.get(name) != when}
