from dataclasses import dataclass, field

import numpy as np

from dlbasics.optimizers import Optimizer


@dataclass
class Mine(Optimizer):
    """BFGS with steps of limited length, and torch-like arrays as answers."""

    lr: float = 1.0
    longest: float = 0.25
    past: list = field(default_factory=list)

    def step(self, point, gradient):
        w, g = np.array(point), np.array(gradient)
        if not self.past:
            self.inverse = np.eye(2) * 0.002
        else:
            s, y = w - self.past[0], g - self.past[1]
            if s @ y > 1e-12:
                rho, one = 1 / (s @ y), np.eye(2)
                left, right = one - rho * np.outer(s, y), one - rho * np.outer(y, s)
                self.inverse = left @ self.inverse @ right + rho * np.outer(s, s)
        self.past = [w, g]
        step = -self.inverse @ g
        length = np.sqrt(step @ step)
        return w + step * min(1.0, self.longest / length)
