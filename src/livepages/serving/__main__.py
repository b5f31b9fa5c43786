"""Serve the site on this machine and build it anew after each save."""

from __future__ import annotations

import argparse
import signal
import sys
import tempfile
from pathlib import Path
from typing import Any

from livepages.serving.builds import Builds
from livepages.serving.server import Server


def main(arguments: list[str] | None = None) -> int:
    """The exit status: 1 where the address cannot be used, else 0, once somebody ends it."""
    parser = argparse.ArgumentParser("python -m livepages.serving", description=__doc__)
    parser.add_argument("--address", type=_address, default=("127.0.0.1", 8000))
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the project's folder")
    parser.add_argument("--note", default="", help="what is wrong already, for every page")
    options = parser.parse_args(arguments)
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):  # Ctrl-C, too, if the shell has ignored it
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _interrupt)
    host, port = options.address
    try:
        server = Server(host, port)
    except OSError as error:
        print(
            f"Cannot serve on {host}:{port}: {error.strerror or error}. "
            f"End what uses it, or choose another: make serve ADDRESS={host}:{port + 1}",
            file=sys.stderr,
        )
        return 1
    try:
        with tempfile.TemporaryDirectory(prefix="serve-", ignore_cleanup_errors=True) as folder:
            builds = Builds(options.root.resolve(), Path(folder).resolve(), server, options.note)
            try:
                server.start()
                print(f"Serving on {server.url} (Ctrl-C ends it)", flush=True)
                builds.run()
            finally:
                for number in (signal.SIGINT, signal.SIGTERM):
                    signal.signal(number, signal.SIG_IGN)
                server.stop()
                builds.end()
    except KeyboardInterrupt:
        print("\nEnded.")
    return 0


def _address(text: str) -> tuple[str, int]:
    host, colon, port = text.rpartition(":")
    if not colon or not port.isdigit() or int(port) > 65535:
        raise argparse.ArgumentTypeError(f"an address is host:port, such as 127.0.0.1:8000: {text}")
    return host, int(port)


def _interrupt(*_: Any) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main())
