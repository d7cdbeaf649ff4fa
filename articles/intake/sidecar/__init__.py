"""The sidecar: what only an editor knows about a document, in YAML beside the file or as JSON in a request."""

from articles.intake.sidecar.applying import apply, still_true
from articles.intake.sidecar.model import Sidecar
from articles.intake.sidecar.parsing import MAX_SIDECAR_BYTES, find_sidecar, parse_json_object, parse_yaml

__all__ = ["MAX_SIDECAR_BYTES", "Sidecar", "apply", "find_sidecar", "parse_json_object", "parse_yaml", "still_true"]
