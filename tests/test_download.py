"""The transfer of a package, against a real server that breaks everything that can break."""

import errno
import os
import shutil
import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader import web
from reader.errors import PackageError
from reader.install import download as module
from reader.install.download import download, read_index, size_of
from reader.install.meter import Meter
from reader.install.offer import PIN, Progress, index_address, offers
from reader.install.partial import Partial
from tests.package_server import Fault, Site, entry, serving

PACKAGE = b"PK\x03\x04" + os.urandom(400_000)


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setenv("no_proxy", "*")
    monkeypatch.setattr(module, "PAUSE", 0.01)
    with serving() as running:
        running.files["/v1/fr_en.argosmodel"] = PACKAGE
        yield running


def get(site: Site, folder: Path, size: int | None = None) -> tuple[Partial, list[Progress]]:
    seen: list[Progress] = []
    partial = download(f"{site.url}/v1/fr_en.argosmodel", folder, seen.append, size)
    return partial, seen


def stopped(site: Site, folder: Path) -> Path:
    """A download that its user stopped half-way; returns what is left of it."""

    class Stop(Exception):
        pass

    def report(progress: Progress) -> None:
        if progress.done:
            raise Stop

    site.faults.insert(0, Fault(pause=0.01))
    with pytest.raises(Stop):
        download(f"{site.url}/v1/fr_en.argosmodel", folder, report)
    (part,) = folder.glob("*.part")
    assert 0 < part.stat().st_size < len(PACKAGE)
    return part


def ranges(site: Site) -> list[str]:
    return [wanted for method, _, wanted in site.asked if method == "GET"]


def test_a_whole_file_comes_with_its_progress(site: Site, tmp_path: Path) -> None:
    partial, seen = get(site, tmp_path, len(PACKAGE))
    assert partial.path.read_bytes() == PACKAGE and not partial.resumed
    assert (seen[0].done, seen[-1].done, seen[-1].total) == (0, len(PACKAGE), len(PACKAGE))
    assert ranges(site) == [""]


def test_a_cut_connection_goes_on_where_it_broke(site: Site, tmp_path: Path) -> None:
    site.faults = [Fault(cut=100_000), Fault(cut=0), Fault(cut=50_000)]
    partial, seen = get(site, tmp_path)
    assert partial.path.read_bytes() == PACKAGE
    assert ranges(site) == ["", "bytes=100000-", "bytes=100000-", "bytes=150000-"]
    assert [one.note for one in seen if one.note] and seen[-1].done == len(PACKAGE)


def test_a_stopped_download_is_resumed_by_the_next(site: Site, tmp_path: Path) -> None:
    have = stopped(site, tmp_path).stat().st_size
    partial, _ = get(site, tmp_path)
    assert partial.path.read_bytes() == PACKAGE and partial.resumed
    assert ranges(site)[-1] == f"bytes={have}-"


def test_a_file_that_changed_meanwhile_is_taken_whole(site: Site, tmp_path: Path) -> None:
    stopped(site, tmp_path)
    site.files["/v1/fr_en.argosmodel"] = changed = b"PK\x03\x04" + os.urandom(300_000)
    partial, _ = get(site, tmp_path)
    assert partial.path.read_bytes() == changed and not partial.resumed


def test_a_server_without_ranges_sends_it_all_again(site: Site, tmp_path: Path) -> None:
    stopped(site, tmp_path)
    site.always = Fault(ranges=False)
    partial, _ = get(site, tmp_path)
    assert partial.path.read_bytes() == PACKAGE and not partial.resumed


def test_a_weak_validator_is_never_sent_but_compared(site: Site, tmp_path: Path) -> None:
    site.faults = [Fault(cut=100_000, headers={"ETag": 'W/"1"'}), Fault(headers={"ETag": 'W/"2"'})]
    partial, _ = get(site, tmp_path)  # the second answer is of another file: the third is whole
    assert partial.path.read_bytes() == PACKAGE
    assert ranges(site) == ["", "bytes=100000-", ""]


def test_a_wrong_content_range_is_not_believed(site: Site, tmp_path: Path) -> None:
    wrong = Fault(headers={"Content-Range": f"bytes 7-{len(PACKAGE) - 1}/{len(PACKAGE)}"})
    site.faults = [Fault(cut=100_000), wrong]
    assert get(site, tmp_path)[0].path.read_bytes() == PACKAGE


def test_a_complete_part_is_not_sent_again(site: Site, tmp_path: Path) -> None:
    get(site, tmp_path)
    partial, _ = get(site, tmp_path)
    assert partial.path.read_bytes() == PACKAGE
    assert ranges(site)[-1] == f"bytes={len(PACKAGE)}-"


def test_bytes_without_their_mark_are_not_trusted(site: Site, tmp_path: Path) -> None:
    part = stopped(site, tmp_path)
    part.with_suffix(".json").write_text("{")
    partial, _ = get(site, tmp_path)
    assert partial.path.read_bytes() == PACKAGE
    assert ranges(site)[-1] == ""


