"""Pages are fetched from a real server on this machine; each thing that can go wrong is one sentence."""

import socket
import ssl
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from reader import fetch as module
from reader import web
from reader.errors import ArticleError
from reader.fetch import fetch
from reader.intake import Entry, read

PAGE = (
    "<!doctype html><html><head><meta charset='windows-1252'><title>Le cœur de Minsk</title></head><body>"
    "<article><h1>Le cœur de Minsk</h1>"
    "<p>Le président a parlé « longuement » de l’œuvre commune, qui a coûté 3 €.</p>"
    "<p>Son homologue n’a pas répondu à la presse.</p></article></body></html>"
)
ANSWERS: dict[str, tuple[int, dict[str, str], bytes]] = {
    "/monde/article.html": (200, {"Content-Type": "text/html"}, PAGE.encode("cp1252")),
    "/header.php?id=1": (200, {"Content-Type": "text/html; charset=ISO-8859-1"}, PAGE.encode("cp1252")),
    "/header.php?id=2": (200, {"Content-Type": "text/html"}, PAGE.replace("Minsk", "Brest").encode("cp1252")),
    "/%C3%A9t%C3%A9": (200, {"Content-Type": "text/html; charset=utf-8"}, PAGE.encode()),
    "/plain": (200, {"Content-Type": "text/plain"}, "L’œuvre\n\nIl parle à Minsk.".encode("cp1252")),
    "/here": (302, {"Location": "/monde/article.html"}, b""),
    "/away": (302, {"Location": "file:///etc/passwd"}, b""),
    "/ftp": (302, {"Location": "ftp://127.0.0.1/a.html"}, b""),
    "/loop": (302, {"Location": "/loop"}, b""),
    "/picture": (200, {"Content-Type": "image/png"}, b"\x89PNG\r\n"),
    "/disguised": (200, {"Content-Type": "text/html"}, b"%PDF-1.4\n"),
    "/empty": (200, {"Content-Type": "text/html"}, b" \n"),
    "/broken": (500, {}, b""),
    "/refused": (403, {}, b""),
    "/cut": (200, {"Content-Type": "text/html", "Content-Length": "5000"}, b"<p>Il"),
    "/large": (200, {"Content-Type": "text/html"}, b"a" * 300_000),
}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        code, headers, body = ANSWERS.get(self.path, (404, {}, b""))
        self.send_response(code)
        for key, value in headers.items():
            self.send_header(key, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")


@pytest.mark.parametrize("path", ["/monde/article.html", "/header.php?id=1", "/été", "/here"])
def test_a_page_is_kept_with_its_address_and_its_characters(site: str, path: str, tmp_path: Path) -> None:
    kept = fetch(site + path, tmp_path / "articles")
    assert kept.parent == tmp_path / "articles"
    assert [file.name for file in kept.parent.iterdir()] == [kept.name]
    article = read(Entry(kept, kept.name), clean=False)
    assert article.title == "Le cœur de Minsk"
    assert "« longuement » de l’œuvre commune, qui a coûté 3 €" in article.paragraphs[1].text
    final = {"/here": "/monde/article.html", "/été": "/%C3%A9t%C3%A9"}.get(path, path)
    assert article.url == site + final


def test_plain_text_is_kept_too(site: str, tmp_path: Path) -> None:
    article = read(Entry(fetch(f"{site}/plain", tmp_path), "plain"), clean=False)
    assert article.url == f"{site}/plain"
    assert article.paragraphs[-1].text == "Il parle à Minsk."


def test_two_addresses_are_two_files_and_one_is_replaced(site: str, tmp_path: Path) -> None:
    first = fetch(f"{site}/header.php?id=1", tmp_path)
    second = fetch(f"{site}/header.php?id=2", tmp_path)
    assert first != second
    assert fetch(f"{site}/header.php?id=1", tmp_path) == first
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/nothing", "does not exist"),
        ("/away", "leads in a circle, or to what is not a web page"),
        ("/ftp", "leads to ftp://127.0.0.1/a.html, which is not a web page"),
        ("/loop", "leads in a circle"),
        ("/picture", "is image/png, not a web page"),
        ("/disguised", "PDF file, not text"),
        ("/empty", "empty page"),
        ("/broken", "HTTP 500"),
        ("/refused", "refuses this program"),
        ("/cut", "broke off"),
    ],
)
def test_what_goes_wrong_is_said(site: str, path: str, reason: str, tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match=reason):
        fetch(site + path, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_page_without_end_is_given_up(site: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_BYTES", 100_000)
    with pytest.raises(ArticleError, match="too large"):
        fetch(f"{site}/large", tmp_path)


def test_a_silent_site_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "TIMEOUT", 0.2)
    with (
        socket.create_server(("127.0.0.1", 0)) as silent,
        pytest.raises(ArticleError, match="did not answer"),
    ):
        fetch(f"http://127.0.0.1:{silent.getsockname()[1]}/", tmp_path)


def test_a_closed_port_and_a_plain_port_for_https(site: str, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with pytest.raises(ArticleError, match="refuses connections"):
        fetch(f"http://127.0.0.1:{port}/", tmp_path)
    with pytest.raises(ArticleError, match="secure HTTP"):
        fetch(site.replace("http:", "https:") + "/", tmp_path)


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [
        (socket.gaierror(-2, "Name or service not known"), "no site has this name"),
        (ssl.SSLCertVerificationError(1, "certificate verify failed"), "certificate that cannot be trusted"),
    ],
)
def test_trouble_that_this_machine_cannot_stage(
    reason: OSError, sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        if isinstance(reason, ssl.SSLCertVerificationError):
            reason.verify_message = "self-signed certificate"
        raise reason

    monkeypatch.setattr("socket.create_connection", fail)
    with pytest.raises(ArticleError, match=sentence):
        fetch("http://nowhere.invalid/", tmp_path)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "article.txt",
        "file:///etc/passwd",
        "ftp://a.org/x",
        "http://",
        "http://[::1",
        "http://a.org:x/",
        "http://u:p@a.org/",
        "javascript:x\x1b[31m",
        "http://" + "a" * 80 + ".org/",
    ],
)
def test_what_is_no_web_address_is_refused(url: str, tmp_path: Path) -> None:
    with pytest.raises(ArticleError) as caught:
        fetch(url, tmp_path)
    assert "\x1b" not in str(caught.value)


def test_a_folder_that_cannot_be_made_is_said(site: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(ArticleError, match="cannot be written"):
        fetch(f"{site}/monde/article.html", tmp_path / "file" / "articles")
