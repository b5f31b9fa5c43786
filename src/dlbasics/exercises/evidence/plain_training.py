"""Plain training: the losses that gradient descent must give from a start, as an oracle."""

import torch

from dlbasics.exercises.evidence.names import Names

EPOCHS, RATE = 300, 0.01


def plain_training(names: Names, rate: float = RATE, clear: bool = True) -> list[float]:
    """The loss before each update, of a copy of the solution's model from its `start`.

    Without `clear`, each update uses the sum of all gradients so far.
    """
    loss_fn, start, x, y = names.several("loss_fn start X_train y_train")
    model = names["LineModel"]()
    model.load_state_dict(start)
    parameters, losses = list(model.parameters()), []
    memory = [torch.zeros_like(each) for each in parameters]
    for _ in range(EPOCHS):
        loss = loss_fn(model(x), y)
        losses.append(loss.item())
        gradients = torch.autograd.grad(loss, parameters)
        memory = [g if clear else m + g for m, g in zip(memory, gradients, strict=True)]
        with torch.no_grad():
            for parameter, gradient in zip(parameters, memory, strict=True):
                parameter -= rate * gradient
    return losses
