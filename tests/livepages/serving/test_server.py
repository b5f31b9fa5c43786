"""The server: what stands at each address, what it is called, and when its readers hear of news."""

from __future__ import annotations

import http.client
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from livepages.serving import server as serving
from livepages.serving.server import Server, Shown

FILES = {
    "index.html": "<html><head></head><body><article>Home</article></body></html>",
    "part/index.html": "<html><head></head><body>Part</body></html>",
    "part/index.md": "# Part",
    "ü/index.html": "<body>Ü</body>",
    "404.html": "<body>Lost</body>",
    "a.js": "1",
    "b.mjs": "2",
    "c.json": "{}",
    "d.woff2": "font",
    "e.svg": "<svg/>",
    "f.unknown": "?",
}
PROBLEM = {
    "message": "wrong",
    "place": "docs/part.md:3",
    "quote": "",
    "page": "docs/part.md",
    "quiet": False,
}
TODO = PROBLEM | {"message": "to do", "quiet": True}
PAGES = {"index.html": "docs/index.md", "part/index.html": "docs/part.md"}
Answer = tuple[int, dict[str, str], str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (tmp_path / "secret.html").write_text("secret", encoding="utf-8")
    return tmp_path / "site"


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server("127.0.0.1", 0)
    server.start()
    yield server
    server.stop()


def ask(server: Server, path: str, method: str = "GET") -> Answer:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=20)
    connection.request(method, path)
    answer = connection.getresponse()
    body = answer.read().decode(errors="replace")
    connection.close()
    return answer.status, dict(answer.getheaders()), body


@pytest.mark.parametrize("mount", ["/", "/course/"])
def test_each_file_stands_at_its_address(server: Server, folder: Path, mount: str) -> None:
    server.show(Shown(folder, PAGES, [], mount))
    assert server.url == f"http://127.0.0.1:{server.server_port}{mount}"
    for address, text in (
        ("", "Home"),
        ("index.html", "Home"),
        ("part/", "Part"),
        (quote("ü/"), "Ü"),
    ):
        status, _, body = ask(server, mount + address)
        assert (status, text in body) == (200, True), address
    assert ask(server, f"{mount}part/index.md")[2] == "# Part"
    assert ask(server, f"{mount}part/?q=1")[0] == 200


def test_a_folder_is_left_for_its_page(server: Server, folder: Path) -> None:
    server.show(Shown(folder, PAGES, [], "/course/"))
    for address, where in (
        ("/course/part", "/course/part/"),
        ("/course/%C3%BC", "/course/%C3%BC/"),
        ("/", "/course/"),
        ("/other/x", "/course/"),
    ):
        status, headers, body = ask(server, address)
        assert (status, headers["Location"], body) == (302, where, ""), address


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("part/", "text/html; charset=utf-8"),
        ("part/index.md", "text/markdown; charset=utf-8"),
        ("a.js", "text/javascript; charset=utf-8"),
        ("b.mjs", "text/javascript; charset=utf-8"),
        ("c.json", "application/json; charset=utf-8"),
        ("d.woff2", "font/woff2"),
        ("e.svg", "image/svg+xml; charset=utf-8"),
        ("f.unknown", "application/octet-stream"),
    ],
)
def test_a_file_has_its_type_and_is_asked_for_each_time(
    server: Server, folder: Path, name: str, kind: str
) -> None:
    server.show(Shown(folder, PAGES))
    _, headers, body = ask(server, f"/{name}")
    assert (headers["Content-Type"], headers["Cache-Control"]) == (kind, "no-cache")
    assert int(headers["Content-Length"]) == len(body.encode())
    if name != "part/":
        assert body == FILES[name], "only pages get the boxes"


def test_the_head_of_an_answer_has_no_body(server: Server, folder: Path) -> None:
    server.show(Shown(folder, PAGES))
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=20)
    connection.connect()
    connection.sock.sendall(b"HEAD / HTTP/1.0\r\n\r\n")
    head, _, body = b"".join(iter(lambda: connection.sock.recv(9999), b"")).partition(b"\r\n\r\n")
    connection.close()
    assert b" 200 " in head and body == b""


