"""Pages that use everything a page may use, and nothing that is wrong."""

INDEX = """\
---
description: A page with everything.
---

# Steps of $w$

From {{step.w:.1f}} with a gradient of {{step.gradient:.0f}}; tiny is {{ step.tiny:.1e }}.
In code nothing is replaced: `{{step.w}}`. See [the other page](chapter/other.md).
\x20\x20
The formula $w = {{step.gradient:.0f}} + {{chapter/other.total}}$ and

$$
\\frac{\\partial L}{\\partial w} = 2(w - 5)
$$

=== "From scratch"

    ```python snippet="index/step.py"
    ```

    1. In a list

        ```python snippet="index/curve.py" alt="The 'loss' falls to {{step.w:.1f}} < 5"
        ```

=== "Other"

    Text.

> Quoted
>
> ```python snippet="index/quoted.py"
> ```
>
> and on.

!!! note

    ```python snippet="index/fails.py" raises="ValueError"
    ```

??? question "Why?"

    ```python snippet="index/warns.py" warns="UserWarning"
    ```

| a | b |
|---|---|
| {{step.w:.2f}} | {{site.snippets}} |

```python snippet="index/second_curve.py" alt="A second curve"
```

```text
{{step.w}}
```
"""
OTHER = """\
# Other

It is {{other.total}}, {{index/step.w:g}} and {{ other.rates["0.1"] }}.

- one
    - two

        ```python snippet="chapter/other.py"
        ```

~~~python snippet="chapter/mixed.py"
~~~
"""
SNIPPETS = {
    "index/step.py": (
        "w, tiny = 1.8, 5.6e-17\ngradient = 2 * (w - 6.8)\nprint(f'{gradient:.1f} → {w}')\n"
    ),
    "index/curve.py": (
        "import matplotlib.pyplot as plt\nfrom lib import points\n\n"
        "plt.plot(*points.parabola(), label='loss')\nplt.xlabel('w')\nplt.ylabel('L(w)')\n"
        "plt.annotate('here', (5, 0), (6, 10), arrowprops={'arrowstyle': '->'})\nplt.show()\n"
    ),
    "index/second_curve.py": "import matplotlib.pyplot as plt\n\nplt.plot([1, 4, 9])\nplt.show()\n",
    "index/quoted.py": "for line in ['a', '', 'b']:\n    print(line)\n",
    "index/fails.py": "def parse(x):\n    return int(x)\n\n\nprint('before')\nparse('seven')\n",
    "index/warns.py": "import warnings\n\nwarnings.warn('careful')\nprint('after')\n",
    "chapter/other.py": (
        "rates = {0.1: 39, 0.5: 1}\ntotal = sum(rates.values())\nprint(rates, end='')\n"
    ),
    "chapter/mixed.py": "print('```')\nprint('loss 0.500 <b>&amp; “ünï” 重み</b>')\n",
}
OUTPUTS = {
    "index/step.out": "-10.0 → 1.8\n",
    "index/curve.out": (
        '--- figure 1\naxes x "w", y "L(w)"\n'
        '  line "loss": 11 points, x 0 to 10, y 0 to 25: (0, 25) (2, 9) (5, 0) (8, 9) (10, 25)\n'
        '  text "here" at (5, 0)\n'
    ),
    "index/second_curve.out": (
        '--- figure 1\naxes x "", y ""\n'
        "  line: 3 points, x 0 to 2, y 1 to 9: (0, 1) (1, 4) (2, 9)\n"
    ),
    "index/quoted.out": "a\n\nb\n",
    "index/fails.out": (
        "before\n--- error\nTraceback (most recent call last):\n"
        "  File \"snippets/index/fails.py\", line 6, in <module>\n    parse('seven')\n"
        '  File "snippets/index/fails.py", line 2, in parse\n    return int(x)\n           ^^^^^^\n'
        "ValueError: invalid literal for int() with base 10: 'seven'\n"
    ),
    "index/warns.out": "after\n--- warning\nUserWarning: careful\n",
    "chapter/other.out": "{0.1: 39, 0.5: 1}\n",
    # one unit in the last digit off
    "chapter/mixed.out": "```\nloss 0.501 <b>&amp; “ünï” 重み</b>\n",
}
GOOD = {
    "docs/index.md": INDEX,
    "docs/chapter/other.md": OTHER,
    "src/lib/__init__.py": "",
    "src/lib/points.py": (
        "def parabola():\n    xs = list(range(11))\n    return xs, [(x - 5) ** 2 for x in xs]\n"
    ),
    **{f"snippets/{name}": text for name, text in (SNIPPETS | OUTPUTS).items()},
}
