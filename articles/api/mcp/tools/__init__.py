"""The tools that agents call, in the order in which they are listed."""

from articles.api.mcp.tools.check_citations import CHECK_CITATIONS
from articles.api.mcp.tools.cite import CITE
from articles.api.mcp.tools.fetch import FETCH
from articles.api.mcp.tools.get_paragraph import GET_PARAGRAPH
from articles.api.mcp.tools.search import SEARCH
from articles.api.mcp.tools.tool import Tool
from articles.api.mcp.tools.verify_quotations import VERIFY_QUOTATIONS

TOOLS: tuple[Tool, ...] = (SEARCH, FETCH, GET_PARAGRAPH, VERIFY_QUOTATIONS, CHECK_CITATIONS, CITE)
