"""A value that is bound and not printed still must not depend on ambient randomness."""

from __future__ import annotations

from small_site import Site

PAGE = """# Page

```python snippet="page/one.py"
```

It is {{one.x:.3f}}, and {{one.y}}.
"""
CODE = "import random\n\n{seed}\nx = random.random()\ny = 2\nprint('done')\n"


def checked(site: Site, seed: str) -> tuple[int, str]:
    site.write({"docs/index.md": PAGE, "snippets/page/one.py": CODE.format(seed=seed)})
    site.accept()
    return site.run("livepages", "check", "--seed", "1")


def test_without_a_seed_it_is_found(site: Site) -> None:
    status, output = checked(site, "")
    assert status == 1
    assert "docs/index.md:6" in output
    assert "{{one.x:.3f}} depends on random numbers without a seed: 0." in output
    assert "one.y" not in output


def test_with_a_seed_it_is_steady(site: Site) -> None:
    assert checked(site, "random.seed(3)")[0] == 0
