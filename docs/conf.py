"""How Sphinx builds the documentation: from Markdown, without a file from another host."""

project = "The citable article"
author = "The Alliance contributors"
copyright = f"2026, {author}"

extensions = ["myst_parser"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
exclude_patterns = ["_build"]

html_theme = "furo"
html_title = project
html_copy_source = False
html_show_sphinx = False
