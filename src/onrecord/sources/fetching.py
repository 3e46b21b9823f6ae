"""What fetching gives, or why it gives nothing."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Response:
    """What a server gave in the end: status, headers (lower-case names), body, and the way there."""

    url: str
    status: int
    headers: dict[str, str]
    content: bytes
    redirects: tuple[str, ...] = ()


class FetchError(Exception):
    """A page could not be had; `reason` is short and countable."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason, self.detail = reason, detail
