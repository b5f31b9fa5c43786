"""Programs that a runner may treat otherwise than `python file.py` does, by what is odd in them."""

from __future__ import annotations

LANGUAGE = {
    "annotations are values": "def f(a: int) -> float: ...\nprint(f.__annotations__)\n",
    "annotations of a module": "x: int = 1\nprint(__annotations__)\n",
    "fields of a dataclass": (
        "import dataclasses\n@dataclasses.dataclass\nclass A:\n    x: int\n"
        "print(dataclasses.fields(A)[0].type)\n"
    ),
    "annotations put off": (
        "from __future__ import annotations\ndef f(a: int): ...\nprint(f.__annotations__)\n"
    ),
    "names at the start": "print(sorted(globals()))\n",
    "the main module": (
        "import sys\nm = sys.modules['__main__']\n"
        "print(__name__, m.__dict__ is globals(), m.__spec__, m.__package__, m.__doc__)\n"
    ),
    "its docstring": "'''About this.'''\nprint(__doc__)\n",
    "the builtins": "print(type(__builtins__).__name__)\n",
    "main guard": "if __name__ == '__main__':\n    print('on')\n",
    "imports its own main": "import __main__\nx = 1\nprint(__main__.x)\n",
    "arguments": "import sys, os\nprint(len(sys.argv), os.path.basename(sys.argv[0]))\n",
    "a module that it wrote": (
        "open('helper_of_mine.py', 'w').write('w = 7')\nimport helper_of_mine\n"
        "print(helper_of_mine.w)\n"
    ),
    "where a class is from": "class A: ...\nprint(A.__module__, A.__qualname__)\n",
    "source of a function": (
        "import inspect\ndef f():\n    return 1\nprint(inspect.getsource(f), end='')\n"
    ),
    "an assertion": "assert 1 == 2, 'no'\n",
    "no syntax": "x = = 1\n",
    "no syntax, one level down": "def f():\n    return (1\n",
    "a tab among spaces": "if 1:\n        x = 1\n\ty = 2\n",
    "dunder debug": "print(__debug__)\n",
    "hash of a string in one run": "print(hash('a') == hash('a'))\n",
    "pickled and back": (
        "import pickle\nclass A:\n    x = 1\nprint(pickle.loads(pickle.dumps(A())).x)\n"
    ),
    "recursion without end": "def f(): return f()\nf()\n",
    "the recursion limit": "import sys\nprint(sys.getrecursionlimit())\n",
    "recursion to some depth": "def f(n): return n and 1 + f(n - 1)\nprint(f(900))\n",
    "a low recursion limit": "import sys\nsys.setrecursionlimit(60)\nprint('x')\n",
    "deep recursion": (
        "import sys\nsys.setrecursionlimit(100_000)\n"
        "def f(n): return n and 1 + f(n - 1)\nprint(f(20_000))\n"
    ),
    "a long integer": "print(len(str(10**4000)))\nprint(10**5000)\n",
    "exec and eval": "exec('y = 3')\nprint(eval('y'), __name__)\n",
}
ENDS = {
    "exit functions": "import atexit\natexit.register(print, 'bye')\nprint('hi')\n",
    "exit functions, last first": (
        "import atexit\nfor i in range(3):\n    atexit.register(print, i)\n"
    ),
    "an exit function after an exception": "import atexit\natexit.register(print, 'bye')\n1 / 0\n",
    "an exit function after sys.exit": (
        "import atexit, sys\natexit.register(print, 'bye')\nsys.exit()\n"
    ),
    "an exit function that was taken back": (
        "import atexit\nf = atexit.register(print, 'bye')\natexit.unregister(print)\n"
    ),
    "an exit function reads a variable": (
        "import atexit\natexit.register(lambda: print(w))\nw = 1\n"
    ),
    "what is thrown away at the end": (
        "class A:\n    def __del__(self): print('gone')\na = A()\nprint('on')\n"
    ),
    "a class instance in a cycle at the end": (
        "class A:\n    def __del__(self): print('gone')\na = A()\na.me = a\nprint('on')\n"
    ),
    "a finalizer": (
        "import weakref\nclass A: ...\na = A()\nweakref.finalize(a, print, 'final')\nprint('on')\n"
    ),
    "a temporary folder": (
        "import tempfile, os\nt = tempfile.TemporaryDirectory()\nprint(os.path.isdir(t.name))\n"
        "t.cleanup()\n"
    ),
    "sys.exit without a status": "import sys\nprint('a')\nsys.exit()\n",
    "sys.exit with a status": "import sys\nprint('a')\nsys.exit(3)\n",
    "sys.exit with words": "import sys\nsys.exit('no')\n",
    "SystemExit raised": "raise SystemExit(4)\n",
    "SystemExit with something": "raise SystemExit([1])\n",
    "quit": "quit()\n",
    "an exit at once": "import os\nprint('a', flush=True)\nos._exit(0)\n",
    "an exit at once with a status": "import os\nprint('a', flush=True)\nos._exit(5)\n",
    "killed by itself": "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)\n",
    "terminated by itself": "import os, signal\nos.kill(os.getpid(), signal.SIGTERM)\n",
    "a segmentation fault": "import ctypes\nprint('a', flush=True)\nctypes.string_at(0)\n",
    "an abort": "import os\nos.abort()\n",
    "a hook for exceptions": (
        "import sys\nold = sys.excepthook\ndef hook(*a):\n    print('hooked')\n    old(*a)\n"
        "sys.excepthook = hook\n1 / 0\n"
    ),
    "keyboard interrupt": "raise KeyboardInterrupt\n",
    "a group of exceptions": "raise ExceptionGroup('all', [ValueError(1)])\n",
    "its own exception": "class Odd(Exception): ...\nraise Odd('x')\n",
    "an exception whose words fail": (
        "class E(Exception):\n    def __str__(self): raise ValueError\nraise E\n"
    ),
    "an exception without a cause shown": "try:\n    1 / 0\nexcept ArithmeticError:\n"
    "    raise KeyError('k') from None\n",
    "a closed generator at the end": (
        "def g():\n    try:\n        yield 1\n    finally:\n        print('closed')\n"
        "h = g()\nnext(h)\n"
    ),
}
OUTPUT = {
    "unfinished line": "print('a', end='')\n",
    "no output": "w = 1\n",
    "stdout that is nothing": "import sys\nprint('a')\nsys.stdout = None\nprint('b')\n",
    "stdout closed": "import sys\nprint('a')\nsys.stdout.flush()\nsys.stdout.close()\n",
    "stdout deleted": "import sys\nprint('a')\nsys.stdout.flush()\ndel sys.stdout\n",
    "stdout replaced and back": (
        "import sys, io\nold, sys.stdout = sys.stdout, io.StringIO()\nprint('lost')\n"
        "sys.stdout = old\nprint('kept')\n"
    ),
    "stdout replaced for good": "import sys, io\nprint('a')\nsys.stdout = io.StringIO()\nprint('b')\n",
    "stdout redirected": (
        "import contextlib, io\nwith contextlib.redirect_stdout(io.StringIO()) as f:\n"
        "    print('in')\nprint(f.getvalue(), end='')\n"
    ),
    "the encoding": "import sys\nprint(sys.stdout.encoding, sys.stdout.errors, 'ä→重')\n",
    "what stdout is": "import sys\nprint(type(sys.stdout), sys.stdout.name, sys.stdout.mode)\n",
    "the first stdout": "import sys\nprint(sys.stdout is sys.__stdout__, sys.stdout.fileno())\n",
    "reconfigured": "import sys\nsys.stdout.reconfigure(encoding='utf-8')\nprint('ä')\n",
    "bytes": "import sys\nsys.stdout.buffer.write(b'a\\n')\n",
    "bytes and text": "import sys\nprint('a', flush=True)\nsys.stdout.buffer.write(b'b\\n')\n",
    "the descriptor": "import os\nos.write(1, b'a\\n')\nprint('b')\n",
    "the descriptor is copied": "import os\nfd = os.dup(1)\nos.write(fd, b'a\\n')\nos.close(fd)\n",
    "a shell": "import os\nos.system('echo a')\nprint('b')\n",
    "all descriptors closed": "import os\nprint('a', flush=True)\nos.closerange(3, 200)\n",
    "a tab": "print('a\\tb')\n",
    "windows line ends": "print('a\\r\\nb')\n",
    "nothing to read": "print(input())\n",
    "standard input": "import sys\nprint(repr(sys.stdin.read()))\n",
    "progress of logging to stdout": (
        "import logging, sys\nlogging.basicConfig(stream=sys.stdout, level=20, format='%(message)s')\n"
        "logging.info('on')\n"
    ),
    "logging kept until the end": (
        "import logging, logging.handlers, sys\n"
        "h = logging.handlers.MemoryHandler(10, target=logging.StreamHandler(sys.stdout))\n"
        "logging.getLogger().addHandler(h)\nlogging.getLogger().warning('kept')\n"
    ),
}
DAMAGE = {
    "a name that is no word": "globals()[1] = 2\nprint('on')\n",
    "all names gone": "globals().clear()\n",
    "json broken": "import json\njson.dumps = lambda *a, **k: '{}'\nprint('on')\n",
    "clock broken": "import time\ntime.perf_counter = None\ntime.time = None\nprint('on')\n",
    "open broken": "import builtins\nbuiltins.open = None\nprint('on')\n",
    "print replaced": "import builtins\nprint('a')\nbuiltins.print = None\n",
    "length broken": "import builtins\nbuiltins.len = None\nbuiltins.sorted = None\nprint('on')\n",
    "os broken": "import os\nos.write = os.getpid = os.open = os.replace = None\nprint('on')\n",
    "paths broken": "import pathlib\npathlib.Path.write_text = None\npathlib.Path.exists = None\nprint('on')\n",
    "modules gone": "import sys\nfor n in ['json', 'os', 'time', 'traceback']:\n"
    "    sys.modules.pop(n, None)\nprint('on')\n",
    "the path emptied": "import sys\nsys.path.clear()\nprint('on')\n",
    "the main module replaced": "import sys, types\nsys.modules['__main__'] = types.ModuleType('x')\n"
    "print('on')\n",
    "traced": "import sys\nsys.settrace(lambda *a: None)\nprint('on')\n",
    "traced by something broken": (
        "import sys\ndef f():\n    pass\ndef t(*a):\n    raise OSError\nsys.settrace(t)\nprint('on')\n"
    ),
    "profiled": "import sys\nsys.setprofile(lambda *a: None)\nprint('on')\n",
    "an object that resists": (
        "class A:\n    def __getattr__(self, name): raise KeyboardInterrupt\na = A()\nprint('on')\n"
    ),
    "an object with a shape that fails": (
        "class A:\n    @property\n    def shape(self): raise SystemExit(3)\na = A()\nprint('on')\n"
    ),
    "an object that never ends": (
        "class A(list):\n    def __len__(self): raise MemoryError\na = A()\nprint('on')\n"
    ),
    "waste collection off": "import gc\ngc.disable()\ngc.freeze()\nprint('on')\n",
    "other folder": "import os\nos.mkdir('x')\nos.chdir('x')\nprint(os.path.basename(os.getcwd()))\n",
    "folder gone": "import os, shutil\nd = os.getcwd()\nos.chdir('/')\nshutil.rmtree(d)\nprint('on')\n",
    "environment emptied": "import os\nos.environ.clear()\nprint('on', dict(os.environ))\n",
    "signals ignored": "import signal\nfor s in (1, 2, 15):\n    signal.signal(s, signal.SIG_IGN)\n"
    "print('on')\n",
    "an alarm": "import signal, time\nsignal.signal(14, lambda *a: print('rang'))\n"
    "signal.setitimer(signal.ITIMER_REAL, 0.05)\ntime.sleep(0.3)\n",
    "file mode mask": "import os\nos.umask(0o777)\nprint('on')\n",
    "a hook for audits": "import sys\nsys.addaudithook(lambda *a: None)\nprint('on')\n",
    "its own import hook": (
        "import sys\nclass F:\n    def find_spec(self, *a):\n        return None\n"
        "sys.meta_path.insert(0, F())\nimport colorsys\nprint(colorsys.__name__)\n"
    ),
    "faulthandler off": "import faulthandler\nfaulthandler.disable()\nprint('on')\n",
}
WORKERS = {
    "a thread": "import threading\nthreading.Thread(target=print, args='x').start()\n",
    "a thread that goes on": (
        "import threading, time\ndef f():\n    time.sleep(0.2)\n    print('late')\n"
        "threading.Thread(target=f).start()\nprint('main')\n"
    ),
    "a thread after an exception": (
        "import threading, time\ndef f():\n    time.sleep(0.2)\n    print('late')\n"
        "threading.Thread(target=f).start()\n1 / 0\n"
    ),
    "a daemon thread": (
        "import threading, time\nthreading.Thread(target=time.sleep, args=(9,), daemon=True).start()\n"
        "print('main')\n"
    ),
    "the names of threads": (
        "import threading\nprint(threading.current_thread().name, threading.active_count(),\n"
        "      threading.current_thread() is threading.main_thread())\n"
    ),
    "a pool of threads": (
        "from concurrent.futures import ThreadPoolExecutor\np = ThreadPoolExecutor(2)\n"
        "print(list(p.map(abs, [-1, 2])))\n"
    ),
    "a pool of threads left at work": (
        "from concurrent.futures import ThreadPoolExecutor\nimport time\np = ThreadPoolExecutor(1)\n"
        "p.submit(time.sleep, 0.1)\np.submit(print, 'late')\nprint('main')\n"
    ),
    "asyncio": (
        "import asyncio\nasync def f():\n    await asyncio.sleep(0.01)\n    print('x')\n"
        "asyncio.run(f())\n"
    ),
    "a fork": (
        "import os\nif not os.fork():\n    print('child', flush=True)\n    os._exit(0)\nos.wait()\n"
        "print('parent')\n"
    ),
    "a fork whose child goes on": (
        "import os\npid = os.fork()\nif pid:\n    os.wait()\nprint('parent' if pid else 'child')\n"
    ),
    "a fork whose child raises": (
        "import os\npid = os.fork()\nif not pid:\n    raise SystemExit(3)\n"
        "print(os.waitstatus_to_exitcode(os.wait()[1]))\n"
    ),
    "a fork whose child has exit functions": (
        "import os, atexit\natexit.register(lambda: print('bye', flush=True))\npid = os.fork()\n"
        "if pid:\n    os.wait()\n"
    ),
    "names of processes": (
        "import multiprocessing as m\nprint(m.current_process().name, m.parent_process())\n"
        "print(m.Process().name, m.get_start_method())\n"
    ),
    "a process": (
        "import multiprocessing as m\nif __name__ == '__main__':\n"
        "    p = m.Process(target=print, args=('x',))\n    p.start()\n    p.join()\n"
        "    print(p.exitcode)\n"
    ),
    "a process that is not waited for": (
        "import multiprocessing as m\nif __name__ == '__main__':\n"
        "    m.Process(target=print, args=('late',)).start()\n"
    ),
    "a pool of processes": (
        "import multiprocessing as m\nif __name__ == '__main__':\n    with m.Pool(2) as p:\n"
        "        print(p.map(abs, [-1, 2]))\n"
    ),
    "a pool of its own functions": (
        "import multiprocessing as m\ndef f(x): return x * x\nif __name__ == '__main__':\n"
        "    with m.Pool(2) as p:\n        print(p.map(f, range(3)))\n"
    ),
    "spawned processes": (
        "import multiprocessing as m\ndef f(x): return x * x\nif __name__ == '__main__':\n"
        "    with m.get_context('spawn').Pool(1) as p:\n        print(p.map(f, range(3)))\n"
    ),
    "a server of forks": (
        "import multiprocessing as m\ndef f(x): return x * x\nif __name__ == '__main__':\n"
        "    with m.get_context('forkserver').Pool(1) as p:\n        print(p.map(f, range(3)))\n"
    ),
    "an executor of processes": (
        "from concurrent.futures import ProcessPoolExecutor\ndef f(x): return x * x\n"
        "if __name__ == '__main__':\n    with ProcessPoolExecutor(1) as p:\n"
        "        print(list(p.map(f, range(3))))\n"
    ),
    "an executor left open": (
        "from concurrent.futures import ProcessPoolExecutor\nif __name__ == '__main__':\n"
        "    p = ProcessPoolExecutor(1)\n    print(p.submit(abs, -3).result())\n"
    ),
    "joblib": (
        "from joblib import Parallel, delayed\nif __name__ == '__main__':\n"
        "    print(Parallel(n_jobs=2)(delayed(abs)(-i) for i in range(4)))\n"
    ),
    "shared memory": (
        "from multiprocessing import shared_memory\ns = shared_memory.SharedMemory(create=True, size=8)\n"
        "s.buf[0] = 7\nprint(s.buf[0])\ns.close()\ns.unlink()\n"
    ),
    "a manager": (
        "import multiprocessing as m\nif __name__ == '__main__':\n    with m.Manager() as g:\n"
        "        print(list(g.list([1, 2])))\n"
    ),
    "a subprocess": (
        "import subprocess, sys\nprint('a', flush=True)\n"
        "subprocess.run([sys.executable, '-c', 'print(1)'], check=True)\nprint('b')\n"
    ),
    "a subprocess that fails": ("import subprocess\nsubprocess.run(['false'], check=True)\n"),
    "loader of torch with workers": (
        "import torch\nif __name__ == '__main__':\n"
        "    d = torch.utils.data.DataLoader(range(4), batch_size=2, num_workers=1)\n"
        "    print([b.tolist() for b in d])\n"
    ),
}
WARNINGS = {
    "a warning": "import warnings\nwarnings.warn('careful')\nprint('on')\n",
    "warnings once": "import warnings\nfor _ in range(3):\n    warnings.warn('careful')\n",
    "a warning that is an error": (
        "import warnings\nwarnings.simplefilter('error')\nwarnings.warn('careful')\n"
    ),
    "warnings that are caught": (
        "import warnings\nwith warnings.catch_warnings(record=True) as w:\n"
        "    warnings.simplefilter('always')\n    warnings.warn('x')\nprint(len(w))\n"
    ),
    "warnings ignored": "import warnings\nwarnings.simplefilter('ignore')\nwarnings.warn('x')\n",
    "a deprecation": "import warnings\nwarnings.warn('old', DeprecationWarning)\n",
    "a comparison that warns": "print(1 is 1)\n",
    "an unclosed file": "open('x', 'w').write('a')\nprint('on')\n",
    "a warning in an exit function": (
        "import atexit, warnings\natexit.register(lambda: warnings.warn('late'))\n"
    ),
    "a warning in a thread": (
        "import threading, warnings\nt = threading.Thread(target=warnings.warn, args=('x',))\n"
        "t.start()\nt.join()\n"
    ),
    "numpy's warning": "import numpy as np\nprint(np.log(np.array([0.0])))\n",
    "a coroutine not awaited": "async def f(): ...\nf()\nprint('on')\n",
}
PLOTS = {
    "a plot": "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()\nprint('on')\n",
    "tight layout": "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.tight_layout()\n",
    "tight layout of a figure": (
        "import matplotlib.pyplot as plt\nf, a = plt.subplots(1, 2)\nf.tight_layout(pad=2)\n"
    ),
    "subplots adjusted": (
        "import matplotlib.pyplot as plt\nf, a = plt.subplots(1, 2)\nplt.subplots_adjust(wspace=0.5)\n"
    ),
    "a matrix": "import matplotlib.pyplot as plt\nplt.matshow([[1, 2], [3, 4]])\n",
    "a masked image": (
        "import matplotlib.pyplot as plt\nimport numpy as np\n"
        "plt.imshow(np.ma.masked_less([[1.0, 2.0], [3.0, 4.0]], 2), cmap='gray')\n"
    ),
    "another alphabet": "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.title('重み')\n",
    "constrained by hand": (
        "import matplotlib.pyplot as plt\nf, a = plt.subplots(1, 2, layout='constrained')\na[0].plot([1])\n"
    ),
    "tight by hand": "import matplotlib.pyplot as plt\nf, a = plt.subplots(layout='tight')\na.plot([1])\n",
    "defaults": "import matplotlib.pyplot as plt\nplt.rcdefaults()\nplt.plot([1, 2])\n",
    "the default style": "import matplotlib.pyplot as plt\nplt.style.use('default')\nplt.plot([1, 2])\n",
    "no salt": "import matplotlib.pyplot as plt\nplt.rcParams['svg.hashsalt'] = None\nplt.plot([1, 2])\n",
    "words as paths": (
        "import matplotlib.pyplot as plt\nplt.rcParams['svg.fonttype'] = 'path'\nplt.plot([1, 2])\n"
    ),
    "shown with warnings as errors": (
        "import warnings\nimport matplotlib.pyplot as plt\nwarnings.simplefilter('error')\n"
        "plt.plot([1, 2])\nprint('on')\n"
    ),
    "a grid by hand": (
        "import matplotlib.pyplot as plt\nf = plt.figure()\n"
        "g = f.add_gridspec(1, 2, left=0.2, wspace=0.4)\nf.add_subplot(g[0]).plot([1, 2])\n"
    ),
    "axes by hand": "import matplotlib.pyplot as plt\nf = plt.figure()\nf.add_axes([0.1, 0.1, 0.8, 0.8]).plot([1])\n",
    "an image with its scale": (
        "import matplotlib.pyplot as plt\nf, a = plt.subplots()\n"
        "f.colorbar(a.imshow([[1, 2], [3, 4]], cmap='gray'))\nf.tight_layout()\n"
    ),
}
PROGRAMS = {**LANGUAGE, **ENDS, **OUTPUT, **DAMAGE, **WORKERS, **WARNINGS, **PLOTS}

# what a run of this engine does otherwise, on purpose: (output, end) instead of the plain ones
REFUSED = {
    "an escape sequence": ("print('\\x1b[31mred\\x1b[0m')\n", "ControlCharacter"),
    "a bell": ("print(1)\nprint('\\a')\n", "ControlCharacter"),
    "a backspace": ("print('ab\\b')\n", "ControlCharacter"),
    "a form feed": ("print('a\\fb')\n", "ControlCharacter"),
    "a null": ("print('a\\0b')\n", "ControlCharacter"),
    "a carriage return": ("for i in range(3):\n    print(i, end='\\r')\n", "ControlCharacter"),
    "no text": ("import sys\nsys.stdout.buffer.write(b'\\xff')\n", "ControlCharacter"),
    "its own place": ("print(__file__)\n", "MachinePath"),
    "the network": (
        "import socket\nsocket.create_connection(('127.0.0.1', 9))\n",
        "PermissionError",
    ),
    "writing beside itself": ("open(__file__, 'a')\n", "PermissionError"),
}
