"""How the process of a snippet ended, what it printed until then, and what is wrong with both."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from livepages.records.record import Failure, Record
from livepages.running.job import Job, Outcome

# what neither HTML nor a text file can hold, and what a terminal would not show as a letter
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
CONTROLLED = "ControlCharacter"  # the kind of failure
_NAMES = {
    7: "rings the bell",
    8: "goes back one place",
    12: "begins a new sheet",
    0: "says nothing",
}
_NAMES |= {13: "goes back to the start of the line", 27: "commands a terminal"}


def records_of(job: Job, outcome: Outcome) -> list[Record]:
    """The records of a run that has ended, however it did: one for each part that began."""
    parts = job.script.parts
    try:
        records = [Record.from_json(data) for data in json.loads(outcome.records)]
        known = [(part.name, part.code) for part in parts[: len(records)]]
        if [(record.snippet, record.code) for record in records] != known:
            raise ValueError("records of another script")
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        records = []  # it ended before, or tampered with them
    wrote = len(records) == len(parts) or any(record.error for record in records)
    stopped = _stopped(job, outcome, wrote)
    if not wrote:
        part = parts[len(records)]
        records.append(Record(part.name, part.code))
    for record, out, err in zip(records, *_texts(job, outcome), strict=False):
        record.stdout, record.stderr = out, err
    last = records[-1]
    last.error = stopped or last.error or (None if wrote else _ended(job, outcome, last.stderr))
    for record in records:
        record.error = record.error or next(_unfit(job, record, outcome), None)
    return records


def _texts(job: Job, outcome: Outcome) -> Iterator[list[str]]:
    """What each part printed, and what it wrote to standard error, cut at the limit."""
    for printed in outcome.printed:
        texts = [_text(part) for part in printed[: job.project.output_limit].split(job.mark)]
        yield texts + [""] * (len(job.script.parts) - len(texts))


def _stopped(job: Job, outcome: Outcome, wrote: bool) -> Failure | None:
    """Why a run was stopped, if it was."""
    line = _last_line(job, outcome)
    quote = job.quoted(line)
    if outcome.reason == "output":
        limit = job.project.output_limit
        message = f"printed more than {limit:,} bytes; it was stopped and the rest was cut"
        return Failure("OutputLimit", message)
    if outcome.reason == "memory":
        message = f"takes more than {job.project.memory_limit / 1e9:.2g} GB of memory, the limit"
        return Failure("MemoryLimit", message, line, quote)
    if outcome.reason == "time" or (not wrote and outcome.stack.startswith("Timeout (")):
        message = f"still running after {job.project.time_limit:g} s, the time limit"
        return Failure("TimeLimit", message, line, quote)
    return None


def _ended(job: Job, outcome: Outcome, errors: str) -> Failure:
    """The sudden end of a process."""
    line = _last_line(job, outcome)
    message = f"the process ended with exit code {outcome.status} before the snippet did"
    words = f"{message}\n{errors.strip()[-2000:]}".strip()
    return Failure("ProcessEnded", words, line, job.quoted(line))


def _unfit(job: Job, record: Record, outcome: Outcome) -> Iterator[Failure]:
    """What no page can show of an output, or no reader would get."""
    line = record.control
    for number, text in enumerate(record.stdout.split("\n"), 1):
        if found := CONTROL.search(text):
            what = _NAMES.get(ord(found[0]), "shows nothing")
            message = (
                f"line {number} of its output holds the control character {found[0]!r}, which "
                f"{what}: a page cannot show it"
            )
            yield Failure(CONTROLLED, message, line, job.quoted(line))
    if "\ufffd" in record.stdout and "\ufffd".encode() not in outcome.printed[0]:
        yield Failure(CONTROLLED, "it prints bytes that are no text (UTF-8)")
    for place in (str(job.project.root), outcome.folder):
        if re.search(rf"{re.escape(place)}(?![\w.-])", record.stdout):
            message = f"it prints {place}, a place on this machine: a reader gets another"
            line = next(_lines_with(record.code, "__file__", "cwd", "argv"), 0)
            line += sum(part.above for part in job.script.parts if part.name == record.snippet)
            yield Failure("MachinePath", message, line, job.quoted(line))


def _lines_with(code: str, *words: str) -> Iterator[int]:
    for number, line in enumerate(code.split("\n"), 1):
        if any(word in line for word in words):
            yield number


def _last_line(job: Job, outcome: Outcome) -> int:
    """The line of the snippet in the last stack that faulthandler wrote, innermost call first."""
    name = job.path.encode("ascii", "backslashreplace").decode()
    stacks = re.split(r"^(?=Timeout|Fatal|Current|Stack)", outcome.stack, flags=re.MULTILINE)
    for stack in reversed(stacks):
        for entry in stack.splitlines():
            if f'"{name}", line ' in entry:
                return int(entry.rpartition("line ")[2].split()[0])
    return 0


def _text(data: bytes) -> str:
    return data.decode("utf-8", errors="replace").replace("\r\n", "\n")
