"""`python -m livepages.serving`: a failure stands on its page, and the server goes on."""

from __future__ import annotations

import socket
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator

import pytest
from small_site import JUPYTER, Site

GOOD = "w = 1.5\nprint(w)\n"
BAD = "w = 2.5\nprint(w)\nraise ValueError('on purpose')\n"
FILES = {
    "docs/index.md": '# Home\n\n```python snippet="a/one.py"\n```\n\nIt is {{one.w}}.\n',
    "docs/other.md": '# Other\n\n```python snippet="a/other.py"\n```\n',
    "src/lib.py": "value = 10\n",
    "snippets/a/one.py": GOOD,
    "snippets/a/one.out": "1.5\n",
    "snippets/a/other.py": "import lib\n\nprint('lib', lib.value)\n",
    "snippets/a/other.out": "lib 10\n",
}


class Server:
    """A server under way; `log` is what its terminal shows."""

    def __init__(self, site: Site) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.address = f"127.0.0.1:{free.getsockname()[1]}"
        self.process = site.start("livepages.serving", "--address", self.address)
        self.log = ""
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.log += line

    def page(self, path: str = "") -> str:
        try:
            with urllib.request.urlopen(f"http://{self.address}/{path}", timeout=5) as answer:
                return str(answer.read().decode())
        except (urllib.error.URLError, ConnectionError):  # nothing there, or nothing built yet
            return ""

    def wait(self, holds: Callable[[str], bool], path: str = "") -> str:
        """The page as soon as it is as expected."""
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            assert self.process.poll() is None, self.log
            if holds(page := self.page(path)):
                return page
            time.sleep(0.1)
        pytest.fail(f"{self.page(path)}\n{self.log}")

    def says(self, text: str, times: int = 1) -> bool:
        """Whether the terminal shows a text so often, now or soon."""
        deadline = time.monotonic() + 20
        while self.log.count(text) < times and time.monotonic() < deadline:
            time.sleep(0.1)
        return self.log.count(text) == times

    def end(self) -> None:
        self.process.terminate()
        self.process.wait()
        self._reader.join()


@pytest.fixture
def served(site: Site) -> Iterator[tuple[Site, Server]]:
    site.write(FILES | {"snippets/a/one.py": BAD})
    site.write({"mkdocs.yml": site.read("mkdocs.yml") + "watch: [snippets, src]\n"})
    server = Server(site)
    yield site, server
    server.end()


def test_a_failure_is_shown_and_mended(served: tuple[Site, Server]) -> None:
    site, server = served
    page = server.wait(lambda text: "snippet-failure" in text)
    assert "docs/index.md:3  snippets/a/one.py:3" in page
    assert "ValueError: on purpose" in page
    assert server.says("1 of 2 snippets failed.")
    assert "lib 10" in server.page("other/"), "the other page is as it should be"
    assert not server.page("index.md"), "nothing is published of a page with a failure"

    site.write({"snippets/a/one.py": GOOD})
    page = server.wait(lambda text: "snippet-failure" not in text and "snippet-output" in text)
    assert 'value="1.5"' in page
    assert server.says("1 snippets ran, 1 were unchanged.")
    assert "1.5" in server.page("index.md")

    site.write({"src/lib.py": "value = 11\n"})
    page = server.wait(lambda text: "snippet-failure" in text, "other/")
    assert "-lib 10\n+lib 11" in page
    assert server.says("1 snippets ran, 1 were unchanged.", times=2)

    site.write({"docs/index.md": FILES["docs/index.md"].replace("one.w", "one.nothing")})
    page = server.wait(lambda text: "{{one.nothing}}" in text)
    assert "snippet-failure" in page
    assert server.says("docs/index.md:6\n{{one.nothing}}: no 'nothing' in the snippet")


def test_a_notebook_that_fails_is_shown_and_mended(site: Site) -> None:
    site.write({"docs/index.md": "# Home\n", "mkdocs.yml": JUPYTER})
    site.write({"docs/line.py": "# %% [markdown]\n# # A line\n\n# %% a\nprint(1 / 0)\n"})
    site.write({"docs/line.out": "=== a\n0.5\n"})
    server = Server(site)
    try:
        page = server.wait(lambda text: "serve-fault" in text, "line/")
        assert "docs/line.py:5" in page
        assert "ZeroDivisionError" in page
        assert server.says("1 problem in the pages.")

        site.write({"docs/line.py": "# %% [markdown]\n# # A line\n\n# %% a\nprint(1 / 2)\n"})
        page = server.wait(lambda text: "snippet-output" in text, "line/")
        assert "0.5" in page
        assert "serve-fault" not in page
    finally:
        server.end()
