"""The peers, each set up as its own manual advises, with its own cache."""

from __future__ import annotations

import os
import textwrap

from engine import INDEX, MKDOCS, mkdocs_yml
from project import Engine
from workload import Pages

SPHINX = ("sphinx", "--quiet", "docs", "site")
JOBS = ("--jobs", str(os.cpu_count()))
NAMES = "\n".join(f"page-{number}" for number in range(1, 6))


def _mkdocs_jupyter(pages: Pages) -> dict[str, str]:
    plugin = {"mkdocs-jupyter": {"include": ["*.py"], "execute": True, "allow_errors": False}}
    return {
        **mkdocs_yml([plugin]),
        **INDEX,
        **{
            f"docs/page-{number}.py": "\n".join(
                [
                    f"# %% [markdown]\n# # Page {number}\n",
                    *(
                        f"# %% [markdown]\n# ## Snippet {snippet.index}\n\n# %%\n{snippet.code}"
                        for snippet in page
                    ),
                ]
            )
            for number, page in enumerate(pages, 1)
        },
    }


def _myst_nb(pages: Pages) -> dict[str, str]:
    conf = """\
        project = "Benchmark"
        extensions = ["myst_nb"]
        nb_execution_mode = "cache"
        nb_execution_raise_on_error = True
        nb_execution_timeout = 600
        """
    head = "---\nfile_format: mystnb\nkernelspec:\n  name: python3\n---\n"
    return {
        "docs/conf.py": textwrap.dedent(conf),
        "docs/index.md": f"# Benchmark\n\n```{{toctree}}\n{NAMES}\n```\n",
        **{
            f"docs/page-{number}.md": "\n".join(
                [
                    head,
                    f"# Page {number}\n",
                    *(
                        f"## Snippet {snippet.index}\n\n```{{code-cell}}\n{snippet.code}```\n"
                        for snippet in page
                    ),
                ]
            )
            for number, page in enumerate(pages, 1)
        },
    }


def _examples(folder: str, pages: Pages) -> dict[str, str]:
    """The pages as both galleries read them: a title, then blocks of text and code."""
    return {
        f"{folder}/plot_page_{number}.py": "\n".join(
            [
                f'"""\nPage {number}\n======\n\nIts snippets.\n"""\n',
                *(f"# %%\n# Snippet {snippet.index}.\n\n{snippet.code}" for snippet in page),
            ]
        )
        for number, page in enumerate(pages, 1)
    }


def _sphinx_gallery(pages: Pages) -> dict[str, str]:
    conf = """\
        project = "Benchmark"
        extensions = ["sphinx_gallery.gen_gallery"]
        sphinx_gallery_conf = {
            "examples_dirs": "../examples",
            "gallery_dirs": "auto_examples",
            "abort_on_example_error": True,
            "parallel": True,
        }
        """
    return {
        "docs/conf.py": textwrap.dedent(conf),
        "docs/index.rst": "Benchmark\n=========\n\n.. toctree::\n\n   auto_examples/index\n",
        "examples/GALLERY_HEADER.rst": "Pages\n=====\n",
        **_examples("examples", pages),
    }


def _mkdocs_gallery(pages: Pages) -> dict[str, str]:
    plugin = {
        "gallery": {
            "examples_dirs": "docs/examples",
            "gallery_dirs": "docs/generated",
            "abort_on_example_error": True,
        }
    }
    return {
        **mkdocs_yml([plugin], nav=["index.md", "generated"]),  # it needs to know where
        **INDEX,
        "docs/examples/README.md": "# Pages\n",
        **_examples("docs/examples", pages),
    }


PEERS = (
    Engine("mkdocs-jupyter", ("mkdocs-jupyter",), _mkdocs_jupyter, MKDOCS),
    # without jobs: two that start its cache at the same time fail
    Engine("myst-nb", ("myst-nb",), _myst_nb, SPHINX),
    # it runs pages side by side with joblib alone
    Engine("sphinx-gallery", ("sphinx-gallery", "joblib"), _sphinx_gallery, (*SPHINX, *JOBS)),
    Engine("mkdocs-gallery", ("mkdocs-gallery",), _mkdocs_gallery, MKDOCS),
)
