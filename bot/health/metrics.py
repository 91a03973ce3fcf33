"""`/metrics` for Prometheus, `/healthz` and `/readyz` on a port of their own; no names and no ids in them."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from typing import ClassVar

from prometheus_client import CollectorRegistry, ProcessCollector, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.registry import Collector

from bot.errors import BotError, Unkept
from bot.health.state import Counted, Counts, Health

REQUEST_SECONDS = 10.0
"""How long one request may take to arrive."""
TEXT = "text/plain; charset=utf-8"
COUNTED: dict[Counted, tuple[str, str]] = {
    "commands": ("commands", "What was said or pressed, by what became of it"),
    "changes": ("changes", "Changes of settings that were tried, by what became of them"),
    "notices": ("notices", "Notices to spaces, by what became of them"),
    "requests": ("webex_requests", "Requests to Webex, by the class of the answer's status"),
}

Answer = tuple[int, str, bytes]
"""Status, content type, body."""


class BotCollector(Collector):
    """What Prometheus is told, read when it asks."""

    def __init__(self, read: Callable[[], Health], counts: Counts) -> None:
        self._read = read
        self._counts = counts

    def collect(self) -> Iterator[Metric]:
        for what, (name, help_) in COUNTED.items():
            family = CounterMetricFamily(f"calling_bot_{name}", help_, labels=["outcome"])
            for outcome, count in sorted(self._counts.by_outcome(what).items()):
                family.add_metric([outcome], count)
            yield family
        try:
            health = self._read()
        except Unkept:
            yield _gauge("database_usable", "Whether the database can be used", 0)
            return
        yield _gauge("database_usable", "Whether the database can be used", 1)
        yield from _gauges(health)


def _gauges(health: Health) -> Iterator[Metric]:
    backlog = health.backlog
    yield _gauge("listening", "Whether a websocket to Webex is open", health.is_listening)
    yield _gauge("token_works", "Whether Webex took the admin token when last used", health.token_works)
    is_readable = health.unreadable_since is None
    yield _gauge("settings_readable", "Whether Webex lets settings be read with the admin token", is_readable)
    yield _gauge("messages_waiting", "What was said or pressed and not begun", health.messages_waiting)
    yield _gauge("notices_waiting", "Notices still to be sent, and changes gathered for one", backlog.notices)
    yield _gauge("timed_changes_pending", "Changes that begin or are put back later", backlog.timed)
    yield _gauge("plans_running", "Changes of several workspaces that are being made", backlog.plans)
    if health.oldest_reading_at:
        age = (health.at - health.oldest_reading_at).total_seconds()
        yield _gauge("radar_oldest_reading_seconds", "Age of the oldest reading of what is watched", age)
    yield _gauge(
        "radar_settings_unread",
        "Settings that are watched and not read yet, or to be read anew",
        health.never_read,
    )
    ends = GaugeMetricFamily(
        "calling_bot_token_end_timestamp_seconds", "When the admin tokens end", labels=["token"]
    )
    for token, at in (("access", health.access_ends_at), ("refresh", health.refresh_ends_at)):
        if at:
            ends.add_metric([token], at.timestamp())
    yield ends


def _gauge(name: str, help_: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"calling_bot_{name}", help_, value=value)


class MetricsServer:
    """Answers on threads of its own, from `start` to `stop`."""

    def __init__(self, host: str, port: int, read: Callable[[], Health], counts: Counts) -> None:
        self._address = host, port
        self._read = read
        self._registry = CollectorRegistry()
        self._registry.register(BotCollector(read, counts))
        ProcessCollector(registry=self._registry)
        self._server: _Server | None = None
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begins to answer. Raises BotError where the port cannot be had."""
        host, port = self._address
        try:
            self._server = _Server(self._address, type("Handler", (_Handler,), {"answers": self._answers()}))
        except OSError as error:
            raise BotError(
                f"METRICS_PORT {port} at {host} cannot be had: {error.strerror or 'no such address'}.",
                "Choose another METRICS_PORT, or correct METRICS_HOST.",
            ) from None
        self._thread = threading.Thread(target=self._server.serve_forever, name="metrics", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Answers no more."""
        if self._server and self._thread:
            self._server.shutdown()
            self._thread.join()
            self._server.server_close()

    def _answers(self) -> dict[str, Callable[[], Answer]]:
        return {
            "/metrics": lambda: (200, CONTENT_TYPE_LATEST, generate_latest(self._registry)),
            "/healthz": lambda: (200, TEXT, b"alive\n"),
            "/readyz": self._ready,
        }

    def _ready(self) -> Answer:
        """Whether commands are answered now, with what keeps them from that."""
        try:
            health = self._read()
        except Unkept:
            return 503, TEXT, b"database: no\n"
        ready = {"listening": health.is_listening, "database": True, "token": health.token_works}
        said = "".join(f"{name}: {'yes' if is_so else 'no'}\n" for name, is_so in ready.items())
        return 200 if all(ready.values()) else 503, TEXT, said.encode()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, address: tuple[str, int], handler: type[BaseHTTPRequestHandler]) -> None:
        self.address_family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
        super().__init__(address, handler)

    def server_bind(self) -> None:
        # Its own would ask DNS for the name of this machine first.
        TCPServer.server_bind(self)

    def handle_error(self, request: object, client_address: object) -> None:
        """Says nothing of a client that went away."""


class _Handler(BaseHTTPRequestHandler):
    answers: ClassVar[dict[str, Callable[[], Answer]]]
    timeout = REQUEST_SECONDS
    server_version, sys_version = "calling-bot", ""

    def do_GET(self) -> None:
        answer = self.answers.get(self.path.partition("?")[0])
        status, kind, body = answer() if answer else (404, TEXT, b"/metrics, /healthz, /readyz\n")
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    do_HEAD = do_GET  # noqa: N815 likewise

    def log_message(self, *_: object) -> None:
        """Says nothing: it is asked every few seconds."""
