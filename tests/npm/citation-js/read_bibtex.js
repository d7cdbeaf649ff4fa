// Reads BibTeX on standard input with citation-js; writes its items, CSL-JSON, on standard output.
'use strict';

const {Cite} = require('@citation-js/core');
require('@citation-js/plugin-bibtex');

const items = new Cite(require('fs').readFileSync(0, 'utf8')).data;
process.stdout.write(JSON.stringify(items));
