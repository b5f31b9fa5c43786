"""Reports: every problem in the order of the pages, then a line that counts."""

from livepages.reading.problems import Problem, ProblemError, report, unreadable

FAILED = Problem(
    "RuntimeError: grad can be implicitly created only for scalar outputs",
    "docs/learning/gradient-descent.md",
    41,
    "snippets/gradient_descent/first_step.py",
    7,
    "    loss.backward()",
)
SHOWN = {f"snippets/gradient_descent/{index}.py" for index in range(83)} | {FAILED.snippet}


def test_a_report_looks_as_the_design_says() -> None:
    assert report([FAILED], SHOWN) == (
        "docs/learning/gradient-descent.md:41  snippets/gradient_descent/first_step.py:7\n"
        "    loss.backward()\n"
        "RuntimeError: grad can be implicitly created only for scalar outputs\n"
        "1 of 84 snippets failed. Run one alone: python snippets/gradient_descent/first_step.py"
    )


def test_problems_stand_in_the_order_of_the_pages() -> None:
    problems = [
        Problem("last", snippet="snippets/unused.py"),
        Problem("fourth", "docs/b.md", 2, "snippets/b.py", 1),
        Problem("third", "docs/b.md", 1),
        Problem("seventh", "docs/b.md", 10, "snippets/b.py"),
        Problem("sixth", "docs/b.md", 10, "snippets/a.py"),
        Problem("fifth", "docs/b.md", 9),
        Problem("second", "docs/a.md", 9, "snippets/c.py"),
        Problem("first", "docs/a.md", 2, "snippets/b.py"),
    ]
    lines = report(
        problems, {"snippets/a.py", "snippets/b.py", "snippets/c.py", "snippets/good.py"}
    ).splitlines()
    assert lines[1:-1:2] == [
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "last",
    ]
    assert lines[-1] == "3 of 4 snippets failed. Run one alone: python snippets/b.py"


def test_never_more_snippets_fail_than_there_are() -> None:
    problems = [
        Problem("gone", "docs/a.md", 1, "snippets/gone.py"),
        Problem("x", snippet="snippets/unused.py"),
    ]
    assert report(problems, {"snippets/good.py"}).splitlines()[-1] == "2 problems in the pages."
    assert report(problems[:1], set()).splitlines()[-1] == "1 problem in the pages."


def test_a_place_leaves_out_what_is_not_known() -> None:
    assert Problem("m", "docs/a.md").place == "docs/a.md"
    assert Problem("m", snippet="snippets/a.py").place == "snippets/a.py"
    assert Problem("m", "docs/a.md", 3, "snippets/a.py").place == "docs/a.md:3  snippets/a.py"


def test_an_error_carries_all_problems() -> None:
    problems = (FAILED, Problem("m", "docs/a.md", 3))
    error = ProblemError(problems)
    assert error.problems == list(problems)
    assert str(FAILED) in str(error)
    assert "docs/a.md:3\nm" in str(error)


def test_a_page_that_breaks_the_engine_is_named_with_what_broke() -> None:
    problem = unreadable("docs/a.md", KeyError("nothing"))
    assert str(problem) == "docs/a.md\nthis page cannot be read: KeyError: 'nothing'"
