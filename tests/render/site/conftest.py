"""One browser for all tests of pages, and a site of invented reports that it reads."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.render.site.chromium import Browser, browser, program

_LACKS = "no Chromium is installed: how pages look and work in a browser was not tested"


class Site:
    """Serves pages on 127.0.0.1 and keeps what was asked for."""

    def __init__(self) -> None:
        self.pages: dict[str, str] = {}
        self.asked: list[str] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append(self.path)
                page = site.pages.get(self.path.lstrip("/").partition("?")[0])
                self.send_response(200 if page else 404)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.end_headers()
                self.wfile.write((page or "").encode())

            def log_message(self, *_: object) -> None:
                """Says nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,))
        self._thread.start()
        self.address = f"http://127.0.0.1:{self._server.server_port}"

    def close(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


@pytest.fixture(scope="session")
def one_browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    if program() is None:
        pytest.skip(_LACKS)
    with browser(tmp_path_factory.mktemp("profile")) as one:
        yield one


@pytest.fixture
def tab(one_browser: Browser) -> Browser:
    """A browser's tab; how wide it is says ``open``."""
    return one_browser


@pytest.fixture
def served() -> Iterator[Site]:
    site = Site()
    yield site
    site.close()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says once that the tests in a browser were skipped."""
    skipped = terminalreporter.stats.get("skipped", [])
    if any(_LACKS in str(report.longrepr) for report in skipped):
        terminalreporter.write_line(f"skipped: {_LACKS}")
