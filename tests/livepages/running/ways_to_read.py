"""Ways in which a program may come to know what stands in its project, each with an edit.

In the code, R is the project's root, D a folder of the case's own, F a file `w` in it, which
holds `1` before and `2` after the edit, unless the edit is named.
"""

from __future__ import annotations

from dataclasses import dataclass, field

HEAD = "import os, pathlib, sys\nR = pathlib.Path(__file__).parents[1]\nD = R / 'data' / {name!r}\nF = str(D / 'w')\n"
Files = dict[str, str | None]


@dataclass(frozen=True)
class Way:
    """A program, and an edit after which it prints something else."""

    code: str
    edit: Files = field(default_factory=lambda: {"{D}/w": "2\n"})  # None: the file is removed
    before: Files = field(default_factory=dict)
    variables: dict[str, str] = field(default_factory=dict)  # set by the edit


NEW: Files = {"{D}/new": "x\n"}
GONE: Files = {"{D}/w": None}
LONGER: Files = {"{D}/w": "longer\n"}
LIBRARY: Files = {"src/lib_{name}/deep.py": "w = 2\n"}
MODULE: Files = {"src/lib_{name}/__init__.py": "", "src/lib_{name}/deep.py": "w = 1\n"}
EXTRA: Files = {"src/lib_{name}/extra.py": "w = 3\n"}

