from dlbasics.optimizers import Nesterov


class Mine(Nesterov):
    def __init__(self):
        super().__init__(lr=0.0005, momentum=0.97)
