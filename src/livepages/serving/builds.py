"""One build after another: begun after a save, put before the reader once it is finished."""

from __future__ import annotations

import shutil
import sys
import time
from pathlib import Path
from typing import Any

from livepages.project import Project
from livepages.serving.builder import Builder, Notice
from livepages.serving.server import Server, Shown
from livepages.serving.watch import Watch

ENGINE = Path(__file__).parents[1]
SETTINGS = "mkdocs.yml"
TICK = 0.2  # seconds between two looks at the files
PATIENCE = 5.0  # seconds that a build may go on after a save that it does not have
KEPT = 3  # finished builds without a fault, for who undoes an edit
SLOW = 10  # seconds after which a build says what it is at
STILL = 600  # seconds after which a build that has come no further is given up


class Builds:
    """The builds of a project, in a folder of their own."""

    def __init__(self, root: Path, folder: Path, server: Server, note: str) -> None:
        """Of a project that has not been built yet."""
        self.root, self.folder, self.server = root, folder, server
        self.notes = [Notice(note).json()] if note else []
        self.settings = root / SETTINGS
        usual = Project(root)  # until the first build has read the settings
        folders = (usual.docs, usual.snippets, usual.library)
        self.watch = Watch((self.settings, ENGINE, *(root / folder for folder in folders)))
        self.builder: Builder | None = None
        self.number = 0
        self.shown = Shown()
        self.whole: dict[str, Shown] = {}  # by what the files held
        self.pending: set[Path] = {root}
        self.since = 0.0  # when the first save came that the build under way does not have
        self.begun = 0.0  # when the build under way began; 0: there is none
        self.at, self.moved = "", 0.0  # what it is working on, and since when
        self.digest = ""

    def run(self) -> None:
        """Build after each save, until somebody interrupts."""
        self.watch.changes()
        while True:
            self._step()

    def end(self) -> None:
        """End what is running."""
        if self.builder:
            self.builder.end()
        self.builder, self.begun = None, 0.0

    def _step(self) -> None:
        fresh = self.watch.changes()
        if fresh:
            self.since = self.since or time.monotonic()
            self.pending |= fresh
        if self.begun:
            self._hear()
        elif self.pending and not fresh:  # nothing more has come for a moment
            self._begin()
        else:
            time.sleep(TICK)

    def _begin(self) -> None:
        changed, self.pending, self.since = self.pending, set(), 0.0
        if any(path == self.settings or path.is_relative_to(ENGINE) for path in changed):
            self.end()
        self.digest = self.watch.digest()
        if self.digest in self.whole:  # an edit was undone
            self._show(self.whole[self.digest])
            return
        if not self.builder:
            self.builder = Builder(self.root, self.folder / "t")
        self.number += 1
        self.begun = self.moved = time.monotonic()
        self.at = "its beginning" if self.shown.folder else "The first time takes a minute or more."
        self.server.says("Building the site again …" if self.shown.folder else "")
        self.builder.ask(
            settings=str(self.settings), folder=str(self._folder()), address=self.server.address
        )

    def _folder(self) -> Path:
        return self.folder / f"site-{self.number}"

    def _hear(self) -> None:
        assert self.builder
        answers = self.builder.answers(TICK)
        if answers is None:
            answers = self._gave_up(f"what builds the site has ended ({self.builder.status()})")
        elif time.monotonic() - self.moved > STILL:
            answers = self._gave_up(f"the build has stood still for {STILL} s at {self.at}")
        for answer in answers:
            if "at" in answer:
                self.at, self.moved = answer["at"], time.monotonic()
            else:
                self._finish(answer)
        if self.begun and self.pending and time.monotonic() - self.since > PATIENCE:
            self.end()
        elif self.begun:
            self._tell()

    def _gave_up(self, message: str) -> list[dict[str, Any]]:
        """The answer in place of one that will not come."""
        self.end()
        print(message, file=sys.stderr)
        return [{"done": False, "problems": [Notice(f"{message}: see the terminal").json()]}]

    def _tell(self) -> None:
        """Say what a build is at: the first one always, another if it takes long."""
        seconds = time.monotonic() - self.begun
        if not self.shown.folder:
            self.server.says(self.at)
        elif seconds > SLOW:
            tens = int(seconds) // 10 * 10
            self.server.says(f"Building the site again, for {tens} s, at {self.at}")

    def _finish(self, answer: dict[str, Any]) -> None:
        self.begun = 0.0
        self.watch.add(map(Path, answer.get("watch", ())))
        problems = [*self.notes, *answer["problems"]]
        if not answer["done"]:
            shutil.rmtree(self._folder(), ignore_errors=True)
            self._show(Shown(self.shown.folder, self.shown.pages, problems, self.shown.mount))
            return
        shown = Shown(self._folder(), answer["pages"], problems, answer["mount"])
        if not answer["problems"]:
            self.whole[self.digest] = shown
            while len(self.whole) > KEPT:
                del self.whole[next(iter(self.whole))]
        self._show(shown)

    def _show(self, shown: Shown) -> None:
        before, self.shown = self.shown, shown
        self.server.show(shown)
        kept = {shown.folder, before.folder, *(each.folder for each in self.whole.values())}
        for folder in self.folder.glob("site-*"):
            if folder not in kept:
                shutil.rmtree(folder, ignore_errors=True)