@pytest.mark.parametrize(
    "path",
    [
        "/nothing",
        "/part/nothing/",
        "/../secret.html",
        "/..%2fsecret.html",
        "/part/..%2F..%2fsecret.html",
        "/%00",
        "/%ff",
        "//..//secret.html",
    ],
)
def test_what_is_not_there_is_the_page_for_that(server: Server, folder: Path, path: str) -> None:
    server.show(Shown(folder, PAGES))
    status, headers, body = ask(server, path)
    assert (status, "Lost" in body, "secret" in body) == (404, True, False)
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    (folder / "404.html").unlink()
    assert "Not found" in ask(server, path)[2]


def test_until_the_first_build_each_address_says_so(server: Server) -> None:
    for path in ("/", "/part/", "/a.js"):
        status, _, body = ask(server, path)
        assert (status, "The site is being built" in body) == (503, True)
        assert "reload.js" in body
    server.show(Shown(problems=[PROBLEM]))
    status, _, body = ask(server, "/part/")
    assert (status, "The site cannot be built" in body, "wrong" in body) == (503, True, True)


def test_a_page_shows_its_problems_and_links_to_what_is_to_do(server: Server, folder: Path) -> None:
    server.show(Shown(folder, PAGES, [PROBLEM], "/course/"))
    assert "wrong" in ask(server, "/course/part/")[2]
    assert "wrong" not in ask(server, "/course/")[2]
    server.show(Shown(folder, PAGES, [TODO], "/course/"))
    assert '<a href="/course/part/">docs/part.md:3</a> to do' in ask(server, "/course/")[2]


def test_its_own_files_are_there_whatever_the_site_is(server: Server, folder: Path) -> None:
    for shown in (Shown(), Shown(folder, PAGES, [], "/course/")):
        server.show(shown)
        status, headers, body = ask(server, "/-serve-/reload.js")
        assert (status, headers["Content-Type"]) == (200, "text/javascript; charset=utf-8")
        assert body == Path(serving.__file__).with_name("reload.js").read_text(encoding="utf-8")
    assert ask(server, "/course/reload.js")[0] == 404
    server.show(Shown(folder, PAGES))
    assert ask(server, "/reload.js")[0] == 404, "only in its own folder"


def news(server: Server, change: Callable[[], None]) -> tuple[str, float]:
    """What a reader hears who knows of nothing newer than now, and after how many seconds."""
    heard: list[tuple[str, float]] = []
    begun, state = time.monotonic(), server.state

    def wait() -> None:
        body = ask(server, f"/-serve-/state?{quote(state)}")[2]
        heard.append((body, time.monotonic() - begun))

    reader = threading.Thread(target=wait)
    reader.start()
    time.sleep(0.3)
    assert not heard, "there is no news yet"
    change()
    reader.join(20)
    return heard[0]


def test_readers_hear_of_a_new_build_and_of_the_next_at_once(server: Server, folder: Path) -> None:
    before = server.epoch
    body, seconds = news(server, lambda: server.show(Shown(folder)))
    assert body == f"{server.epoch}\n"
    assert server.epoch > before
    assert seconds < 10
    body, seconds = news(server, lambda: server.says("building"))
    assert body == f"{server.epoch}\nbuilding"
    assert seconds < 10
    assert f'data-state="{server.epoch}\n"' in ask(server, "/")[2], "the page knows its build"
    server.show(Shown(folder))
    assert server.state == f"{server.epoch}\n", "the line belonged to the build before"
    epochs = []
    for _ in range(3):
        server.show(Shown(folder))
        epochs.append(server.epoch)
    assert epochs == sorted(set(epochs))


def test_without_news_a_reader_is_answered_after_a_while(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "POLL", 0.5)
    begun = time.monotonic()
    assert server.after(server.state) == server.state
    assert 0.4 < time.monotonic() - begun < 10
    assert server.after("older") == server.state
