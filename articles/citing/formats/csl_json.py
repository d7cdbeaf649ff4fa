"""CSL-JSON: an item as reference managers import it (schema csl-data of the Citation Style Language, 1.0)."""

import json
import re

from articles.citing.formats.item import Item

# JSON can escape lone surrogates, UTF-8 cannot hold them.
_SURROGATES = re.compile("[\ud800-\udfff]")


def csl_json(item: Item, locator: str | None = None) -> str:
    """Return the item as one JSON object, as content negotiation for DOIs has it; readers take it as they take a list.

    `locator` is not written: CSL's data cannot label it, and every style prints a locator without a label as a page. The
    cited paragraph is in the item's URL only.
    """
    text = json.dumps(dict(item), ensure_ascii=False, indent=2)
    return _SURROGATES.sub("\ufffd", text) + "\n"
