from dataclasses import dataclass

from dlbasics.optimizers import Optimizer


@dataclass
class Mine(Optimizer):
    """Momentum that keeps more of its speed."""

    lr: float = 0.002
    remembers = ("speed",)

    def rule(self, w, g, state):
        state["speed"] = 0.95 * state["speed"] + g
        return w - self.lr * state["speed"]
