"""Open a web address: the only module of the product that opens a connection.

`fetch` (pages) and `download` (packages) are the only two that import it; a test holds them to it.
"""

import http.client
import socket
import ssl
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from email.message import Message
from http.client import HTTPMessage
from typing import IO
from urllib.parse import quote, urlsplit, urlunsplit

from reader.neutral import one_line

TIMEOUT = 20.0
"""Seconds without an answer before a site is given up."""


class Trouble(Exception):
    """An address cannot be had. The text is one sentence; callers turn it into an error of their own."""

    def __init__(self, sentence: str, *, passing: bool = False) -> None:
        super().__init__(sentence)
        self.passing = passing
        """Trying again may help: the network or the site, not the address, is at fault."""


class Refusal(Trouble):
    """The site answered with an HTTP status that is none of success."""

    def __init__(self, code: int, headers: Message, shown: str) -> None:
        super().__init__(f"{shown} answers {code}.", passing=code in (408, 425, 429) or code >= 500)
        self.code = code
        self.headers = headers


class Answer:
    """A successful answer whose body has not been read yet."""

    def __init__(self, response: http.client.HTTPResponse, shown: str) -> None:
        self._response = response
        self._shown = shown
        self.status: int = response.status
        self.headers: Message = response.headers
        self.url: str = response.url
        """The address after redirects."""

    @property
    def left(self) -> int | None:
        """Bytes of the declared length that have not come yet; None when no length was declared."""
        return self._response.length

    def read(self, most: int) -> bytes:
        """What has come, at most `most` bytes; b"" at the end, early or not. Raises Trouble."""
        try:
            return self._response.read1(most)
        except (OSError, http.client.HTTPException) as error:
            raise _trouble(error, self._shown) from error


class _WebOnly(urllib.request.HTTPRedirectHandler):
    """Follows redirects (ten at most, as urllib does) to http and https only."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        """Return the request to send next. Raises Trouble for another kind of address."""
        if urlsplit(newurl).scheme not in ("http", "https"):
            raise Trouble(f"{one_line(req.full_url)} leads to {one_line(newurl)}, which is not a web page.")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


@contextmanager
def opened(url: str, headers: Mapping[str, str], method: str = "GET") -> Iterator[Answer]:
    """Ask for `url`, follow redirects, and give the answer while the connection is open.

    Raises Refusal for an HTTP status that is no success, Trouble for all else.
    """
    address, shown = checked(url), one_line(url)
    opener = urllib.request.build_opener(_WebOnly)
    request = urllib.request.Request(address, headers=dict(headers), method=method)
    try:
        response = opener.open(request, timeout=TIMEOUT)
    except urllib.error.HTTPError as error:
        with error:
            raise Refusal(error.code, error.headers, shown) from error
    except urllib.error.URLError as error:
        raise _trouble(error.reason, shown) from error
    except (OSError, http.client.HTTPException) as error:
        raise _trouble(error, shown) from error
    with response:
        yield Answer(response, shown)


def checked(url: str) -> str:
    """Return the address in ASCII. Raises Trouble when it is none of the web's."""
    shown = one_line(url) or "An empty word"
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = f":{parts.port}" if parts.port else ""
    except ValueError as error:
        raise Trouble(f"{shown} is no address: {error}.") from error
    if parts.scheme.lower() not in ("http", "https") or not host:
        raise Trouble(f"{shown} is no web address: give one that begins with https://.")
    if parts.username is not None:
        raise Trouble(f"{one_line(host)} is given with a user name: type the address without it.")
    if ":" in host:
        host = f"[{host}]"
    path, query = (quote(part, safe="/%:=&?~+!$,;'@()*[]|") for part in (parts.path or "/", parts.query))
    return urlunsplit((parts.scheme.lower(), host + port, path, query, ""))


def _trouble(reason: object, shown: str) -> Trouble:
    """Return the sentence for a connection that failed."""
    if isinstance(reason, ssl.SSLCertVerificationError):
        why = one_line(reason.verify_message)
        return Trouble(f"{shown} has a certificate that cannot be trusted ({why}): nothing was downloaded.")
    if isinstance(reason, ssl.SSLError) and not isinstance(reason, ssl.SSLEOFError):
        return Trouble(f"{shown} does not speak secure HTTP properly: check the address.")
    return Trouble(_passing(reason, shown), passing=True)


def _passing(reason: object, shown: str) -> str:
    """Return the sentence for trouble that may pass."""
    if isinstance(reason, socket.gaierror):
        return f"{shown}: no site has this name, or there is no network: check both."
    if isinstance(reason, TimeoutError):
        return f"{shown} did not answer within {TIMEOUT:.0f} seconds: try again later."
    if isinstance(reason, ConnectionRefusedError):
        return f"{shown} refuses connections: check the address, or try again later."
    if isinstance(reason, (http.client.IncompleteRead, ssl.SSLEOFError)):
        return f"{shown} broke off before its end: try again."
    return f"{shown} could not be downloaded ({one_line(str(reason))}): try again later."
