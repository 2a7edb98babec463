"""Import trafilatura without a socket: urllib3, which it loads, opens one at import to look for IPv6."""

import socket

_ipv6, socket.has_ipv6 = socket.has_ipv6, False
try:
    import trafilatura
finally:
    socket.has_ipv6 = _ipv6

__all__ = ["trafilatura"]
