// What stands between the service and citeproc-js, inside V8. Evaluated after citeproc_commonjs.js, so `CSL` is there.
//
// `start(locales)` takes a JSON object of locale tag → XML; `render(request)` takes and returns JSON:
//   request: {style, locale, sorted, xml?, items: [CSL-JSON], cites: [{item, locator?, label?}]}; an item is meant by its index
//   answer:  {bibliography: [[index, HTML], …] or null, cites: [HTML, …]}, or {missing: true} where no engine is kept for
//            this style and locale and the request brings no XML to make one of.
'use strict';

// As many as these, and as much of their styles' XML, whichever is reached first: an engine takes some 25 bytes for each
// character of its style, from 0.1 MB for a small one to 6 MB for a Chicago style.
const KEPT_ENGINES = 64;
const KEPT_CHARACTERS = 2_000_000;
const engines = new Map();
let locales = {};
let items = [];

// citeproc-js asks for these by name.
const system = {
    retrieveLocale: localeOf,
    retrieveItem: (id) => items[Number(id)],
};

// citeproc-js shortens the tags of Serbian, to the language with its script (`sr-CYRL`) and the language with its country
// (`sr-RS`), by which the Cyrillic one is meant.
function localeOf(tag) {
    const start = (tag + '-').toLowerCase();
    const longer = Object.keys(locales).find((known) => known.toLowerCase().startsWith(start));
    return locales[tag] || locales[longer] || locales[tag === 'sr-RS' ? 'sr-Cyrl-RS' : 'en-US'];
}

function start(text) {
    locales = JSON.parse(text);
}

function render(text) {
    const request = JSON.parse(text);
    const key = [request.style, request.locale, request.sorted].join(' ');
    const kept = request.xml ? madeEngine(request) : engines.get(key);
    if (!kept) {
        return JSON.stringify({missing: true});
    }
    // Kept again only when nothing has failed: an engine that broke off half-way is in no known state.
    engines.delete(key);
    const answer = JSON.stringify(rendered(kept.engine, request));
    keep(key, kept);
    return answer;
}

// The least recently used go first. Of those that sort a list only the last one is kept: with its <sort> a style takes
// up to 40 times the memory.
function keep(key, added) {
    for (const [other, kept] of engines) {
        if (added.sorted && kept.sorted) {
            engines.delete(other);
        }
    }
    engines.set(key, added);
    let characters = 0;
    engines.forEach((kept) => { characters += kept.characters; });
    while (engines.size > KEPT_ENGINES || (characters > KEPT_CHARACTERS && engines.size > 1)) {
        const [oldest, kept] = engines.entries().next().value;
        engines.delete(oldest);
        characters -= kept.characters;
    }
}

function madeEngine(request) {
    const engine = new CSL.Engine(system, request.xml, request.locale, true);
    const extensions = engine.opt.development_extensions;
    // Data are data: no variables out of a note, no dates out of a string, no labels out of a locator.
    extensions.field_hack = false;
    extensions.raw_date_parsing = false;
    extensions.locator_label_parse = false;
    extensions.locator_date_and_revision = false;
    engine.setOutputFormat('html');
    return {engine, sorted: request.sorted, characters: request.xml.length};
}

function rendered(engine, request) {
    items = request.items.map((item, index) => Object.assign({}, item, {id: String(index)}));
    try {
        engine.updateItems(items.map((item) => item.id));
        return {cites: request.cites.map((cite) => citedIn(engine, cite)), bibliography: bibliographyOf(engine)};
    } finally {
        items = [];
        engine.updateItems([]);
    }
}

function citedIn(engine, cite) {
    const cited = {id: String(cite.item)};
    if (cite.locator) {
        cited.locator = cite.locator;
        cited.label = cite.label;
    }
    return engine.makeCitationCluster([cited]);
}

function bibliographyOf(engine) {
    const made = engine.makeBibliography();
    if (!made) {
        return null;
    }
    const [facts, entries] = made;
    return entries.map((entry, index) => [Number(facts.entry_ids[index][0]), entry]);
}
