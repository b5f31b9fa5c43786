"""Wrong solutions: each frequent mistake gets its own message, and says where to read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import matplotlib.pyplot as plt
import pytest
from solutions import BY_NAME, changed, first_bad, run

from dlbasics.exercises.words import reading

Edits = list[tuple[str, str]]
LOOP, PARTS = "training_loop/parameters", "without_optimizer/parameters"
UPDATE = """        loss = loss_fn(model(X_train), y_train)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
"""
FORWARD = "return self.weight * x + self.bias"
HAND = """    with torch.no_grad():
        for p in model_by_hand.parameters():
            p -= 0.01 * p.grad
            p.grad = None
"""
MINE = "        return w - self.lr * state"

WRONG: dict[str, tuple[str, Edits, str]] = {
    # 1
    "weight": ("straight_line/column", [("weight = 0.3", "weight = 0.7")], "weight is 0.7"),
    "bias": ("straight_line/column", [("bias = 0.9", "bias = 9")], "bias is 9, it should be 0.9"),
    "list": ("straight_line/column", [("y = weight * X + bias", "y = (weight * X + bias).tolist()")], "y is a list, not a tensor"),
    "row": ("straight_line/column", [("unsqueeze(dim=1)", "unsqueeze(dim=0)")], "X has the shape (1, 100)"),
    "whole": ("straight_line/column", [("torch.arange(0, 1, 0.01)", "torch.arange(100)")], "X holds whole numbers"),
    "nan": ("straight_line/column", [("y = weight", "X[3] = float('nan')\ny = weight")], "X holds a number that is infinite or not a number"),
    "shapes": ("straight_line/column", [("y = weight * X + bias", "y = (weight * X + bias).squeeze()")], "X has the shape (100, 1) and y has (100,)"),
    "fewer": ("straight_line/column", [("0, 1, 0.01", "0, 1, 0.02")], "There are 50 points, 100 or more"),
    "repeated": ("straight_line/column", [("y = weight", "X = X.round(decimals=1)\ny = weight")], "X has only 11 different numbers"),
    "swapped line": ("straight_line/column", [("weight * X + bias", "bias * X + weight")], "weight and bias have changed places"),
    "formula": ("straight_line/column", [("weight * X + bias", "weight * (X + bias)")], "y is not weight * X + bias"),
    "overlap": ("straight_line/column", [("X[count:], y[count:]", "X[count - 5:], y[count - 5:]")], "The split overlaps: 5 of 25"),
    "foreign": ("straight_line/column", [("X[count:], y[count:]", "X[count:] + 1, y[count:]")], "holds points that are not in X"),
    "lost points": ("straight_line/column", [("X[count:], y[count:]", "X[count + 5:], y[count + 5:]")], "make 95, but X has 100"),
    "share": ("straight_line/column", [("int(0.8 * len(X))", "len(X) // 2")], "50 of 100 points are for training, that is 50 %"),
    "cut": ("straight_line/column", [("y_test = X[count:], y[count:]", "y_test = X[count:], y[:20, 0]")], "X_test has the shape (20, 1) and y_test has (20,)"),
    "apart": ("straight_line/flat_shuffled", [("y[train]", "y[torch.randperm(114)]")], "y_train does not belong to X_train"),
    "not drawn": ("straight_line/column", [("ax.scatter(X_train, y_train, label=\"training\")", ""), ("ax.scatter(X_test, y_test, label=\"test\")", "")], "Nothing is drawn on ax"),
    "one drawn": ("straight_line/column", [("ax.scatter(X_test, y_test, label=\"test\")", "")], "The drawing on ax lacks the test data"),
    "axes swapped": ("straight_line/column", [("scatter(X_test, y_test", "scatter(y_test, X_test")], "In the drawing of the test data, x and y have changed places"),
    "draw blank": ("straight_line/column", [("ax.scatter(X_train, y_train, label=\"training\")", ""), ("ax.scatter(X_test, y_test, label=\"test\")", "def draw(ax): ...")], "Still blank: draw"),
    "comma": ("straight_line/column", [("weight = 0.3", "weight = 0,3")], "write 0.3 with a point and without quotation marks"),
    "misspelt": ("straight_line/column", [("weight * X + bias", "wieght * X + bias")], "name 'wieght' is not defined. Did you mean weight?"),
    "attribute": ("straight_line/column", [("torch.arange(", "torch.arrange(")], "has no attribute 'arrange'. Did you mean arange?"),
    "renamed": ("straight_line/column", [("y_test = X", "y_tests = X"), ("X_test, y_test,", "X_test, y_tests,")], "There is nothing named y_test"),
    "other y": ("straight_line/column", [("scatter(X_train, y_train", "scatter(X_train, y_train.flip(0)")], "The x of the training data are drawn, but against other y"),
    "other length": ("straight_line/column", [("scatter(X_train, y_train", "scatter(X_train, y_test")], "Line 13 of mine.py raised ValueError: x and y must be the same size. The two things drawn"),
    "drawn as one": ("straight_line/column", [("ax.scatter(X_train, y_train, label=\"training\")", ""), ("ax.scatter(X_test, y_test", "ax.scatter(X, y")], "All points are drawn as one set"),
    "alike": ("straight_line/column", [("label=\"training\"", "color=\"C0\""), ("label=\"test\"", "color=\"C0\"")], "same colour and the same marker"),
    # 2
    "function": ("model/parameters", [("model = LineModel()", "model = LineModel()\nLineModel = lambda: model")], "LineModel is not a class"),
    "no Module": ("model/parameters", [("class LineModel(nn.Module)", "class LineModel"), ("print(model.state_dict())", "")], "does not inherit from nn.Module"),
    "arguments": ("model/parameters", [("__init__(self)", "__init__(self, seed)"), ("= LineModel()", "= LineModel(1)")], "LineModel() needs arguments"),
    "without self": ("model/parameters", [(FORWARD, "return weight * x + self.bias")], "name 'weight' is not defined. Did you mean self.weight?"),
    "self missing": ("model/parameters", [("forward(self, x)", "forward(x)")], "Its first parameter, self, is missing"),
    "int": ("model/parameters", [("def __init__", "def __int__")], "LineModel has no __init__ of its own"),
    "empty": ("model/parameters", [("nn.Parameter(torch.randn(1, requires_grad=True))", "nn.Parameter()")], "weight and bias: nn.Parameter() holds no number"),
    "number": ("model/parameters", [("nn.Parameter(torch.randn(1, requires_grad=True))", "nn.Parameter(0.5)")], "nn.Parameter takes a tensor"),
    "whole parameter": ("model/parameters", [("torch.randn(1, requires_grad=True)", "torch.tensor([1])")], "so it cannot be a whole number"),
    "super": ("model/parameters", [("super().__init__()", "pass")], "super().__init__() is missing, or comes too late"),
    "super, plain": ("model/parameters", [("super().__init__()", "pass"), ("nn.Parameter(torch.randn(1, requires_grad=True))", "torch.randn(1)"), ("print(model.state_dict())", "")], "super().__init__() is missing: without it"),
    "plain": ("model/parameters", [("nn.Parameter(torch.randn(1, requires_grad=True))", "torch.randn(1, requires_grad=True)")], "weight and bias are plain tensors"),
    "in a list": ("model/parameters", [("self.weight = nn.Parameter", "self.numbers = [nn.Parameter"), ("requires_grad=True))\n        self.bias", "requires_grad=True))]\n        self.numbers += [nn.Parameter(torch.randn(1))]\n        #"), (FORWARD, "return self.numbers[0] * x + self.numbers[1]")], "stand in a Python list"),
    "buffers": ("model/parameters", [("self.weight = nn.Parameter(", "self.register_buffer('weight', "), ("self.bias = nn.Parameter(", "self.register_buffer('bias', ")], "The numbers are buffers"),
    "nothing": ("model/parameters", [("self.weight = nn.Parameter(torch.randn(1, requires_grad=True))", ""), ("self.bias = nn.Parameter(torch.randn(1, requires_grad=True))", "")], "The model has no parameters"),
    "no bias": ("model/linear", [("out_features=1", "out_features=1, bias=False")], "The model has one parameter, layer.weight"),
    "too many": ("model/linear", [("out_features=1", "out_features=3")], "The parameters hold 6 numbers"),
    "frozen": ("model/parameters", [("self.bias = nn.Parameter(torch.randn(1, requires_grad=True))", "self.bias = nn.Parameter(torch.randn(1), requires_grad=False)")], "bias: requires_grad is False"),
    "fixed start": ("model/parameters", [("torch.randn(1, requires_grad=True)", "torch.tensor(0.5)")], "Every LineModel() starts with the same numbers"),
    "half fixed": ("model/parameters", [("self.bias = nn.Parameter(torch.randn(1, requires_grad=True))", "self.bias = nn.Parameter(torch.zeros(1))")], "bias always starts with the same number"),
    "no forward": ("model/parameters", [("def forward", "def foward")], "LineModel has no method forward"),
    "returns None": ("model/parameters", [(FORWARD, "self.weight * x + self.bias")], "forward returns None"),
    "returns a list": ("model/parameters", [(FORWARD, "return [self.weight * x + self.bias]")], "forward returns a list"),
    "output shape": ("model/parameters", [(FORWARD, "return (self.weight * x + self.bias).T")], "forward makes (1, 4) of (4, 1)"),
    "cut graph": ("model/parameters", [(FORWARD, "return self.weight.data * x + self.bias.item()")], "forward cuts the graph"),
    "ignores bias": ("model/parameters", [(FORWARD, "return self.weight * x")], "forward ignores the bias"),
    "ignores weight": ("model/parameters", [(FORWARD, "return x + self.bias")], "forward ignores the weight"),
    "swapped": ("model/parameters", [(FORWARD, "return self.bias * x + self.weight")], "forward multiplies x by the bias"),
    "minus": ("model/parameters", [(FORWARD, "return self.weight * x - self.bias")], "With weight 2 and bias 3, forward makes -1 of 1 and -3 of 0"),
    "not linear": ("model/linear", [("return self.layer(x)", "return torch.relu(self.layer(x - 2))")], "forward does not compute a straight line"),
    "no brackets": ("model/parameters", [("model = LineModel()\nprint(model.state_dict())", "model = LineModel")], "model is the class itself"),
    "other model": ("model/parameters", [("model = LineModel()", "model = nn.Linear(1, 1)")], "model is a Linear, not a LineModel"),
    # 3
    "loss class": (LOOP, [("loss_fn = nn.L1Loss()", "loss_fn = nn.L1Loss"), ("history = train(", "history = [(0, 9, 9)] or train(")], "loss_fn is the class itself"),
    "sum": (LOOP, [("nn.L1Loss()", "nn.L1Loss(reduction='sum')")], "loss_fn adds up the errors"),
    "squared": (LOOP, [("nn.L1Loss()", "nn.MSELoss()")], "loss_fn is the mean of the squared errors"),
    "smooth": (LOOP, [("nn.L1Loss()", "nn.SmoothL1Loss()")], "loss_fn is not the mean absolute error"),
    "Adam": (LOOP, [("optim.SGD", "optim.Adam")], "optimizer is Adam, asked for is torch.optim.SGD"),
    "rate": (LOOP, [("lr=0.01", "lr=0.1")], "The learning rate is 0.1, asked for is 0.01"),
    "momentum": (LOOP, [("lr=0.01", "lr=0.01, momentum=0.9")], "Plain SGD has no momentum"),
    "uphill": (LOOP, [("lr=0.01", "lr=0.01, maximize=True")], "With maximize=True"),
    "other parameters": (LOOP, [("SGD(model.parameters()", "SGD(LineModel().parameters()")], "optimizer has other parameters than model"),
    "no parameters": (LOOP, [("self.weight = nn.Parameter(torch.randn(1))", "self.weight = torch.randn(1)"), ("self.bias = nn.Parameter(torch.randn(1))", "self.bias = torch.randn(1)")], "optimizer got an empty parameter list. The model has no registered"),
    "third parameter": (LOOP, [("        self.bias = ", "        self.extra = nn.Parameter(torch.randn(1))\n        self.bias = ")], "model has 3 parameters, a line has two"),
    "globals": (LOOP, [("def train(model, loss_fn, optimizer,", "def train(net, criterion, updater,")], "train never calls the model that it is given"),
    "global data": (LOOP, [("X_train, y_train, X_test, y_test):", "a, b, c, d):")], "train uses data from outside"),
    "trains on test": (LOOP, [("        optimizer.zero_grad()\n", "        loss = loss + loss_fn(model(X_test), y_test)\n        optimizer.zero_grad()\n")], "train learns from the test data"),
    "never training data": (LOOP, [("loss_fn(model(X_train), y_train)", "loss_fn(model(X_train * 1.1), y_train)")], "train never calls the model on X_train"),
    "broadcasting": (LOOP, [("loss = loss_fn(model(X_train), y_train)", "loss = loss_fn(model(X_train), y_train.squeeze())")], "A prediction of shape (80, 1) meets a target of shape (80,)"),
    "no backward": (LOOP, [("        loss.backward()\n", "")], "loss.backward() is never called"),
    "no step": (LOOP, [("        optimizer.step()\n", "")], "optimizer.step() is never called"),
    "own step": (LOOP, [("optimizer.step()", "torch.optim.SGD(model.parameters(), lr=0.01).step()")], "The model changes, but not through the optimizer"),
    "zero_grad": (LOOP, [("        optimizer.zero_grad()\n", "")], "Nothing clears the gradients"),
    "zero_grad late": (LOOP, [("        optimizer.zero_grad()\n        loss.backward()\n", "        loss.backward()\n        optimizer.zero_grad()\n")], "The gradients are cleared between"),
    "step first": (LOOP, [("        loss.backward()\n        optimizer.step()\n", "        optimizer.step()\n        loss.backward()\n")], "optimizer.step() comes before loss.backward()"),
    "one graph": (LOOP, [("    for epoch in range(300):\n", "    loss = loss_fn(model(X_train), y_train)\n    for epoch in range(300):\n"), ("        loss = loss_fn(model(X_train), y_train)\n        optimizer", "        optimizer")], "backward through the graph a second time"),
    "no_grad": (LOOP, [("        loss = loss_fn(model(X_train), y_train)\n", "        with torch.no_grad():\n            loss = loss_fn(model(X_train), y_train)\n")], "No path leads from the loss back to a parameter"),
    "epochs": (LOOP, [("range(300)", "range(200)")], "train makes 200 steps"),
    "never tests": (LOOP, [("model(X_test), y_test", "model(X_train), y_train")], "train never calls the model on X_test"),
    "no eval": (LOOP, [("model.eval()", "pass")], "The model is not in evaluation mode when it meets"),
    "trains in eval": (LOOP, [("        model.train()\n", "        model.eval()\n")], "The training runs in evaluation mode"),
    "never back": (LOOP, [("    for epoch", "    model.train()\n    for epoch"), ("        model.train()\n        loss", "        loss")], "After the first evaluation the model stays"),
    "returns nothing": (LOOP, [("    return rows\n", ""), ("print(history[-1])", "")], "train returns None"),
    "no rows": (LOOP, [("rows.append((epoch, loss.item(), test_loss.item()))", "rows.append(test_loss.item())")], "train does not return a list of rows"),
    "carries": (LOOP, [("loss.item(), test_loss.item()", "loss, test_loss")], "The losses in the rows still carry gradients"),
    "nan loss": (LOOP, [("test_loss.item()", "float('nan')")], "A loss in the rows is infinite"),
    "every": (LOOP, [("epoch % 20", "epoch % 10")], "The rows belong to the epochs 0, 10, 20, … 290, 30 in all"),
    "wrong test loss": (LOOP, [("test_loss.item()", "test_loss.item() / 20")], "but the mean absolute error on the test data is"),
    "test on training": (LOOP, [("test_loss = loss_fn(model(X_test), y_test)", "model(X_test)\n                test_loss = loss_fn(model(X_train), y_train)")], "The test loss is measured on the training data"),
    "swapped losses": (LOOP, [("loss.item(), test_loss.item()", "test_loss.item(), loss.item()")], "The two losses of a row have changed places"),
    "both test": (LOOP, [("loss.item(), test_loss.item()", "test_loss.item(), test_loss.item()")], "Both losses of a row are measured on the test data"),
    "three lists": (LOOP, [("    return rows\n", "    return rows, [1], [2], [3]\n"), ("print(history[-1])", "for epoch, training_loss, test_loss in history:\n    pass")], "Each row that train returns needs three numbers"),
    "item": (LOOP, [("loss.item(), test_loss.item()", "loss.item, test_loss.item"), ("print(history[-1])", "print(f'{history[-1][1]:.4f}')")], "A function stands there without its brackets"),
    "backward on item": (LOOP, [("loss.backward()", "loss.item().backward()")], "The loss has become a plain number"),
    "prints nothing": (LOOP, [("    return rows\n", ""), ("print(history[-1])", "for row in history:\n    print(row)")], "There is nothing, None, where a value was expected"),
    "returns early": (LOOP, [("    return rows", "        return rows")], "train ends after the first epoch"),
    "new list": (LOOP, [("    rows = []\n", ""), ("        model.train()\n", "        rows = []\n        model.train()\n"), ("print(history[-1])", "")], "train returns 0 rows"),
    "own name": (LOOP, [("        model.train()\n", "        model.train()\n        epochs = epochs + 1\n")], "A name that gets a value inside a function belongs to the function"),
    "blank inside": (LOOP, [("        loss = loss_fn(model(X_train), y_train)\n", "        loss = ...\n")], "One of the blanks, `...`, is still in use"),
    "not called": (LOOP, [("print(history[-1])", "torch.manual_seed(42)\nfor p in model.parameters():\n    p.data.fill_(9)")], "Your own model has not learned"),
    "too far": (LOOP, [("        optimizer.step()\n", "        for p in model.parameters():\n            p.grad *= 0.1\n        optimizer.step()\n")], "too far away"),
    # 4
    "on training": ("predictions/inference_mode", [("model(X_test).cpu()", "model(X_train).cpu()"), ("ax.scatter(X_test, predictions", "ax.scatter(X_train, predictions")], "predictions belongs to the training data"),
    "not called yet": ("predictions/inference_mode", [("model(X_test).cpu()", "model"), ("ax.scatter(X_test, predictions, ", "ax.scatter(X_test, y_test, ")], "predictions is something to call"),
    "targets": ("predictions/inference_mode", [("model(X_test).cpu()", "y_test.clone()")], "predictions holds the targets"),
    "all": ("predictions/inference_mode", [("model(X_test).cpu()", "model(X).cpu()"), ("ax.scatter(X_test, predictions", "ax.scatter(X, predictions")], "predictions has 100 numbers"),
    "other numbers": ("predictions/inference_mode", [("model(X_test).cpu()", "model(X_test).cpu() + 1")], "predictions is not what the model now makes"),
    "gradients": ("predictions/inference_mode", [("    predictions = model(X_test)", "    pass\npredictions = model(X_test)"), ("ax.scatter(X_test, predictions, ", "ax.scatter(X_test, predictions.detach(), ")], "The predictions still carry gradients"),
    "drawn with gradients": ("predictions/inference_mode", [("    predictions = model(X_test)", "    pass\npredictions = model(X_test)")], "raised RuntimeError: Can't call numpy() on Tensor that requires grad. The tensor still carries"),
    "device": ("predictions/inference_mode", [("model(X_test).cpu()", "model(X_test).to('meta')"), ("ax.scatter(X_test, predictions, label=\"predictions\")", "")], "The predictions lie on the device meta"),
    "square": ("predictions/inference_mode", [("model(X_test).cpu()", "model(X_test) - 0 * y_test.T"), ("ax.scatter(X_test, predictions, label=\"predictions\")", "")], "predictions has the shape (20, 20)"),
    "mode": ("predictions/inference_mode", [("model.eval()", "")], "The model is not in evaluation mode: call model.eval() before"),
    "not shown": ("predictions/inference_mode", [("ax.scatter(X_test, predictions, label=\"predictions\")", "")], "The data are drawn, the predictions are not"),
    "other x": ("predictions/inference_mode", [("ax.scatter(X_test, predictions", "ax.scatter(y_test, predictions")], "The predictions are drawn, but not at the x"),
    # 5
    "no path": ("saving/state_dict", [("path = Path(\"line.pt\")", "path = open(\"line.pt\", \"wb+\")"), ("torch.load(path)", "model.state_dict()")], "path is a BufferedRandom"),
    "no file": ("saving/state_dict", [("torch.save(model.state_dict(), path)", ""), ("torch.load(path)", "model.state_dict()")], "There is no file line.pt"),
    "whole model": ("saving/state_dict", [("torch.save(model.state_dict(), path)", "torch.save(model, path)"), ("torch.load(path)", "torch.load(path, weights_only=False).state_dict()")], "The file holds more than numbers, probably the whole model: it can"),
    "whole model loaded": ("saving/state_dict", [("torch.save(model.state_dict(), path)", "torch.save(model, path)")], "raised UnpicklingError"),
    "method": ("saving/state_dict", [("model.state_dict(), path", "model.state_dict, path"), ("torch.load(path)", "model.state_dict()")], "The file holds the method state_dict"),
    "text file": ("saving/state_dict", [("torch.save(model.state_dict(), path)", "path.write_text(str(model.state_dict()))"), ("torch.load(path)", "model.state_dict()")], "The file was not written by torch.save"),
    "checkpoint": ("saving/state_dict", [("torch.save(model.state_dict(), path)", "torch.save({'model': model.state_dict()}, path)"), ("torch.load(path)", "torch.load(path)['model']")], "The file holds model, while the state of model has weight, bias"),
    "saved before": ("saving/state_dict", [("torch.save(model.state_dict(), path)", "torch.save(untrained, path)")], "The file holds other numbers than model has"),
    "keys": ("saving/state_dict", [("loaded.load_state_dict(torch.load(path))", "loaded = torch.load(path)"), ("loaded.eval()", ""), ("loaded(X_test)", "model(X_test)")], "loaded is the state itself"),
    "note": ("saving/state_dict", [("loaded = LineModel()\nloaded.load_state_dict", "loaded = LineModel().load_state_dict"), ("loaded.eval()", ""), ("loaded(X_test)", "model(X_test)")], "loaded is what load_state_dict returned"),
    "class": ("saving/state_dict", [("loaded = LineModel()\nloaded.load_state_dict(torch.load(path))\nloaded.eval()", "loaded = LineModel"), ("loaded(X_test)", "model(X_test)")], "loaded is a type, not a LineModel()"),
    "same object": ("saving/state_dict", [("loaded = LineModel()", "loaded = model")], "loaded and model are the same object"),
    "shared": ("saving/state_dict", [("loaded = LineModel()", "import copy\nloaded = copy.copy(model)")], "loaded shares its parameters with model"),
    "not loaded": ("saving/state_dict", [("loaded.load_state_dict(torch.load(path))", "")], "loaded has other numbers than the file"),
    "loaded mode": ("saving/state_dict", [("loaded.eval()", "")], "loaded is not in evaluation mode"),
    "loaded on training": ("saving/state_dict", [("loaded(X_test)", "loaded(X_train)"), ("same = torch.equal(predictions, loaded_predictions)", "same = True")], "loaded_predictions belongs to the training data"),
    "elementwise": ("saving/state_dict", [("torch.equal(predictions, loaded_predictions)", "predictions == loaded_predictions")], "same is a tensor of 20 answers"),
    "identity": ("saving/state_dict", [("torch.equal(predictions, loaded_predictions)", "predictions is loaded_predictions")], "same is False, although the predictions are equal"),
    "text": ("saving/state_dict", [("torch.equal(predictions, loaded_predictions)", "'True'")], "same is a str, not True or False"),
    "method, loaded": ("saving/state_dict", [("torch.save(model.state_dict(), path)", "torch.save(model.state_dict, path)")], "The file holds the method state_dict, not the state: save model"),
    "order": ("saving/state_dict", [("torch.save(model.state_dict(), path)", "torch.save(path, model.state_dict())")], "torch.save takes two things in this order"),
    "no such folder": ("saving/state_dict", [("Path(\"line.pt\")", "Path(\"models/line.pt\")")], "The folder of the file is not there"),
    "name of the file": ("saving/state_dict", [("load_state_dict(torch.load(path))", "load_state_dict(str(path))")], "load_state_dict takes the state, not the name"),
    "state called": ("saving/state_dict", [("loaded = LineModel()\nloaded.load_state_dict(torch.load(path))\nloaded.eval()", "loaded = torch.load(path)")], "torch.load gives the state, and a state cannot predict"),
    "note used": ("saving/state_dict", [("loaded = LineModel()\nloaded.load_state_dict", "loaded = LineModel().load_state_dict")], "load_state_dict changes its model and returns only a note"),
    "model called": ("saving/state_dict", [("loaded = LineModel()", "loaded = model()")], "A model in front of brackets computes"),
    "class loads": ("saving/state_dict", [("loaded = LineModel()", "loaded = LineModel")], "It was called on the class, not on a model"),
    "differ": ("saving/state_dict", [("same = ", "predictions = predictions + 1\nsame = ")], "predictions and loaded_predictions differ"),
    # 6
    "other start": (PARTS, [("model_with.load_state_dict(start)", "")], "losses_with begins with"),
    "one loss": (PARTS, [("losses_without.append(loss.item())", "losses_without = loss.item()")], "losses_without is a float: collect the losses"),
    "losses carry": (PARTS, [("losses_with.append(loss.item())", "losses_with.append(loss)"), ("plot(losses_with)", "plot([float(each) for each in losses_with])")], "losses_with holds tensors that still carry"),
    "few losses": (PARTS, [("epochs = 300", "epochs = 100")], "losses_without has 100 losses"),
    "without learns": (PARTS, [("    losses_without.append(loss.item())\n    loss.backward()\n", "    losses_without.append(loss.item())\n    loss.backward()\n    torch.optim.SGD(model_without.parameters(), lr=0.01).step()\n")], "The run without an optimizer learns"),
    "without backward": (PARTS, [("    losses_without.append(loss.item())\n    loss.backward()\n", "    losses_without.append(loss.item())\n")], "model_without has no gradients"),
    "hand, leaf": (PARTS, [(HAND, HAND.replace("    with torch.no_grad():", "    if True:"))], "A parameter may be changed by hand only inside torch.no_grad()"),
    "hand, None": (PARTS, [("    losses_by_hand.append(loss.item())\n    loss.backward()\n", "    losses_by_hand.append(loss.item())\n")], "A gradient is still None"),
    "hand, zero_": (PARTS, [(HAND, "    for p in model_by_hand.parameters():\n        p.grad.zero_()\n"), ("    losses_by_hand.append(loss.item())\n    loss.backward()\n", "    losses_by_hand.append(loss.item())\n")], "has no attribute 'zero_'. A gradient is still None"),
    "hand, sign": (PARTS, [("p -= 0.01", "p += 0.01")], "The run by hand goes uphill"),
    "hand, clear": (PARTS, [("            p.grad = None\n", "")], "The run by hand never clears the gradients"),
    "hand, rebinds": (PARTS, [("p -= 0.01 * p.grad\n            p.grad = None", "p = p - 0.01 * p.grad"), ("    loss = loss_fn(model_by_hand", "    model_by_hand.zero_grad()\n    loss = loss_fn(model_by_hand")], "The run by hand learns nothing"),
    "hand, rate": (PARTS, [("p -= 0.01", "p -= 0.1")], "The run by hand does not follow p - 0.01 * p.grad: its first update is 0.1"),
    "hand, late": (PARTS, [("    loss = loss_fn(model_by_hand(X_train), y_train)\n    losses_by_hand.append(loss.item())\n", "    loss = loss_fn(model_by_hand(X_train), y_train)\n"), (HAND, HAND + "    losses_by_hand.append(loss_fn(model_by_hand(X_train), y_train).item())\n")], "losses_by_hand begins with the loss after the first update"),
    "with, step": (PARTS, [("    optimizer.step()\n", "")], "The run with an optimizer learns nothing"),
    "with, clear": (PARTS, [("    optimizer.zero_grad()\n", "")], "The run with an optimizer never clears"),
    "with, Adam": (PARTS, [("optim.SGD", "optim.Adam")], "The run with an optimizer does not follow"),
    "with, momentum": (PARTS, [("lr=0.01", "lr=0.01, momentum=0.9")], "in its first update, but not later"),
    "start as argument": (PARTS, [("model_with = LineModel()\n", "model_with = LineModel(start)\n")], "The class takes no arguments"),
    "one model": (PARTS, [("model_with = LineModel()", "model_with = model_by_hand")], "Two of the three models are one"),
    "no panels": (PARTS, [("plt.subplots(1, 2, sharey=True)", "plt.subplots(1, 3)")], "axes does not hold two panels"),
    "panels swapped": (PARTS, [("axes[0].plot(losses_without)\naxes[1].plot(losses_with)", "axes[1].plot(losses_without)\naxes[0].plot(losses_with)")], "The panels are swapped"),
    "one panel": (PARTS, [("axes[1].plot(losses_with)", "axes[0].plot(losses_with)")], "Both runs are drawn in one panel"),
    "left empty": (PARTS, [("axes[0].plot(losses_without)\n", "")], "axes[0] does not show losses_without"),
    "right empty": (PARTS, [("axes[1].plot(losses_with)\n", "")], "axes[1] does not show losses_with"),
    "above": (PARTS, [("plt.subplots(1, 2, sharey=True)", "plt.subplots(2, 1)")], "The panels are not side by side"),
    # 7
    "no Optimizer": ("beat_the_best/momentum", [("class Mine(Optimizer)", "class Mine")], "Mine is not a subclass of Optimizer"),
    "needs lr": ("beat_the_best/momentum", [("    lr: float = 0.002\n", "")], "begin the class with a value for it, lr: float = 0.003"),
    "text for a number": (LOOP, [("lr=0.01", "lr='0.01'")], "A text stands where a number belongs"),
    "capital": (LOOP, [("loss_fn = nn.L1Loss()", "loss_fn = nn.l1loss()")], "has no attribute 'l1loss'. Did you mean L1Loss?"),
    "whole tuple": ("beat_the_best/barzilai_borwein", [("return tuple(w - self.lr * g for w, g in zip(point, gradient))", "return point - self.lr * gradient")], "Python does not calculate with a whole tuple"),
    "no dataclass": ("beat_the_best/momentum", [("@dataclass\n", ""), ("    lr: float = 0.002\n", "")], "Mine() needs lr, as every Optimizer does: write @dataclass above it"),
    "three for rule": ("beat_the_best/momentum", [("rule(self, w, g, state)", "rule(self, w, g, state, t)")], "rule is called for one parameter at a time"),
    "list in a dataclass": ("beat_the_best/momentum", [("    lr: float", "    speeds: list = []\n    lr: float")], "In a dataclass, give a list in this way"),
    "no rule": ("beat_the_best/momentum", [("def rule", "def rules")], "Mine overrides neither rule nor step"),
    "raises": ("beat_the_best/momentum", [(MINE, "        state['sped']\n" + MINE)], "Line 15 of mine.py raised KeyError: 'sped'"),
    "count": ("beat_the_best/barzilai_borwein", [("return tuple(w - self.lr * g for w, g in zip(point, gradient))", "return (point[0] - self.lr * gradient[0],)")], "step returns 1 numbers"),
    "not a number": ("beat_the_best/momentum", [(MINE, "        g = g * float('nan')\n        return w - g + state")], "a place that is not a number"),
    "diverges": ("beat_the_best/momentum", [("0.002", "0.2")], "Mine diverges"),
    "never arrives": ("beat_the_best/momentum", [("0.002", "0.00001")], "Mine does not arrive within 5000 steps"),
    "not faster": ("beat_the_best/momentum", [("0.95", "0.9"), ("0.002", "0.003")], "Mine needs 450 steps; Momentum at 0.003 needs 450"),
    "keeps state": ("beat_the_best/momentum", [("    lr: float", "    calls = []\n    lr: float"), (MINE, "        self.calls.append(g)\n        if len(self.calls) > 900:\n            return w - 0.0001 * g\n" + MINE)], "A second Mine() takes another path"),
    "knows the minimum": ("beat_the_best/momentum", [(MINE, "        return w + 0.5 * (1.0 - w)  # state")], "on the same surface moved elsewhere"),
    "knows the way": ("beat_the_best/barzilai_borwein", [("self.lr = abs(along) / squared", "self.lr = 1e-6"), ("        if self.state:\n", "        if not self.state:\n            self.state = [{'w': w, 'g': g} for w, g in zip(point, gradient)]\n            return point[0] + 2.2, point[1]\n        if self.state:\n")], "fails on the mirror image"),
}  # fmt: skip


@pytest.fixture(scope="module")
def messages() -> Iterator[dict[str, str]]:
    """What each wrong solution was told, for the comparison at the end."""
    yield {}


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", WRONG)
def test_a_mistake_gets_its_message(
    name: str, messages: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    plt.close("all")
    base, edits, expected = WRONG[name]
    report = run(changed(base, *edits), BY_NAME[base.partition("/")[0]])
    assert not report.passed
    found = first_bad(report)
    assert expected in found.message
    assert found.read in vars(reading).values()
    messages[name] = found.message


def test_no_two_mistakes_get_the_same_message(messages: dict[str, str]) -> None:
    if len(messages) < len(WRONG):
        pytest.skip("only where all wrong solutions were run before")
    seen: dict[str, str] = {}
    for name, message in messages.items():
        words = re.sub(r"[\d.]+", "#", message)
        assert words not in seen, f"{name} and {seen.get(words)}: {message}"
        seen[words] = name
    assert len(seen) >= 40
