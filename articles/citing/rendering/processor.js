// The service's functions inside V8. Evaluated after citeproc_commonjs.js, which defines `CSL`.
//
// `start(locales)` takes a JSON object of locale tag → XML; `render(request)` takes and returns JSON:
//   request: {style, locale, sorted, xml?, items: [CSL-JSON], cites: [{item, locator?, label?}]}; `item` is an index
//   answer:  {bibliography: [[index, HTML], …] or null, cites: [HTML, …]}, or {missing: true} if no engine is kept for
//            this style and locale and the request has no XML to make one.
'use strict';

// Bounds on the number of engines and on the XML of their styles: an engine takes some 25 bytes for each character of its
// style, from 0.1 MB for a small one to 6 MB for a Chicago style.
const KEPT_ENGINES = 64;
const KEPT_CHARACTERS = 2_000_000;
const engines = new Map();
let locales = {};
// Locales that were parsed once: parsing takes a quarter of the time in which an engine is made.
const parsedLocales = new Map();
let items = [];

// citeproc-js asks for these by name.
const system = {
    retrieveLocale: parsedLocaleOf,
    retrieveItem: (id) => items[Number(id)],
};

// citeproc-js shortens the tags of Serbian to the language with its script (`sr-CYRL`), or with its country (`sr-RS`),
// which means Cyrillic.
function localeOf(tag) {
    const start = (tag + '-').toLowerCase();
    const longer = Object.keys(locales).find((known) => known.toLowerCase().startsWith(start));
    return locales[tag] || locales[longer] || locales[tag === 'sr-RS' ? 'sr-Cyrl-RS' : 'en-US'];
}

function parsedLocaleOf(tag) {
    const xml = localeOf(tag);
    if (!parsedLocales.has(xml)) {
        parsedLocales.set(xml, CSL.parseXml(xml));
    }
    return parsedLocales.get(xml);
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
    // An engine is kept only after a success: the state of an engine that failed half-way is unknown.
    engines.delete(key);
    const answer = JSON.stringify(rendered(kept.engine, request));
    keep(key, kept);
    return answer;
}

// The least recently used engine goes first. Of the engines that sort a list only the last one is kept: with its <sort> a
// style takes up to 40 times the memory.
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
    // Items are read as they are: no variables from a note, no dates from a text or a locator.
    extensions.field_hack = false;
    extensions.raw_date_parsing = false;
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
