"""Where a cell of an HTML table stands: which table of the document, which row, which column."""

from linter.document import Cell


class Tables:
    """The tables of a document as their tags come by."""

    def __init__(self) -> None:
        self.count = 0
        """How many tables the document has so far."""
        self._open: list[list[int]] = []
        """Table, row and column of the cell that was last, for each open table."""

    def open(self) -> None:
        """A table begins, in a cell of another one perhaps."""
        self._open.append([self.count, -1, -1])
        self.count += 1

    def row(self) -> None:
        """A row begins; outside a table it is none."""
        if self._open:
            self._open[-1][1:] = self._open[-1][1] + 1, -1

    def cell(self) -> Cell:
        """The place of the cell that begins; outside a table it makes one."""
        if not self._open:
            self.open()
        last = self._open[-1]
        last[1] = max(last[1], 0)
        last[2] += 1
        return Cell(*last)

    def close(self) -> None:
        """A table ends."""
        if self._open:
            self._open.pop()
