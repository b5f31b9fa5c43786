"""The snippets that every engine gets, and the line that each must print."""

from __future__ import annotations

from dataclasses import dataclass

FIT = """\
import matplotlib.pyplot as plt
import torch

from library.{function} import {function}

torch.manual_seed({index})
x = torch.linspace(-1, 1, 100).unsqueeze(1)
y = {slope} * x + 0.3 + 0.1 * torch.randn_like(x)
model = torch.nn.Linear(1, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
losses = []
for epoch in range(300):
    optimizer.zero_grad()
    loss = torch.nn.functional.mse_loss(model(x), y)
    loss.backward()
    optimizer.step()
    losses.append(loss.item())

print(f"loss after {{len(losses)}} epochs: {{losses[-1]:.3f}}")
print("{function} of snippet {index}:", {function}(range({size})))

fig, ax = plt.subplots()
ax.plot(losses)
ax.set(xlabel="epoch", ylabel="loss")
plt.show()
"""
PRINT = """\
import torch

from library.{function} import {function}

torch.manual_seed({index})
weights = torch.randn(5)
print("weights:", [round(weight, 3) for weight in weights.tolist()])
print("{function} of snippet {index}:", {function}(range({size})))
"""


@dataclass(frozen=True)
class Plan:
    """How much is measured."""

    snippets: int  # of a site with five pages
    fits: int  # whose average is a snippet's own cost
    fresh: int  # of them, each run in a fresh process
    pairs: int  # of builds with this engine and with plain MkDocs
    runs: int  # of everything else


@dataclass(frozen=True)
class Snippet:
    """One code block; an edit of its text is the next revision."""

    index: int
    is_fit: bool
    revision: int = 0

    @property
    def name(self) -> str:
        return f"snippet_{self.index}"

    @property
    def function(self) -> str:
        """The library function that it imports, and the module of that name."""
        return "count" if self.index % 2 else "total"

    @property
    def size(self) -> int:
        return 10 + self.index + 100 * self.revision

    @property
    def code(self) -> str:
        template = FIT if self.is_fit else PRINT
        slope = 1 + self.index % 7
        return template.format(
            function=self.function, index=self.index, size=self.size, slope=slope
        )

    def line(self, offset: int = 0) -> str:
        """What it prints last, in closed form, where `total` adds an offset."""
        values = {"count": self.size, "total": offset + self.size * (self.size - 1) // 2}
        return f"{self.function} of snippet {self.index}: {values[self.function]}"


Pages = list[list[Snippet]]


def pages_of(count: int) -> Pages:
    """Five pages with these snippets, two fits in every five."""
    snippets = [Snippet(index, is_fit=index % 5 < 2) for index in range(count)]
    return [snippets[start : start + count // 5] for start in range(0, count, count // 5)]


def with_edit(pages: Pages, revision: int = 1) -> Pages:
    """The same pages after an edit in the first snippet."""
    (first, *others), *rest = pages
    return [[Snippet(first.index, first.is_fit, revision), *others], *rest]


def library(offset: int = 0) -> dict[str, str]:
    """The files of the library, whose `total` adds an offset."""
    return {
        "src/library/__init__.py": "",
        "src/library/total.py": f"def total(values):\n    return {offset} + sum(values)\n",
        "src/library/count.py": "def count(values):\n    return len(values)\n",
    }
