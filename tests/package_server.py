"""A real HTTP server on this machine's loopback that serves packages as well or as badly as it is told."""

import hashlib
import json
import threading
import time
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from reader.packages import STARTER


@dataclass(frozen=True)
class Fault:
    """What one answer does wrong; the default does everything right."""

    status: int = 0
    """Answer with this status and no package."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """Sent besides, or instead, of the usual ones."""
    cut: int | None = None
    """Close the connection after so many bytes of the body."""
    ranges: bool = True
    """Honour Range."""
    pause: float = 0.0
    """Seconds between pieces of 16 KiB."""
    body: bytes | None = None
    """Send this instead of the file."""


@dataclass
class Site:
    """What the server has, does wrong next, and was asked."""

    url: str = ""
    files: dict[str, bytes] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    """One for each coming GET of a file, in order."""
    always: Fault = field(default_factory=Fault)
    """For every GET of a file after those."""
    asked: list[tuple[str, str, str]] = field(default_factory=list)
    """Method, path and Range of every request."""

    def index(self, *entries: Mapping[str, object]) -> None:
        """Serve an index of these packages."""
        self.files["/index.json"] = json.dumps(entries).encode()

    def next(self) -> Fault:
        return self.faults.pop(0) if self.faults else self.always


def entry(link: str, version: str = "1.10", source: str = "fr", target: str = "en") -> dict[str, object]:
    """An entry as Argos's index has them."""
    return {
        "package_version": version,
        "argos_version": "1.9.0",
        "from_code": source,
        "from_name": "French",
        "to_code": target,
        "to_name": "English",
        "links": [link],
        "code": f"translate-{source}_{target}",
    }


def relabelled(path: Path, version: str, pair: tuple[str, str] = ("fr", "en"), root: str = "") -> Path:
    """The starter under another version and pair, as a package file at `path`."""
    (starter,) = STARTER.glob("*.argosmodel")
    root = root or f"translate-{'_'.join(pair)}-{version.replace('.', '_')}"
    with zipfile.ZipFile(starter) as old, zipfile.ZipFile(path, "w") as new:
        for info in old.infolist():
            name, data = info.filename.split("/", 1)[1], old.read(info)
            if name == "metadata.json":
                stored = json.loads(data)
                stored |= {"package_version": version, "from_code": pair[0], "to_code": pair[1]}
                data = json.dumps(stored).encode()
            new.writestr(f"{root}/{name}", data)
    return path


class _Handler(BaseHTTPRequestHandler):
    server: "_Server"

    def do_HEAD(self) -> None:
        body = self.server.site.files.get(self.path)
        self._log()
        self.send_response(404 if body is None else 200)
        self.send_header("Content-Length", str(len(body or b"")))
        self.end_headers()

    def do_GET(self) -> None:
        site, body = self.server.site, self.server.site.files.get(self.path)
        self._log()
        fault = Fault() if self.path.endswith(".json") else site.next()
        if fault.status or body is None:
            self._refuse(fault)
            return
        self._send(fault.body if fault.body is not None else body, fault)

    def _log(self) -> None:
        self.server.site.asked.append((self.command, self.path, self.headers.get("Range", "")))

    def _refuse(self, fault: Fault) -> None:
        self.send_response(fault.status or 404)
        for key, value in fault.headers.items():
            self.send_header(key, value)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, body: bytes, fault: Fault) -> None:
        etag = fault.headers.get("ETag", f'"{hashlib.sha256(body).hexdigest()[:16]}"')
        start = self._start(etag) if fault.ranges else 0
        if start >= len(body) > 0:
            self._refuse(Fault(416, {"Content-Range": f"bytes */{len(body)}"}))
            return
        headers = {
            "Content-Type": "application/octet-stream",
            "ETag": etag,
            "Content-Length": str(len(body) - start),
        }
        self.send_response(206 if start else 200)
        if start:
            headers["Content-Range"] = f"bytes {start}-{len(body) - 1}/{len(body)}"
        for key, value in {**headers, **fault.headers}.items():
            if value:
                self.send_header(key, value)
        self.end_headers()
        rest = body[start:] if fault.cut is None else body[start : start + fault.cut]
        for at in range(0, len(rest), 16384):
            self.wfile.write(rest[at : at + 16384])
            if fault.pause:
                time.sleep(fault.pause)

    def _start(self, etag: str) -> int:
        """Where the answer begins; If-Range with another validator asks for the whole (RFC 9110, 13.1.5)."""
        wanted = self.headers.get("Range", "")
        if not wanted or self.headers.get("If-Range", etag) != etag:
            return 0
        return int(wanted.removeprefix("bytes=").removesuffix("-"))

    def log_message(self, format: str, *args: object) -> None:
        pass


class _Server(ThreadingHTTPServer):
    site: Site

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is what these tests are about."""


@contextmanager
def serving(wrap: Callable[[_Server], None] | None = None) -> Iterator[Site]:
    """Serve until the end of the `with`; `wrap` may put TLS around the socket."""
    with _Server(("127.0.0.1", 0), _Handler) as server:
        server.site = Site(f"{'https' if wrap else 'http'}://127.0.0.1:{server.server_port}")
        if wrap:
            wrap(server)
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server.site
        server.shutdown()


NEWER = "/v1/translate-fr_en-1_10.argosmodel"


@contextmanager
def newer(folder: Path) -> Iterator[Site]:
    """Serve an index with one package, NEWER than the starter; `folder` is for its making."""
    with serving() as running:
        running.files[NEWER] = relabelled(folder, "1.10").read_bytes()
        running.index(entry(running.url + NEWER))
        yield running