def test_slow_bytes_arrive(site: Site, tmp_path: Path) -> None:
    site.always = Fault(pause=0.02)
    partial, seen = get(site, tmp_path)
    assert partial.path.read_bytes() == PACKAGE
    assert any(one.rate > 0 and one.left for one in seen)


def test_silence_is_a_broken_connection(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "TIMEOUT", 0.1)
    site.faults = [Fault(pause=0.5)]
    partial, seen = get(site, tmp_path)
    assert partial.path.read_bytes() == PACKAGE
    assert any("did not answer" in one.note for one in seen)


@pytest.mark.parametrize("status", [429, 500, 503])
def test_trouble_that_may_pass_is_waited_for(site: Site, tmp_path: Path, status: int) -> None:
    site.faults = [Fault(status, {"Retry-After": "0"}), Fault(status, {"Retry-After": "soon"})]
    assert get(site, tmp_path)[0].path.read_bytes() == PACKAGE


def test_patience_ends_and_what_came_is_kept(site: Site, tmp_path: Path) -> None:
    site.faults = [Fault(cut=100_000)]
    site.always = Fault(503)
    with pytest.raises(PackageError, match="100,000 bytes are kept; the same command goes on"):
        get(site, tmp_path)
    assert len(site.asked) == 1 + module.TRIES
    site.always = Fault()
    assert get(site, tmp_path)[0].path.read_bytes() == PACKAGE


def test_a_line_that_never_holds_is_given_up(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_TRIES", 6)
    site.always = Fault(cut=10)
    with pytest.raises(PackageError, match="60 bytes are kept"):
        get(site, tmp_path)
    assert len(site.asked) == 6


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (Fault(404), "404: there is no such file"),
        (Fault(403), "403: it refuses this program"),
        (Fault(302, {"Location": "file:///etc/passwd"}), "not on the web"),
        (Fault(302, {"Location": "ftp://127.0.0.1/x"}), "leads to ftp://127.0.0.1/x"),
        (Fault(302, {"Location": "/v1/fr_en.argosmodel"}), "in a circle"),
        (Fault(headers={"Content-Type": "text/html"}, body=b"<html>sign in</html>"), "sent a text/html page"),
        (Fault(body=b"<html>sign in</html>"), "no package"),
        (Fault(headers={"Content-Encoding": "gzip"}), "another encoding"),
    ],
)
def test_what_cannot_pass_is_said_at_once(site: Site, tmp_path: Path, fault: Fault, reason: str) -> None:
    site.always = fault
    with pytest.raises(PackageError, match=reason):
        get(site, tmp_path)
    assert len(site.asked) == (5 if reason == "in a circle" else 1)  # urllib visits a page 5 times
    assert sum(part.stat().st_size for part in tmp_path.glob("*.part")) == 0


def test_a_redirect_on_the_web_is_followed(site: Site, tmp_path: Path) -> None:
    site.files["/mirror.zip"] = PACKAGE
    site.faults = [Fault(302, {"Location": "/mirror.zip"})]
    assert get(site, tmp_path)[0].path.read_bytes() == PACKAGE


@pytest.mark.parametrize(("length", "cut"), [(len(PACKAGE) + 5, None), (len(PACKAGE), len(PACKAGE) - 5)])
def test_a_wrong_length_never_passes_for_the_whole(
    site: Site, tmp_path: Path, length: int, cut: int | None
) -> None:
    site.always = Fault(headers={"Content-Length": str(length)}, cut=cut, ranges=False)
    with pytest.raises(PackageError, match="broke off"):
        get(site, tmp_path)


def chunked(data: bytes, end: bytes = b"0\r\n\r\n") -> Fault:
    body = b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in (data[:99_999], data[99_999:])) + end
    return Fault(body=body, headers={"Content-Length": "", "Transfer-Encoding": "chunked"}, ranges=False)


def test_a_length_that_nobody_knows_is_no_obstacle(site: Site, tmp_path: Path) -> None:
    site.faults = [chunked(PACKAGE[:200_000], end=b""), chunked(PACKAGE)]
    partial, seen = get(site, tmp_path)
    assert partial.path.read_bytes() == PACKAGE
    assert any("broke off" in one.note for one in seen) and all(one.left is None for one in seen)


def test_the_official_package_must_have_its_size(site: Site, tmp_path: Path) -> None:
    with pytest.raises(PackageError, match="has 400,004 bytes, but the official package has 66,585,033"):
        get(site, tmp_path, PIN.size)


