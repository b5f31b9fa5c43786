from torch import nn


class LineModel(nn.Linear):
    def __init__(self):
        super().__init__(1, 1)

    def forward(self, x):
        return super().forward(x.reshape(-1, 1)).reshape(x.shape)


class Another(LineModel):
    pass


model = Another()
