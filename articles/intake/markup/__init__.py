"""The parts that the readers of marked-up formats share: safe parsing, and inline markup to a block's text and clean HTML."""
