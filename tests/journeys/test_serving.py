"""Journeys of who writes the site under `make serve`: what is wrong stands on its page."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from .mistakes import (
    ENDS_OTHERS,
    IN_SNIPPETS,
    IN_THE_LIBRARY,
    NEVER_ENDS,
    OF_THE_SITE,
    ON_PAGES,
    SLEEPER,
    Mistake,
    topics,
)
from .serving import AT_ONCE, Project, Served

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ELSEWHERE = ("/", "/learning/optimizers/", "/reference/links/")  # nothing is wrong with these


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return Project(tmp_path_factory.mktemp("project"))


@pytest.fixture(scope="module")
def server(project: Project, browser: Browser) -> Iterator[Served]:
    """A `make serve` for all journeys that leave the project as they found it."""
    served = Served(project, browser)
    try:
        served.begin()
        yield served
    finally:
        served.end()


@pytest.fixture(autouse=True)
def answered(server: Served) -> Iterator[None]:
    """Whatever happens, the home page answers at once."""
    server.slowest, server.unanswered = 0.0, []
    yield
    assert not server.unanswered
    assert server.slowest < AT_ONCE


def together(
    server: Served,
    mistakes: list[Mistake],
    others: dict[str, str] | None = None,
    elsewhere: tuple[str, ...] = ELSEWHERE,
) -> None:
    """Make mistakes, look at each page and at others, mend them, and look again."""
    root = server.project.root
    before = server.builds()
    for name, text in (others or {}).items():
        server.project.write(name, text)
    mends = [mistake.make(root) for mistake in mistakes]
    try:
        server.wait_for_build(before)
        settle(server)
        site = [mistake for mistake in mistakes if not mistake.page and mistake.says]
        wrong = {m.name: found for m in mistakes if (found := missing(server, m))}
        shown = {path: server.seen(path) for path in elsewhere}
    finally:
        before = server.builds()
        for mend in reversed(mends):
            mend()
        for name in others or {}:
            (root / name).unlink()
        server.wait_for_build(before)
        settle(server)
    assert not wrong, wrong
    assert [path for path in elsewhere if bool(shown[path]) != bool(site)] == [], shown
    assert [m.name for m in mistakes if server.faults(m.page or "/")] == []
    assert [path for path in ELSEWHERE if server.seen(path, ".serve-notices")] == []


def settle(server: Served) -> None:
    """Wait until no build follows: an edit of many files may be seen in two parts."""
    while True:
        before = server.builds()
        time.sleep(1)
        if "Building" not in server.news() and server.builds() == before:
            return


def missing(server: Served, mistake: Mistake) -> str:
    """What the page of a mistake should say and does not; "" where all is as it should be."""
    said = server.seen(mistake.page or "/reference/glossary/")
    if mistake.page and not mistake.says:
        return said
    plain = " ".join(said.split())
    wanted = [" ".join(words.split()) for words in mistake.says]
    return "" if all(words in plain for words in wanted) else f"{mistake.says} not in: {said}"


def test_mistakes_on_pages(server: Served) -> None:
    together(server, [mistake for mistake in ON_PAGES if mistake.page])


def test_mistakes_in_files(server: Served) -> None:
    together(server, [mistake for mistake in ON_PAGES if not mistake.page])


def test_mistakes_in_snippets(server: Served) -> None:
    together(server, IN_SNIPPETS, topics(IN_SNIPPETS))


def test_a_snippet_that_ends_its_parent(server: Served) -> None:
    together(server, ENDS_OTHERS, topics(ENDS_OTHERS))


@pytest.mark.long
@pytest.mark.parametrize("mistake", OF_THE_SITE, ids=lambda mistake: mistake.name)
def test_mistakes_of_the_site(server: Served, mistake: Mistake) -> None:
    together(server, [mistake])


@pytest.mark.long
@pytest.mark.parametrize("mistake", IN_THE_LIBRARY, ids=lambda mistake: mistake.name)
def test_mistakes_in_the_library(server: Served, mistake: Mistake) -> None:
    together(server, [mistake], elsewhere=())  # many pages import it


def test_the_browser_shows_the_mistake_and_the_mend_by_itself(server: Served) -> None:
    tab, project, name = server.tab, server.project, "docs/learning/bias.md"
    assert tab
    text = project.read(name)
    tab.goto(f"{server.address}/learning/bias/")
    project.write(name, f"{text}\n\n{{{{nothing.x}}}}\n")
    box = tab.locator(".serve-fault")
    expect(box).to_contain_text(f"{name}:{text.count(chr(10)) + 3}", timeout=60_000)
    project.write(name, f"{text}\n\nMended otherwise.\n")
    expect(tab.get_by_text("Mended otherwise.")).to_be_visible(timeout=60_000)
    expect(box).to_have_count(0)
    project.write(name, text)
    expect(tab.get_by_text("Mended otherwise.")).to_have_count(0, timeout=60_000)


def test_a_snippet_that_never_ends_holds_up_nothing(server: Served) -> None:
    project = server.project
    name, page = "snippets/bias/moods.py", "/learning/bias/"
    code = project.read(name)
    project.write(name, NEVER_ENDS)
    server.wait(lambda: running(SLEEPER))
    project.write(name, f"{code}\n# The second version\n")
    server.wait(lambda: not running(SLEEPER), 30)  # its limit is a minute
    server.wait(lambda: "The second version" in server.page(page))
    before = server.builds()
    project.write(name, code)
    server.wait_for_build(before)
    settle(server)


def test_the_newest_of_many_saves_wins(server: Served) -> None:
    project, name = server.project, "docs/learning/bias.md"
    text = project.read(name)
    for number in range(12):
        project.write(name, f"{text}\n\nSave number {number}.\n")
        time.sleep(0.3)
    server.wait(lambda: "Save number 11." in server.page("/learning/bias/"))
    project.write(name, text)
    server.wait(lambda: "Save number" not in server.page("/learning/bias/"))
    settle(server)


def test_a_page_renamed_with_its_entry_is_at_its_new_address(server: Served) -> None:
    project = server.project
    settings = project.read("mkdocs.yml")
    old, new = (project.root / f"docs/reference/{name}.md" for name in ("links", "more links"))
    old.rename(new)
    project.write("mkdocs.yml", settings.replace("reference/links.md", "reference/more links.md"))
    server.wait(lambda: server.status("/reference/more%20links/") == 200)
    settle(server)
    assert server.status("/reference/links/") == 404
    assert "Links" in server.page("/reference/more%20links/")
    new.rename(old)
    project.write("mkdocs.yml", settings)
    server.wait(lambda: server.status("/reference/links/") == 200)
    settle(server)
    assert not server.seen("/")


def test_who_opens_a_port_that_is_taken_is_told_so(server: Served) -> None:
    ended = server.project.run("serve", f"ADDRESS=127.0.0.1:{server.port}")
    assert ended.returncode == 1
    assert f"127.0.0.1:{server.port}" in ended.stderr
    assert f"ADDRESS=127.0.0.1:{server.port + 1}" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_no_traceback_of_the_engine_in_the_terminal(server: Served) -> None:
    assert "Traceback" not in server.log


@pytest.fixture(scope="module")
def apart(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project that no other server watches."""
    return Project(tmp_path_factory.mktemp("apart"))


