"""How the process of a snippet ended, and what it printed until then."""

from __future__ import annotations

from pathlib import Path

from livepages.records.record import Failure
from livepages.running.child import Job


class Ended:
    """The end of one process."""

    def __init__(self, output_limit: int) -> None:
        """Of a process that has printed nothing yet, and may print so many bytes."""
        self.printed: list[list[bytes]] = [[], []]
        self.limit = output_limit
        self.exitcode: int | None = None
        self.late = False

    @property
    def size(self) -> int:
        """The bytes printed so far."""
        return sum(len(part) for parts in self.printed for part in parts)

    def texts(self, mark: bytes, parts: int) -> list[tuple[str, str]]:
        """Standard output and standard error of each part of a script, cut at the limit."""
        found = []
        for printed in self.printed:
            texts = b"".join(printed)[: self.limit].split(mark)
            found.append([*map(_text, texts), *[""] * (parts - len(texts))])
        return list(zip(*found, strict=True))

    def error(self, job: Job, words: str, wrote: bool) -> Failure | None:
        """What went wrong outside the script's own exceptions; it may have written its records.

        `words` are those of its last part on standard error.
        """
        if self.size > self.limit:
            message = f"printed more than {self.limit:,} bytes; it was stopped and the rest was cut"
            return Failure("OutputLimit", message)
        _, watchdog, stack = words.rpartition("Timeout (")  # faulthandler's first word
        if self.late or (watchdog and not wrote):
            line = _last_line(stack, job.script.path)
            quote = job.script.text.split("\n")[line - 1] if line else ""
            message = f"still running after {job.project.time_limit:g} s, the time limit"
            return Failure("TimeLimit", message, line, quote)
        if wrote:
            return None
        message = f"the process ended with exit code {self.exitcode} before the snippet did"
        return Failure("ProcessEnded", f"{message}\n{words.strip()[-2000:]}".strip())


def _last_line(words: str, path: Path) -> int:
    """The line of the snippet in a traceback that faulthandler wrote, innermost call first."""
    name = str(path).encode("ascii", "backslashreplace").decode()
    for entry in words.splitlines():
        if f'"{name}", line ' in entry:
            return int(entry.rpartition("line ")[2].split()[0])
    return 0


def _text(data: bytes) -> str:
    return data.decode("utf-8", errors="replace").replace("\r\n", "\n")