FILES = {
    "open": Way("print(open(F).read())"),
    "open_bytes": Way("print(open(os.fsencode(F)).read())"),
    "open_path": Way("print((D / 'w').read_text())"),
    "os_open": Way("print(os.read(os.open(F, os.O_RDONLY), 9))"),
    "dir_fd": Way(
        "d = os.open(D, os.O_RDONLY)\nprint(os.read(os.open('w', os.O_RDONLY, dir_fd=d), 9))"
    ),
    "dir_fd_of_root": Way(
        "d = os.open('/', os.O_RDONLY)\nprint(os.read(os.open(F[1:], os.O_RDONLY, dir_fd=d), 9))"
    ),
    "opener": Way(
        "d = os.open(D, os.O_RDONLY)\n"
        "print(open('w', opener=lambda p, f: os.open(p, f, dir_fd=d)).read())"
    ),
    "file_io": Way("import io\nprint(io.FileIO(F).read())"),
    "codecs": Way("import codecs\nprint(codecs.open(F, encoding='utf-8').read())"),
    "link": Way("os.symlink(F, 'here')\nprint(open('here').read())"),
    "link_to_folder": Way("os.symlink(D, 'here')\nprint(open('here/w').read())"),
    "hard_link": Way(
        "try:\n    os.link(F, 'here')\nexcept OSError:\n    os.symlink(F, 'here')\nprint(open('here').read())"
    ),
    "change_folder": Way("os.chdir(D)\nprint(open('w').read())"),
    "change_folder_by_number": Way("os.fchdir(os.open(D, os.O_RDONLY))\nprint(open('w').read())"),
    "proc": Way("os.chdir(D)\nprint(open('/proc/self/cwd/w').read())"),
    "mmap": Way(
        "import mmap\nf = open(F, 'rb')\nprint(mmap.mmap(f.fileno(), 0, prot=mmap.PROT_READ)[:1])"
    ),
    "linecache": Way("import linecache\nprint(linecache.getline(F, 1))"),
    "fileinput": Way("import fileinput\nprint(list(fileinput.input(F)))"),
    "copy": Way("import shutil\nshutil.copy(F, 'here')\nprint(open('here').read())"),
    "copy_tree": Way("import shutil\nshutil.copytree(D, 'here')\nprint(open('here/w').read())"),
    "csv": Way("import csv\nprint(list(csv.reader(open(F))))"),
    "numpy_text": Way("import numpy\nprint(numpy.loadtxt(F))"),
    "numpy_bytes": Way("import numpy\nprint(numpy.fromfile(F, dtype='u1'))"),
    "numpy_map": Way("import numpy\nprint(numpy.memmap(F, mode='r', dtype='u1')[:1])"),
    "thread": Way(
        "import threading\nthreading.Thread(target=lambda: print(open(F).read())).start()"
    ),
    "exit_function": Way("import atexit\natexit.register(lambda: print(open(F).read()))"),
    "finalizer": Way(
        "class A:\n    def __del__(self): print(pathlib.Path(F).read_text())\na = A()"
    ),
    "hidden": Way("print(open(D / '.w').read())", {"{D}/.w": "2"}, {"{D}/.w": "1"}),
    "hidden_folder": Way("print(open(R / '.mine/w').read())", {".mine/w": "2"}, {".mine/w": "1"}),
    "built_site": Way("print(open(R / 'site/w').read())", {"site/w": "2"}, {"site/w": "1"}),
    "node_modules": Way(
        "print(open(R / 'node_modules/w').read())", {"node_modules/w": "2"}, {"node_modules/w": "1"}
    ),
    "zipped_module": Way(
        "import zipfile, io\nb = open(F, 'rb').read()\nwith zipfile.ZipFile('z.zip', 'w') as z:\n"
        "    z.writestr('zipped_w.py', b'w = ' + b)\nsys.path.insert(0, 'z.zip')\nimport zipped_w\nprint(zipped_w.w)"
    ),
    "not_there": Way(
        "try:\n    print(open(D / 'new').read())\nexcept OSError:\n    print('none')", NEW
    ),
    "gone": Way("try:\n    print(open(F).read())\nexcept OSError:\n    print('none')", GONE),
    "another_snippet": Way(
        "exec(open(R / 'snippets/other_{name}.txt').read())",
        {"snippets/other_{name}.txt": "print(2)"},
        {"snippets/other_{name}.txt": "print(1)"},
    ),
    "run_path": Way(
        "import runpy\nrunpy.run_path(str(D / 'p.py'))",
        {"{D}/p.py": "print(2)"},
        {"{D}/p.py": "print(1)"},
    ),
}
FOLDERS = {
    "listdir": Way("print(sorted(os.listdir(D)))", NEW),
    "listdir_bytes": Way("print(sorted(os.listdir(os.fsencode(D))))", NEW),
    "listdir_number": Way("print(sorted(os.listdir(os.open(D, os.O_RDONLY))))", NEW),
    "listdir_here": Way("os.chdir(D)\nprint(sorted(os.listdir()))", NEW),
    "listdir_gone": Way("print(sorted(os.listdir(D)))", GONE),
    "scandir": Way("print(sorted(e.name for e in os.scandir(D)))", NEW),
    "scandir_size": Way("print(sorted(e.stat().st_size for e in os.scandir(D)))", LONGER),
    "walk": Way("print([f for f in os.walk(D)][0][2])", NEW),
    "fwalk": Way("print(sorted(next(os.fwalk(D))[2]))", NEW),
    "glob": Way("import glob\nprint(glob.glob(f'{D}/n*'))", NEW),
    "path_glob": Way("print([p.name for p in D.glob('n*')])", NEW),
    "path_rglob": Way(
        "print([p.name for p in R.joinpath('data').rglob('fresh_{name}')])",
        {"{D}/a/fresh_{name}": "x"},
    ),
    "iterdir": Way("print(sorted(p.name for p in D.iterdir()))", NEW),
    "iter_modules": Way(
        "import pkgutil, lib_{name}\nprint([m.name for m in pkgutil.iter_modules(lib_{name}.__path__)])",
        EXTRA,
        MODULE,
    ),
}
LOOKS = {
    "exists": Way("print(os.path.exists(D / 'new'))", NEW),
    "exists_gone": Way("print(os.path.exists(F))", GONE),
    "isfile": Way("print(os.path.isfile(D / 'new'))", NEW),
    "isdir": Way("print(os.path.isdir(D / 'new'))", {"{D}/new/x": "x"}),
    "getsize": Way("print(os.path.getsize(F))", LONGER),
    "stat": Way("print(os.stat(F).st_size)", LONGER),
    "stat_dir_fd": Way(
        "d = os.open(D, os.O_RDONLY)\nprint(os.stat('w', dir_fd=d).st_size)", LONGER
    ),
    "lstat": Way("print(os.lstat(F).st_size)", LONGER),
    "access": Way("print(os.access(D / 'new', os.R_OK))", NEW),
    "path_exists": Way("print((D / 'new').exists())", NEW),
    "path_is_file": Way("print((D / 'new').is_file())", NEW),
    "path_stat": Way("print((D / 'w').stat().st_size)", LONGER),
    "readlink": Way(
        "try:\n    print(os.readlink(D / 'new'))\nexcept OSError as e:\n    print(type(e).__name__)",
        NEW,
    ),
}
IMPORTS = {
    "module": Way("from lib_{name} import deep\nprint(deep.w)", LIBRARY, MODULE),
    "module_in_function": Way(
        "def f():\n    from lib_{name} import deep\n    return deep.w\nprint(f())", LIBRARY, MODULE
    ),
    "import_module": Way(
        "import importlib\nprint(importlib.import_module('lib_{name}.deep').w)", LIBRARY, MODULE
    ),
    "module_that_appears": Way(
        "try:\n    from lib_{name} import extra as m\nexcept ImportError:\n    from lib_{name} import deep as m\nprint(m.w)",
        EXTRA,
        MODULE,
    ),
    "find_spec": Way(
        "import importlib.util as u\nprint(u.find_spec('lib_{name}.extra') is None)", EXTRA, MODULE
    ),
    "resources": Way(
        "import importlib.resources as r\nprint(r.files('lib_{name}').joinpath('w.txt').read_text())",
        {"src/lib_{name}/w.txt": "2"},
        MODULE | {"src/lib_{name}/w.txt": "1"},
    ),
    "get_data": Way(
        "import pkgutil\nprint(pkgutil.get_data('lib_{name}', 'w.txt'))",
        {"src/lib_{name}/w.txt": "2"},
        MODULE | {"src/lib_{name}/w.txt": "1"},
    ),
    "source": Way(
        "import inspect\nfrom lib_{name} import deep\nprint(inspect.getsource(deep))",
        LIBRARY,
        MODULE,
    ),
    "path_extended": Way(
        "sys.path.append(str(D))\nimport m_{name}\nprint(m_{name}.w)",
        {"{D}/m_{name}.py": "w = 2"},
        {"{D}/m_{name}.py": "w = 1"},
    ),
}
OTHERS = {
    "subprocess": Way("import subprocess\nprint(subprocess.check_output(['cat', F]))"),
    "subprocess_python": Way(
        "import subprocess\nprint(subprocess.check_output([sys.executable, '-c', 'from lib_{name} import deep; print(deep.w)']))",
        LIBRARY,
        MODULE,
    ),
    "shell": Way("os.system(f'cat \"{F}\"')"),
    "popen": Way("print(os.popen(f'cat \"{F}\"').read())"),
    "posix_spawn": Way("os.waitpid(os.posix_spawnp('cat', ['cat', F], os.environ), 0)"),
    "exec_in_fork": Way("if not os.fork():\n    os.execvp('cat', ['cat', F])\nos.wait()"),
    "fork": Way(
        "if not os.fork():\n    print(open(F).read(), flush=True)\n    os._exit(0)\nos.wait()"
    ),
    "process": Way(
        "import multiprocessing as m\ndef f():\n    from lib_{name} import deep\n    print(deep.w)\n"
        "if __name__ == '__main__':\n    p = m.Process(target=f)\n    p.start()\n    p.join()",
        LIBRARY,
        MODULE,
    ),
    "pool": Way(
        "import multiprocessing as m\ndef f(p):\n    return open(p).read()\n"
        "if __name__ == '__main__':\n    with m.Pool(1) as p:\n        print(p.map(f, [F]))"
    ),
    "spawned": Way(
        "import multiprocessing as m\ndef f(q):\n    from lib_{name} import deep\n    print(deep.w)\n"
        "if __name__ == '__main__':\n    p = m.get_context('spawn').Process(target=f, args=(0,))\n    p.start()\n    p.join()",
        LIBRARY,
        MODULE,
    ),
    "executor": Way(
        "from concurrent.futures import ProcessPoolExecutor as P\ndef f(p):\n    return os.listdir(p)\n"
        "if __name__ == '__main__':\n    with P(1) as p:\n        print(sorted(p.submit(f, D).result()))",
        NEW,
    ),
    "ctypes": Way(
        "import ctypes\nc = ctypes.CDLL(None)\nc.fopen.restype = ctypes.c_void_p\n"
        "f = c.fopen(F.encode(), b'r')\nb = ctypes.create_string_buffer(9)\n"
        "c.fgets(b, 9, ctypes.c_void_p(f))\nprint(b.value)"
    ),
    "sqlite": Way(
        "import sqlite3, shutil\nc = sqlite3.connect(':memory:')\n"
        "print(c.execute('select 1').fetchone(), os.path.getsize(F))",
        LONGER,
    ),
}
VARIABLES = {
    "environ": Way("print(os.environ.get('MINE_{name}'))", {}, variables={"MINE_{name}": "2"}),
    "environ_in": Way("print('MINE_{name}' in os.environ)", {}, variables={"MINE_{name}": "2"}),
    "getenv": Way("print(os.getenv('MINE_{name}', 'none'))", {}, variables={"MINE_{name}": "2"}),
    "getenvb": Way("print(os.getenvb(b'MINE_{name}'))", {}, variables={"MINE_{name}": "2"}),
    "all_variables": Way(
        "print([n for n in os.environ if n.startswith('MINE_a')])", {}, variables={"MINE_a": "2"}
    ),
    "copy_of_variables": Way(
        "print(os.environ.copy().get('MINE_{name}'))", {}, variables={"MINE_{name}": "2"}
    ),
    "in_a_library": Way(
        "from lib_{name} import deep\nprint(deep.w)",
        {},
        MODULE | {"src/lib_{name}/deep.py": "import os\nw = os.environ.get('ANY')\n"},
        {"ANY": "2"},
    ),
    "time_zone": Way(
        "import time\nprint(time.localtime(0).tm_hour)", {}, variables={"TZ": "XYZ-5"}
    ),
    "optimized": Way("print(__debug__)", {}, variables={"PYTHONOPTIMIZE": "1"}),
    "digits": Way(
        "try:\n    print(len(str(10**5000)))\nexcept ValueError:\n    print('no')",
        {},
        variables={"PYTHONINTMAXSTRDIGITS": "0"},
    ),
    "hash_seed": Way("print(hash('a'))", {}, variables={"PYTHONHASHSEED": "7"}),
    "path_of_variable": Way("print(os.environ.get('HOME'))", {}, variables={"HOME": "/nowhere"}),
}
WAYS = {**FILES, **FOLDERS, **LOOKS, **IMPORTS, **OTHERS, **VARIABLES}


def files(name: str, named: Files) -> Files:
    """The files of a case, by their path in the project."""
    return {
        path.format(D=f"data/{name}", name=name): text and text.replace("{name}", name)
        for path, text in named.items()
    }


def code(name: str) -> str:
    """The snippet of a case."""
    return HEAD.format(name=name) + WAYS[name].code.replace("{name}", name) + "\n"