@pytest.fixture
def begun(apart: Project, browser: Browser) -> Iterator[Callable[[], Served]]:
    """Start further servers, which end with the test."""
    servers: list[Served] = []

    def begin() -> Served:
        servers.append(Served(apart, browser))
        return servers[-1]

    yield begin
    for served in servers:
        served.end()


STARTS = [
    mistake
    for mistake in OF_THE_SITE
    if mistake.name in ("mkdocs.yml no YAML", "mkdocs.yml deleted", "engine syntax", "theme syntax")
]


@pytest.mark.parametrize("mistake", STARTS, ids=lambda mistake: mistake.name)
def test_a_mistake_at_the_start_is_shown_and_mended(
    begun: Callable[[], Served], apart: Project, mistake: Mistake
) -> None:
    mend = mistake.make(apart.root)
    try:
        served = begun()
        served.wait(lambda: "serve-fault" in served.page("/"))
        said = served.seen("/learning/bias/")
        assert all(words in said for words in mistake.says), said
        assert served.tab
    finally:
        mend()
    expect(served.tab.get_by_role("heading", name="Bias", level=1)).to_be_visible(timeout=120_000)
    assert not served.seen("/learning/bias/")
    assert "Traceback" not in served.log


def test_ctrl_c_ends_everything_within_two_seconds(
    begun: Callable[[], Served], apart: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = Path(tempfile.mkdtemp(prefix="t"))  # a socket's path may be 107 characters long
    monkeypatch.setenv("TMPDIR", str(temporary))
    name = "snippets/bias/moods.py"
    code = apart.read(name)
    try:
        detached = NEVER_ENDS.replace(
            "subprocess.run(", "subprocess.Popen(start_new_session=True, args="
        )
        apart.write(name, f"{detached}while True:\n    pass\n")
        served = begun()
        served.wait(lambda: running(SLEEPER))
        assert served.interrupt() < 2
        assert served.process.returncode == 0
    finally:
        apart.write(name, code)
    assert not running(SLEEPER)
    assert not running(f"livepages.serving.builder {apart.root}")
    temporary.rmdir()  # nothing is left in it
    assert "Traceback" not in served.log


def running(words: str) -> bool:
    """Whether a process is there with these words in its command."""
    for command in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if words in command.read_text().replace("\0", " "):
                return True
        except OSError:
            continue
    return False


def test_write_a_page_as_the_readme_says(server: Served) -> None:
    """README, "Write a page", step by step; each shows in the browser what it promises."""
    project, tab = server.project, server.tab
    assert tab
    readme = project.read("README.md").partition("## Write a page")[2].partition("\n## ")[0]
    snippet, name, page, fence = "my_topic/first.py", "snippets/my_topic/first.py", "", ""
    for words in (name, "docs/learning/my-topic.md", f'```python snippet="{snippet}"'):
        assert words in readme
    fence = f'```python snippet="{snippet}"\n```'
    page = f"# My topic\n\n{fence}\n\nAfter one step, w is {{{{first.w:.1f}}}}.\n"
    settings, path = project.read("mkdocs.yml"), "/learning/my-topic/"
    todo, fault = tab.locator(".serve-todo"), tab.locator(".serve-fault")
    try:
        tab.goto(f"{server.address}/")
        project.write(name, "w = 1.5\nprint(w)\n")
        expect(todo).to_contain_text(f"{name} no page shows this snippet", timeout=90_000)

        project.write("docs/learning/my-topic.md", page)
        expect(todo).to_contain_text("not in the navigation yet", timeout=90_000)
        todo.get_by_role("link").click()
        expect(tab).to_have_url(server.address + path)
        expect(todo).to_contain_text("- My topic: learning/my-topic.md")
        expect(fault.first).to_contain_text("run make accept")

        accepted = project.run("accept")
        assert accepted.returncode == 0, accepted.stdout + accepted.stderr
        assert project.read("snippets/my_topic/first.out") == "1.5\n"
        expect(fault).to_have_count(0, timeout=90_000)
        expect(tab.locator("data.computed")).to_have_text("1.5")
        expect(tab.locator(".snippet-output")).to_have_text("1.5")

        entry = "      - My topic: learning/my-topic.md\n"
        before = "      - Bias: learning/bias.md\n"
        project.write("mkdocs.yml", settings.replace(before, entry + before))
        expect(todo).to_have_count(0, timeout=90_000)
        expect(tab.get_by_role("navigation").get_by_text("My topic").first).to_be_attached()
        built = project.run("site")
        assert built.returncode == 0, built.stdout + built.stderr
    finally:
        before_last = server.builds()
        project.write("mkdocs.yml", settings)
        for made in ("docs/learning/my-topic.md", name, "snippets/my_topic/first.out"):
            (project.root / made).unlink(missing_ok=True)
        server.wait_for_build(before_last)
        settle(server)
