"""Known: what the exceptions mean that beginners meet most, and where to read."""

from dlbasics.exercises.words import reading

KNOWN = (
    (
        r"Can't call numpy\(\) on Tensor that requires grad",
        "The tensor still carries gradients, and matplotlib cannot draw it: compute the "
        "predictions inside torch.inference_mode(), or call .detach() on them.",
        reading.EVALUATION,
    ),
    (
        r"leaf Variable that requires grad .*in-place",
        "A parameter may be changed by hand only inside torch.no_grad(); otherwise autograd would "
        "have to follow the change, too.",
        reading.BY_HAND,
    ),
    (
        r"before Module\.__init__\(\) call",
        "super().__init__() is missing, or comes too late: it makes the place where parameters "
        "are registered, so it must be the first line of __init__.",
        reading.PARAMETER,
    ),
    (
        r'missing the required "forward" function',
        "The class has no method named forward, so calling the model cannot compute anything.",
        reading.FIRST_LOOP,
    ),
    (
        r"object has no attribute 'detach'",
        "nn.Parameter takes a tensor, such as torch.randn(1).",
        reading.PARAMETER,
    ),
    (
        r"Only Tensors of floating point",
        "A parameter moves by small steps, so it cannot be a whole number: torch.randn(1) draws a "
        "decimal number.",
        reading.TENSOR,
    ),
    (
        r"mat1 and mat2 shapes cannot be multiplied|expected .* to have .* columns",
        "nn.Linear(1, 1) takes a column, one row for each point: give X the shape (N, 1), for "
        "example with unsqueeze(1).",
        reading.SHAPES,
    ),
    (
        r"backward through the graph a second time",
        "A loss can go backward once: compute the prediction and the loss anew in every epoch.",
        reading.FOUR_PARTS,
    ),
    (
        r"does not require grad and does not have a grad_fn",
        "No path leads from the loss back to a parameter: requires_grad is off, or item(), "
        "detach() or no_grad() has cut the graph.",
        reading.CUT_GRAPH,
    ),
    (
        r"'float' object has no attribute 'backward'",
        "The loss has become a plain number, probably with item(): call backward() on the tensor.",
        reading.CUT_GRAPH,
    ),
    (
        r"x and y must (be the same size|have same first dimension)",
        "The two things drawn against each other have different lengths: X_train belongs to "
        "y_train, and X_test to y_test and to the predictions of X_test.",
        reading.WRONG_ROWS,
    ),
    (
        r"can't convert .* device type tensor to numpy",
        "The tensor lies on a graphics processor, and matplotlib draws from the CPU: call .cpu().",
        reading.GPU,
    ),
    (
        r"Expected all tensors to be on the same device",
        "The model and the data lie on different devices: move both to the same one with .to().",
        reading.GPU,
    ),
    (
        r"not compiled with CUDA|Found no NVIDIA driver",
        "This computer has no GPU that PyTorch can use: leave everything on the CPU.",
        reading.GPU,
    ),
    (
        r"Weights only load failed.*getattr",
        "The file holds the method state_dict, not the state: save model.state_dict(), with "
        "brackets.",
        reading.SAVED,
    ),
    (
        r"Weights only load failed",
        "The file holds more than numbers, probably the whole model: save model.state_dict().",
        reading.SAVED,
    ),
    (
        r"expected 'f' to be string, path|save\(\) missing 1 required positional argument: 'f'",
        "torch.save takes two things in this order: what to save, and the file: "
        "torch.save(model.state_dict(), path).",
        reading.SAVED,
    ),
    (
        r"Parent directory .* does not exist",
        "The folder of the file is not there: make it first, or choose a path without a folder.",
        reading.SAVED,
    ),
    (
        r"Expected state_dict to be dict-like",
        "load_state_dict takes the state, not the name of its file: "
        "load_state_dict(torch.load(path)).",
        reading.SAVED,
    ),
    (
        r"OrderedDict' object (is not callable|has no attribute)",
        "torch.load gives the state, and a state cannot predict: make a new LineModel() and load "
        "it into that with load_state_dict.",
        reading.SAVED,
    ),
    (
        r"_IncompatibleKeys' object",
        "load_state_dict changes its model and returns only a note about names: call it on a line "
        "of its own.",
        reading.SAVED,
    ),
    (
        r"forward\(\) missing 1 required positional argument",
        "A model in front of brackets computes, so it needs an x. A new model comes from the "
        "class: LineModel().",
        reading.MODEL,
    ),
    (
        r"Module\.\w+\(\) missing 1 required positional argument",
        "It was called on the class, not on a model: LineModel() with brackets makes one.",
        reading.MODEL,
    ),
    (
        r"optimizer got an empty parameter list",
        "The model has no registered parameters, so there is nothing to train: wrap its numbers "
        "in nn.Parameter.",
        reading.OTHER_PARAMETERS,
    ),
    (
        r"unsupported operand type\(s\) for \*.*NoneType|NoneType' object has no attribute 'zero_'",
        "A gradient is still None: call loss.backward() before you use p.grad.",
        reading.BACKWARD,
    ),
    (
        r"to unpack \(expected 3|cannot unpack non-iterable|format code .* of type 'str'",
        "Each row that train returns needs three numbers in this order: the epoch, the training "
        "loss, the test loss.",
        reading.FIRST_LOOP,
    ),
    (
        r"integer tensors of a single element can be converted to an index",
        "A tensor was multiplied by a text or by two numbers: write 0.3 with a point and without "
        "quotation marks.",
        reading.PYTHON,
    ),
    (
        r"instances of 'str'|'(int|float)' and 'str'|'str' and '(int|float)'",
        "A text stands where a number belongs: leave the quotation marks out.",
        reading.PYTHON,
    ),
    (
        r"can't multiply sequence|for [-+*/]: '(tuple|list)'|[-+*/]: '\w+' and '(tuple|list)'",
        "Python does not calculate with a whole tuple or list: take its numbers one by one, as in "
        "tuple(w - 0.01 * g for w, g in zip(point, gradient)).",
        reading.PYTHON,
    ),
    (
        r"cannot access local variable|referenced before assignment",
        "A name that gets a value inside a function belongs to the function: it needs a value "
        "there before it is used.",
        reading.PYTHON,
    ),
    (
        r"mutable default",
        "In a dataclass, give a list in this way: field(default_factory=list). Optimizer has one "
        "already, self.state.",
        reading.PYTHON,
    ),
    (
        r"(__init__\(\) takes 0|forward\(\) takes 1|step\(\) takes 2|rule\(\) takes 3) positional",
        "Its first parameter, self, is missing: Python puts the object there.",
        reading.PYTHON,
    ),
    (
        r"__init__\(\) takes 1 positional argument",
        "The class takes no arguments: make the object with empty brackets.",
        reading.PYTHON,
    ),
    (
        r"rule\(\) missing|rule\(\) takes",
        "rule is called for one parameter at a time, with its number, its gradient and its state: "
        "def rule(self, w, g, state).",
        reading.RULES,
    ),
    (
        r"ellipsis",
        "One of the blanks, `...`, is still in use.",
        reading.PYTHON,
    ),
    (
        r"'method' object|'function' object|builtin_function_or_method",
        "A function stands there without its brackets, so it has not been called.",
        reading.PYTHON,
    ),
    (
        r"'NoneType' object (is not|has no)|non-sequence NoneType",
        "There is nothing, None, where a value was expected: a function that ends without return "
        "gives that.",
        reading.PYTHON,
    ),
)
"""A pattern for the text of an exception, what it means in a sentence, and where to read."""
