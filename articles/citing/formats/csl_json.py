"""CSL-JSON: an item as reference managers import it (schema csl-data of the Citation Style Language, 1.0)."""

import json
import re

from articles.citing.formats.item import Item

# Halves of characters: JSON could escape them, UTF-8 cannot hold them.
_HALVES = re.compile("[\ud800-\udfff]")


def csl_json(item: Item) -> str:
    """Return the item as one JSON object, as content negotiation for DOIs has it; readers take it as they take a list.

    The paragraph that is cited is in the item's URL only: the data of CSL have a `locator` without a label, which every
    style prints as a page. The citation itself has locator and label.
    """
    written = json.dumps(dict(item), ensure_ascii=False, indent=2)
    return _HALVES.sub("\ufffd", written) + "\n"
