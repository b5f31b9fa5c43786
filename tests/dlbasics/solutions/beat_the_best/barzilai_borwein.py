from dataclasses import dataclass

from dlbasics.optimizers import Optimizer


@dataclass
class Mine(Optimizer):
    lr: float = 0.001

    def step(self, point, gradient):
        if self.state:
            moved = [w - past["w"] for w, past in zip(point, self.state)]
            turned = [g - past["g"] for g, past in zip(gradient, self.state)]
            along = sum(a * b for a, b in zip(moved, turned))
            squared = sum(b * b for b in turned)
            if squared > 0:
                self.lr = abs(along) / squared
        self.state = [{"w": w, "g": g} for w, g in zip(point, gradient)]
        return tuple(w - self.lr * g for w, g in zip(point, gradient))
