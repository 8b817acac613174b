"""Fetching one answer over HTTP, within a time and a size, for `disclint issuers update` only."""

import time
from collections.abc import Callable, Mapping

CHUNK = 1 << 16


class FetchFailed(Exception):
    """Why an answer did not arrive whole."""


def fetch(
    url: str,
    headers: Mapping[str, str],
    *,
    seconds: float = 120.0,
    limit: int = 1 << 26,
    progress: Callable[[int], None] | None = None,
) -> bytes:
    """The body of the answer to a GET, at most `limit` bytes and within `seconds`.

    A redirect is refused: whoever asks knows where the list is. `progress` is told the number of
    bytes so far.
    """
    from http.client import HTTPException  # noqa: PLC0415  # only for an update
    from urllib.error import URLError  # noqa: PLC0415
    from urllib.request import HTTPRedirectHandler, Request, build_opener  # noqa: PLC0415

    class NoRedirect(HTTPRedirectHandler):
        def redirect_request(self, *_: object) -> None:
            return None

    if not url.startswith(("https://", "http://")):
        raise FetchFailed(f"{url} is no web address")
    deadline = time.monotonic() + seconds
    request = Request(url, headers=dict(headers))  # noqa: S310  # the scheme was looked at
    try:
        with build_opener(NoRedirect).open(request, timeout=min(seconds, 30.0)) as answer:
            expected = answer.headers.get("Content-Length")
            data = _read(answer.read1, deadline, limit, progress)
    except URLError as error:
        raise FetchFailed(f"{url}: {getattr(error, 'reason', error)}") from None
    except (OSError, HTTPException) as error:
        raise FetchFailed(f"{url}: {error or type(error).__name__}") from None
    if expected is not None and expected != str(len(data)):
        raise FetchFailed(f"{url}: cut off after {len(data)} of {expected} bytes")
    return data


def _read(
    read: Callable[[int], bytes],
    deadline: float,
    limit: int,
    progress: Callable[[int], None] | None,
) -> bytes:
    parts: list[bytes] = []
    size = 0
    while chunk := read(CHUNK):
        parts.append(chunk)
        size += len(chunk)
        if progress:
            progress(size)
        if size > limit:
            raise FetchFailed(f"more than {limit} bytes")
        if time.monotonic() > deadline:
            raise FetchFailed("it takes too long")
    return b"".join(parts)
