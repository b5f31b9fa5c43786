"""Programs that nobody should put on a page: each with whether it may be shown."""

from __future__ import annotations

import random

PLOT = "import matplotlib.pyplot as plt\nimport numpy as np\n"
# each fails, or prints and draws what cannot be shown
BAD = [
    "def f(:\n    pass\n", "x = 1\n  y = 2\n", "print('a\n", "return 1\n", "\tx = 1\n        y = 2\nif 1:\n\ty\n        z\n",
    "x = 0777\n", "await x\n", "x = {N}\x00\n", "# -*- coding: nonsense -*-\nprint(1)\n", "x = \udcff\n", "f'{{1 +}}'\n",
    "def f(n):\n    return f(n + 1)\n\nf({N})\n", "import sys\nsys.setrecursionlimit(10**5)\n\ndef f(n):\n    return [f(n + 1)]\n\nf(0)\n",
    "x = '(' * {N}00\neval(x + ')' * {N}00)\n", "print('x' * 10_000_000)\n", "while True:\n    print({N})\n", "import sys\nsys.stderr.write('{N}')\n",
    "class Odd(Exception):\n    def __str__(self):\n        raise ValueError({N})\n\nraise Odd\n", "class Odd(Exception):\n    __str__ = None\n\nraise Odd({N})\n",
    "raise ValueError('\\n\\n  docs/index.md:1\\n' * {N})\n", "raise ValueError('\\udcff\\x00\\x1b[31m')\n", "raise type('\\n', (Exception,), {{}})('{N}')\n",
    "raise KeyError\n", "raise BaseException({N})\n", "raise KeyboardInterrupt\n", "raise SystemExit('{N}')\n", "raise GeneratorExit\n", "assert {N} == 0\n",
    "raise ValueError({N}) from KeyError(1)\n", "raise ExceptionGroup('{N}', [ValueError(1), TypeError(2)])\n", "import os\nos.abort()\n", "import os\nos._exit({N} % 256)\n",
    "import ctypes\nctypes.string_at(0)\n", "import warnings\nfor n in range({N}):\n    warnings.warn(f'w {{n}}')\n", "import warnings\nwarnings.warn('\\n' * {N})\n",
    "import warnings\nwarnings.simplefilter('error')\nwarnings.warn('{N}')\n", "print('\\x1b[31m{N}\\x1b[0m')\n", "print('{N}%\\r100%')\n", "print('a\\x00b', {N})\n", "print('\\x07')\n",
    "import sys\nsys.stdout.buffer.write(b'\\xff\\xfe{N}')\n", "print('\\udcff')\n", "open('/etc/nothing{N}')\n", "input()\n", "import nothing_{N}\n", "from . import x\n", "exit({N})\n",
    "import threading\nthreading.Thread(target=lambda: 1 / 0).start()\n", "import sys\nsys.stdout = None\nprint({N})\nraise ValueError\n", "import sys\nsys.stdout.close()\nprint({N})\n",
    "del __builtins__.print\nprint({N})\n", "globals()[1] = {N}\nraise ValueError(1)\n", "import sys\nsys.modules.clear()\nimport math\n", "import json\njson.dumps = None\nraise ValueError\n",
    "class A:\n    def __getattr__(self, name):\n        raise KeyboardInterrupt\n\na = A()\na.x\n", "import traceback, sys\ndel sys.modules['traceback']\n1 / 0\n", "import os\nos.kill(os.getpid(), 11)\n",
    "exec('raise ValueError({N})')\n", "eval('1 +')\n", "lambda: (yield)\nnext(x)\n", "import signal\nsignal.raise_signal(signal.SIGTERM)\n", "x: int = 'a' + {N}\n",
    PLOT + "plt.figure()\n", PLOT + "plt.plot([])\n", PLOT + "figure, axes = plt.subplots()\n", PLOT + "figure, axes = plt.subplots(2)\naxes[0].plot([1, 2])\n",
    PLOT + "import matplotlib.animation as a\nfigure, ax = plt.subplots()\nline, = ax.plot([])\nx = a.FuncAnimation(figure, lambda i: line, frames={N})\nplt.show()\n",
    PLOT + "import matplotlib.animation as a\nfigure, ax = plt.subplots()\nline, = ax.plot([1, {N}])\nx = a.FuncAnimation(figure, lambda i: [line], frames=3)\nplt.show()\n",
    PLOT + "plt.plot([1], color='#12345{D}')\n", PLOT + "plt.plot([1, 2])\nplt.figure()\nplt.plot([1])\n", PLOT + "plt.plot([1, 2], [1])\n", PLOT + "plt.title('$\\\\frac$')\nplt.plot([1])\nplt.show()\n",
    PLOT + "ax = plt.figure().add_subplot(projection='3d')\ng = np.arange(4.0)\nx, y = np.meshgrid(g, g)\nax.contour(x, y, x * y + {N})\nplt.show()\n",
    PLOT + "ax = plt.figure().add_subplot(projection='3d')\nax.voxels(np.ones((2, 2, {D} + 1)))\nplt.show()\n", PLOT + "plt.scatter(range(9000), range(9000))\nplt.show()\n",
    PLOT + "from matplotlib.patches import PathPatch\nfrom matplotlib.path import Path\nplt.gca().add_patch(PathPatch(Path([(0, 0), (1, {N}), (2, 0)])))\nplt.show()\n",
    PLOT + "plt.gca().set_xscale('nonsense{N}')\n", PLOT + "class L(plt.Line2D):\n    def draw(self, *a):\n        raise ValueError({N})\n\nplt.gca().add_line(L([0, 1], [0, 1]))\nplt.show()\n",
    PLOT + "plt.plot([float('nan')] * {N})\nplt.show()\n", PLOT + "plt.plot([1, float('inf')])\nplt.show()\nplt.plot([3, {N}])\n", PLOT + "plt.streamplot(np.arange(3), np.arange(3), np.ones((3, 3)), np.ones((3, 3)))\nplt.show()\n",
    PLOT + "plt.switch_backend('nonsense')\n", PLOT + "plt.rcParams['svg.fonttype'] = 3\n", PLOT + "plt.savefig('x.png', dpi=10**9)\n", PLOT + "plt.quiverkey(None, 0, 0, 1, '')\n",
]  # fmt: skip
ALT = 'alt="A figure"'


def program(seed: int) -> tuple[str, str]:
    """The code of a program, and the options of its fence."""
    chosen = random.Random(seed)
    text = BAD[seed % len(BAD)].replace("{{", "\x01").replace("}}", "\x02")
    text = text.replace("{N}", str(chosen.randint(1, 999))).replace(
        "{D}", str(chosen.randint(1, 5))
    )
    text = text.replace("\x01", "{").replace("\x02", "}")
    before = chosen.choice(["", "", "# é 重み\n", "x = 1\n\n\n", '"""Words."""\n'])
    text = f"{before}{text}"
    if chosen.random() < 0.15:
        text = text.replace("\n", "\r\n")
    return text, chosen.choice([ALT, ALT, ""]) if "plt" in text else ""
