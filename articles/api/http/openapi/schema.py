"""What drf-spectacular has to be told about this API: its views, its shapes, its keys."""

from typing import Any

from drf_spectacular.contrib.pydantic import PydanticExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import ResolvedComponent


class RequestAwarePydantic(PydanticExtension):  # type: ignore[no-untyped-call]
    """Describes a pydantic model as it is read where it is a request, and as it is written where it is a response."""

    target_class = "pydantic.BaseModel"
    match_subclasses = True
    priority = 1

    def map_serializer(self, auto_schema: AutoSchema, direction: str) -> Any:
        """Return the JSON Schema of the model, its parts registered as components."""
        mode = "validation" if direction == "request" else "serialization"
        schema = self.target.model_json_schema(ref_template="#/components/schemas/{model}", mode=mode)
        for name, part in schema.pop("$defs", {}).items():
            component = ResolvedComponent(  # type: ignore[no-untyped-call]
                name=name, type=ResolvedComponent.SCHEMA, object=name, schema=part
            )
            auto_schema.registry.register_on_missing(component)
        return schema


class ResourceSchema(AutoSchema):
    """Describes the views of this API; knows that none of them is a list in DRF's sense."""

    def _is_list_view(self, serializer: object = None) -> bool:
        return False
