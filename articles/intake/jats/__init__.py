"""Journal articles in JATS XML (NISO Z39.96): bytes to Manuscript. `reader` names the stages."""
