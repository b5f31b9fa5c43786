"""Where a site's pages lie, and at which addresses they stand, as `mkdocs.yml` says it."""

from small_site import CONFIG, Site


def test_addresses_without_folders_are_refused(site: Site) -> None:
    """What stands beside one page would be that of all pages in its folder."""
    site.write({"mkdocs.yml": f"{CONFIG}use_directory_urls: false\n", "docs/index.md": "# A\n"})
    status, output = site.build()
    assert status == 1
    assert "use_directory_urls" in output
    assert "mkdocs.yml" in output
    assert "Traceback" not in output


def test_pages_may_lie_in_another_folder(site: Site) -> None:
    page = '# A\n\n```python snippet="a.py"\n```\n\n{{a.x}} and {{a.y}}\n'
    site.write({"mkdocs.yml": f"{CONFIG}docs_dir: pages/here\n", "pages/here/index.md": page})
    site.write({"snippets/a.py": "x = 1.5\nprint(x)\n", "snippets/a.out": "1.5\n"})
    status, output = site.build()
    assert status == 1
    assert "pages/here/index.md:6\n{{a.y}}: no 'y' in the snippet" in output
    site.write({"pages/here/index.md": page.replace("{{a.y}}", "no more")})
    status, output = site.build()
    assert status == 0, output
    assert "1.5 and no more" in site.read("site/index.md")
