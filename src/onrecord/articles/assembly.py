"""Putting an article's text together from pieces of its source, keeping the map back."""

from dataclasses import dataclass, field

Pieces = tuple[tuple[int, int, int], ...]


@dataclass(slots=True)
class Assembly:
    """A text in the making: stretches of a source and the characters put between them."""

    source: str
    _parts: list[str] = field(default_factory=list)
    _spans: list[tuple[int, int, int]] = field(default_factory=list)
    length: int = 0

    def take(self, start: int, end: int) -> None:
        """Append `source[start:end]`."""
        if start >= end:
            return
        if self._spans and self._joins(start):
            text_start, source_start, _ = self._spans.pop()
            self._spans.append((text_start, source_start, self.length + end - start - text_start))
        else:
            self._spans.append((self.length, start, end - start))
        self._put(self.source[start:end])

    def put(self, text: str) -> None:
        """Append characters that are not in the source (the blank line between paragraphs)."""
        self._put(text)

    def text(self) -> str:
        """Return what was put together so far."""
        return "".join(self._parts)

    def spans(self) -> Pieces:
        """Return the map back: (text_start, source_start, length), in order, as long as each can be."""
        return tuple(self._spans)

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self.length += len(text)

    def _joins(self, start: int) -> bool:
        """Tell whether the source at `start` goes on where the last span ended, over the very characters put between."""
        text_start, source_start, length = self._spans[-1]
        put = self.length - text_start - length
        gap = start - source_start - length
        if put != gap:
            return False
        return put == 0 or self._parts[-1] == self.source[start - gap : start]
