"""Serves the last finished build; what goes on with the next is a line and a reload."""

from __future__ import annotations

import mimetypes
import posixpath
import threading
import time
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from livepages.serving import notices

OWN = {name: Path(__file__).with_name(name) for name in ("notices.css", "reload.js")}
POLL = 25.0  # seconds that a browser waits for news at a time
_TYPES = {  # whatever the machine believes
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".md": "text/markdown",
    ".woff2": "font/woff2",
}


@dataclass(frozen=True)
class Shown:
    """What the server shows: a finished build and what is wrong since."""

    folder: Path | None = None
    pages: dict[str, str] = field(default_factory=dict)  # file of the site: its source
    problems: list[dict[str, Any]] = field(default_factory=list)
    mount: str = "/"


class Server(ThreadingHTTPServer):
    """The server; `show` and `says` change what it serves, at any time."""

    daemon_threads = True

    def __init__(self, host: str, port: int) -> None:
        """Take the address; OSError where that is impossible."""
        super().__init__((host, port), _Handler)
        self.address = f"http://{host}:{self.server_port}"
        self.shown, self.line = Shown(), ""
        self.epoch = time.time_ns() // 1_000_000
        self._news = threading.Condition()

    @property
    def url(self) -> str:
        """Where the site begins."""
        return f"{self.address}{self.shown.mount}"

    @property
    def state(self) -> str:
        """The build that is shown, and the line about the next."""
        return f"{self.epoch}\n{self.line}"

    def start(self) -> None:
        """Answer from now on."""
        threading.Thread(target=self.serve_forever, args=(0.1,), daemon=True).start()

    def stop(self) -> None:
        """Answer no more."""
        self.shutdown()
        self.server_close()

    def show(self, shown: Shown) -> None:
        """Put a build before the readers, whose pages load again."""
        with self._news:
            self.shown, self.line = shown, ""
            self.epoch = max(self.epoch + 1, time.time_ns() // 1_000_000)
            self._news.notify_all()

    def says(self, line: str) -> None:
        """Tell the readers what is going on."""
        with self._news:
            self.line = line
            self._news.notify_all()

    def after(self, state: str) -> str:
        """The state as soon as it is another, or after a while."""
        with self._news:
            self._news.wait_for(lambda: self.state != state, POLL)
            return self.state

    def handle_error(self, *_: Any) -> None:
        """Say nothing: browsers hang up as they like."""


class _Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        address = urlsplit(self.path)
        path = unquote(address.path, errors="replace")
        shown = self.server.shown
        if path == f"{notices.FOLDER}state":
            self._send(self.server.after(unquote(address.query)).encode(), ".txt")
        elif (name := path.removeprefix(notices.FOLDER)) in OWN:
            self._send(OWN[name].read_bytes(), OWN[name].suffix)
        elif not shown.folder:
            self._send_unbuilt(shown)
        elif not f"{path}/".startswith(shown.mount):
            self._move(shown.mount)
        else:
            self._send_file(shown, shown.folder, path)

    do_HEAD = do_GET  # noqa: N815

    def _send_file(self, shown: Shown, folder: Path, path: str) -> None:
        below = posixpath.normpath(f"/{path[len(shown.mount) :]}").lstrip("/")
        try:
            file = folder / below
            if file.is_dir() and (file / "index.html").is_file():
                if not path.endswith("/"):
                    self._move(f"{quote(path)}/")
                    return
                file /= "index.html"
            content, status = file.read_bytes(), HTTPStatus.OK
        except (OSError, ValueError):
            file, status = folder / "404.html", HTTPStatus.NOT_FOUND
            content = file.read_bytes() if file.is_file() else notices.page("Not found").encode()
        if file.suffix == ".html":
            name = file.relative_to(folder).as_posix()
            content = self._with_notices(content.decode(errors="replace"), shown, name)
        self._send(content, file.suffix, status)

    def _send_unbuilt(self, shown: Shown) -> None:
        """What stands at every address until the first build is finished."""
        if shown.problems:
            words = "Mend what is named above: this page then becomes the site by itself."
            html = notices.page("The site cannot be built", words)
        else:
            html = notices.page("The site is being built", "The first time takes a minute or more.")
        content = self._with_notices(html, shown, "")
        self._send(content, ".html", HTTPStatus.SERVICE_UNAVAILABLE)

    def _with_notices(self, html: str, shown: Shown, name: str) -> bytes:
        page = shown.pages.get(name, "")
        links = {
            source: quote(shown.mount + file.removesuffix("index.html"))
            for file, source in shown.pages.items()
        }
        found = notices.concerning(shown.problems, page, links.keys())
        boxes = notices.boxes(found, page, links)
        return notices.with_notices(html, boxes, f"{self.server.epoch}\n").encode()

    def _move(self, where: str) -> None:
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", where)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, content: bytes, suffix: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        kind = _TYPES.get(suffix) or mimetypes.types_map.get(suffix, "application/octet-stream")
        text = kind.startswith("text/") or kind.endswith(("json", "xml"))
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if text else kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-cache")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, *_: Any) -> None:
        """Say nothing: the terminal is for what is wrong."""
