"""A network that leads only to public addresses, checked after names are resolved and at every connection.

A page may link or redirect to ``http://169.254.169.254/`` or to a name that resolves to an address inside the user's own
network. Connecting here resolves the name, refuses it when any of its addresses is not public, and then connects to the very
address that was checked, so that a second resolution cannot give another one.
"""

import ipaddress
import socket
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any

import httpcore
import httpx

_MOST_ADDRESSES = 3  # tried of one host
_RESERVED_HOSTS = (".local", ".internal", ".localdomain", ".home.arpa")


class RefusedAddress(httpcore.ConnectError):
    """The host is, or resolves to, an address that is not public, and the user did not allow it by name."""


def is_public(address: str) -> bool:
    """Tell whether an IP address is reachable by everybody; an IPv4 address inside an IPv6 one counts as itself.

    >>> is_public("93.184.215.14"), is_public("169.254.169.254"), is_public("::ffff:127.0.0.1")
    (True, False, False)
    """
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and ip in ipaddress.ip_network("64:ff9b::/96"):
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast and not ip.is_reserved and not ip.is_unspecified


class GuardedBackend(httpcore.NetworkBackend):
    """Connects to public addresses, and to the hosts `allowed` by name."""

    def __init__(self, allowed: Iterable[str] = ()) -> None:
        self._allowed = frozenset(host.lower() for host in allowed)
        self._network = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Return a stream to a checked address of `host`, the first that answers. Raises `RefusedAddress` or `httpcore.ConnectError`."""
        *others, last = self._checked(host, port)
        for address in others:  # a host with an IPv6 address that leads nowhere has another
            with suppress(httpcore.ConnectError, httpcore.ConnectTimeout):
                return self._network.connect_tcp(address, port, timeout, local_address, socket_options)
        return self._network.connect_tcp(last, port, timeout, local_address, socket_options)

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.NetworkStream:
        """Raise `RefusedAddress`: no page is on a Unix socket."""
        raise RefusedAddress(f"refused to open the socket {path}")

    def sleep(self, seconds: float) -> None:
        """Wait."""
        self._network.sleep(seconds)

    def _checked(self, host: str, port: int) -> list[str]:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"the name {host} cannot be resolved ({error})") from error
        addresses = list(dict.fromkeys(str(info[4][0]) for info in found))[:_MOST_ADDRESSES]
        if not addresses:
            raise httpcore.ConnectError(f"the name {host} has no address")
        if host.lower() not in self._allowed:
            inside = [address for address in addresses if not is_public(address)]
            if inside or host.lower().endswith(_RESERVED_HOSTS):
                where = inside[0] if inside else "a private network"
                raise RefusedAddress(f"{host} leads to {where}, which is not public; allow the host by name to read it")
        return addresses


class GuardedTransport(httpx.BaseTransport):
    """httpx over httpcore with a guarded network; proxies and environment variables play no part."""

    def __init__(self, backend: httpcore.NetworkBackend) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(trust_env=False), max_connections=20, network_backend=backend
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request; errors of httpcore come out as httpx's."""
        try:
            response = self._pool.handle_request(
                httpcore.Request(
                    method=request.method,
                    url=httpcore.URL(
                        scheme=request.url.raw_scheme,
                        host=request.url.raw_host,
                        port=request.url.port,
                        target=request.url.raw_path,
                    ),
                    headers=request.headers.raw,
                    content=request.stream,
                    extensions=request.extensions,
                )
            )
        except RefusedAddress as error:
            raise httpx.UnsupportedProtocol(str(error)) from error
        except httpcore.TimeoutException as error:
            raise httpx.ReadTimeout(str(error) or "timed out") from error
        except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol) as error:
            raise httpx.ConnectError(str(error) or type(error).__name__) from error
        return httpx.Response(
            status_code=response.status,
            headers=response.headers,
            stream=_Body(response),
            extensions=response.extensions,
        )

    def close(self) -> None:
        """Close every connection."""
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, response: httpcore.Response) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        try:
            yield from self._response.iter_stream()
        except httpcore.TimeoutException as error:
            raise httpx.ReadTimeout("timed out while reading") from error
        except (httpcore.NetworkError, httpcore.ProtocolError) as error:
            raise httpx.RemoteProtocolError(str(error) or "the connection broke") from error

    def close(self) -> None:
        self._response.close()
