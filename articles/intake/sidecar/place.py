"""The members that say where in its outlet a text stood. The models of a page, a publication and an amendment have them."""

from typing import Any

from pydantic import Field

SECTION: Any = Field(None, description="The outlet's section or rubric, as it prints it.", examples=["Opinion"])
DOI: Any = Field(None, description="The DOI.", examples=["10.1000/182"])
ISSN: Any = Field(None, description="The ISSN of the outlet.", examples=["2049-3630"])
VOLUME: Any = Field(None, description="The number of the volume.", examples=["12"])
ISSUE: Any = Field(None, description="The number or the name of the issue.", examples=["3"])
PAGES: Any = Field(None, description="The pages, or the number of an electronic article.", examples=["12-18"])