def test_what_is_larger_than_any_package_is_stopped(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_BYTES", 100_000)
    with pytest.raises(PackageError, match="larger than any package"):
        get(site, tmp_path)


def test_a_full_disk_is_said_and_nothing_is_lost(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Partial.append

    def append(partial: Partial, block: bytes) -> None:
        if partial.size > 100_000:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        real(partial, block)

    monkeypatch.setattr(Partial, "append", append)
    with pytest.raises(PackageError, match=r"No space left.*make room and run the same command again"):
        get(site, tmp_path)
    monkeypatch.setattr(Partial, "append", real)
    partial, _ = get(site, tmp_path)
    assert partial.path.read_bytes() == PACKAGE and partial.resumed


def test_a_folder_that_cannot_be_made_is_said(site: Site, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(PackageError, match="cannot be written"):
        get(site, tmp_path / "file" / "downloads")


def test_two_downloads_of_the_same_do_not_mix(site: Site, tmp_path: Path) -> None:
    pytest.importorskip("fcntl", reason="this system has no file locks")
    with (
        Partial(tmp_path, f"{site.url}/v1/fr_en.argosmodel"),
        pytest.raises(PackageError, match="Another `visavis model install`"),
    ):
        get(site, tmp_path)


def certificate(folder: Path) -> Path:
    """A self-signed certificate and its key in one file."""
    if (openssl := shutil.which("openssl")) is None:
        pytest.skip("openssl, which makes the self-signed certificate, is not installed")
    key, made = folder / "key.pem", folder / "certificate.pem"
    words = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    words += [
        "-subj",
        "/CN=127.0.0.1",
        "-addext",
        "subjectAltName=IP:127.0.0.1",
        "-days",
        "2",
        "-keyout",
        str(key),
        "-out",
        str(made),
    ]
    subprocess.run([openssl, *words], check=True, capture_output=True)
    made.write_text(made.read_text() + key.read_text())
    return made


def test_a_certificate_that_nobody_signed_is_refused(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = certificate(tmp_path)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(made)

    def wrap(server: object) -> None:
        server.socket = context.wrap_socket(server.socket, server_side=True)  # type: ignore[attr-defined]

    with serving(wrap) as secure:
        secure.files["/v1/fr_en.argosmodel"] = PACKAGE
        with pytest.raises(PackageError, match="certificate that cannot be trusted"):
            get(secure, tmp_path / "downloads")
        assert secure.asked == []
        monkeypatch.setenv("SSL_CERT_FILE", str(made))  # now it is trusted, but leads where nothing is secure
        secure.faults = [Fault(302, {"Location": f"{site.url}/v1/fr_en.argosmodel"})]
        with pytest.raises(PackageError, match="which is not secure: refused"):
            get(secure, tmp_path / "downloads")


def test_an_index_is_read_with_the_same_patience(site: Site) -> None:
    site.index(entry(f"{site.url}/a"))
    assert offers(read_index(f"{site.url}/index.json", print), "fr", "en")[0].links == (f"{site.url}/a",)
    with pytest.raises(PackageError, match="no such file"):
        read_index(f"{site.url}/other.json", print)


def test_an_index_too_large_is_no_index(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_INDEX", 10)
    site.index(entry("http://a"))
    with pytest.raises(PackageError, match="too large for a package index"):
        read_index(f"{site.url}/index.json", print)


def test_the_size_is_asked_without_downloading(site: Site) -> None:
    assert size_of(f"{site.url}/v1/fr_en.argosmodel") == len(PACKAGE)
    assert size_of(f"{site.url}/nothing") is None
    assert [method for method, _, _ in site.asked] == ["HEAD", "HEAD"]


def test_the_index_lists_pairs_of_which_one_is_ours() -> None:
    text = (
        b'[{"from_code":"fr","to_code":"en","package_version":"1.9","links":["ipfs://x","https://a/9"]},'
        b'{"from_code":"fr","to_code":"en","package_version":"1.10","links":["https://a/10"]},'
        b'{"from_code":"fr","to_code":"en","package_version":"2","links":["ipfs://x"]},'
        b'{"from_code":"fr","to_code":"en","package_version":"3","links":"https://a"},'
        b'{"from_code":"en","to_code":"fr","package_version":"9","links":["https://a/b"]},'
        b'{"type":"sbd","from_code":"fr","to_code":"en","links":["https://a/c"]}, 3, null]'
    )
    assert [(one.version, one.links, one.pin) for one in offers(text, "fr", "en")] == [
        ("1.10", ("https://a/10",), None),
        ("1.9", ("https://a/9",), PIN),
    ]


@pytest.mark.parametrize("text", [b"<html>", b"{}", b"\xff", b"[" * 100_000])
def test_what_is_no_index_is_said(text: bytes) -> None:
    with pytest.raises(PackageError, match="ARGOS_PACKAGE_INDEX"):
        offers(text, "fr", "en")


@pytest.mark.parametrize("setting", ["https://a/main/", "https://a/main", "https://a/main/index.json"])
def test_the_address_of_the_index_forgives_a_slash(setting: str) -> None:
    assert index_address(setting) == "https://a/main/index.json"


def test_rate_and_time_left_are_those_of_the_last_seconds() -> None:
    seen: list[Progress] = []
    times = iter([0.0, 0.05, 1.0, 2.0, 20.0])
    meter = Meter(seen.append, lambda: next(times))
    meter.start(500, 4000)
    for done in (600, 1500, 2500, 4000):
        meter.tell(done, 4000)
    assert [one.done for one in seen] == [500, 1500, 2500, 4000]  # 0.05 s after the first is too often
    assert [one.rate for one in seen[:3]] == [0, 1000, 1000]
    assert (seen[2].left, seen[-1].left) == (1.5, 0)
    assert seen[-1].rate == pytest.approx(1500 / 18)
