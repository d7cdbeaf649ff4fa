/* <citable-paragraph src="https://…/p/PID/"><blockquote>…</blockquote></citable-paragraph>

   Keeps a quotation true: asks the service for the paragraph, and says below the quotation where it is from, whether its
   text has changed since it was quoted, and whether it was withdrawn. Without this script, and where the service cannot be
   reached, the quotation stays as it is. `src` is any address of a paragraph: /p/PID/v/N/, /p/PID/, or one in the API; one that
   names a version says which text was quoted. Needs nothing else, and loads nothing else. */

const STYLE = new CSSStyleSheet();
STYLE.replaceSync(`
  :host { display: block; margin-block: 1.5em; }
  :host([hidden]), [hidden] { display: none; }
  .told { margin: 0.5em 0 0; padding-inline-start: 1em; font: 0.8125em/1.5 system-ui, sans-serif; opacity: 0.85; }
  .remark { opacity: 1; border-inline-start: 3px solid; padding: 0.3em 0.75em; }
  .remark a { white-space: nowrap; }
  a { color: inherit; overflow-wrap: anywhere; }
`);

const plain = (text) => text.normalize("NFC").replace(/\s+/g, " ").trim();
const made = (name, kind, text) => Object.assign(document.createElement(name), { className: kind, textContent: text });

/* The address of a link, or nothing where it is no address of the web. */
const safe = (address) => (/^https?:\/\//i.test(address ?? "") ? address : null);

class CitableParagraph extends HTMLElement {
  static observedAttributes = ["src"];

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [STYLE];
    root.append(document.createElement("slot"), document.createElement("div"));
  }

  connectedCallback() {
    this.update();
  }

  attributeChangedCallback() {
    if (this.isConnected) this.update();
  }

  /* Ask, and say what was answered. Only the last of several questions counts. */
  async update() {
    const asked = (this.asked = {});
    const told = await this.ask().catch(() => null);
    if (asked === this.asked && told) this.show(told);
    this.dispatchEvent(new CustomEvent("citable-paragraph", { bubbles: true, detail: told }));
  }

  async ask() {
    const source = new URL(this.getAttribute("src") ?? "", document.baseURI);
    const named = /^(.*)\/(?:p|embed|api\/v1\/paragraphs)\/([^/]+)\/?(?:v(?:ersions)?\/(\d+)\/?)?$/.exec(source.pathname);
    if (!named) return null;
    const [, root, pid, version] = named;
    const answer = await fetch(`${source.origin}${root}/api/v1/paragraphs/${pid}/`, {
      headers: { Accept: "application/json" }, credentials: "omit", referrerPolicy: "no-referrer",
    });
    const body = await answer.json();
    if (answer.status === 410) return { withdrawn: body.tombstone?.notice?.text ?? body.detail };
    if (!answer.ok) return null;
    const number = Number(version ?? source.searchParams.get("version"));
    const quoted = body.history.find((one) => one.version === number);
    if (quoted && !quoted.digest) return { withdrawn: "What stands in its place now can be read.", paragraph: body };
    return { paragraph: body, quoted };
  }

  show({ withdrawn, paragraph, quoted }) {
    const lines = withdrawn ? [this.remark("The text that was quoted here was withdrawn.", withdrawn)] : [];
    if (paragraph && !withdrawn) lines.push(...this.lines(paragraph, quoted));
    if (paragraph) lines.push(this.source(paragraph));
    for (const quote of this.quotes()) quote.style.display = withdrawn ? "none" : "";
    this.shadowRoot.lastElementChild.replaceChildren(...lines);
  }

  quotes() {
    return [...this.querySelectorAll(":scope > blockquote")];
  }

  lines(paragraph, quoted) {
    const found = [];
    if (["removed", "split", "merged"].includes(paragraph.status)) {
      found.push(this.remark("The article has changed.", "This paragraph is no longer in it as it was quoted."));
    }
    if (this.differs(paragraph, quoted)) {
      found.push(this.remark("The text has changed since it was quoted.", "", paragraph.html_url));
    }
    for (const notice of paragraph.notices.filter((one) => !/^(withdrawal|reinstatement)$/.test(one.kind))) {
      const kind = notice.kind.replaceAll("_", " ");
      found.push(this.remark(`${kind[0].toUpperCase()}${kind.slice(1)}, ${notice.at.slice(0, 10)}.`, notice.text));
    }
    return found;
  }

  /* Whether the text is not what it was in the version that was quoted, or does not hold what is quoted here. */
  differs(paragraph, quoted) {
    if (quoted) return quoted.digest !== paragraph.digest;
    return this.quotes().some((quote) => !plain(paragraph.text).includes(plain(quote.textContent)));
  }

  remark(title, text, address) {
    const line = made("p", "told remark", "");
    line.append(made("strong", "", title), text ? ` ${text}` : "");
    if (safe(address)) line.append(" ", Object.assign(made("a", "", "As it stands now"), { href: address }));
    line.setAttribute("role", "note");
    return line;
  }

  source(paragraph) {
    const line = made("p", "told", "¶ ");
    const label = `${paragraph.article.title}, paragraph ${paragraph.ordinal} of version ${paragraph.version}`;
    const address = safe(paragraph.html_url);
    line.append(address ? Object.assign(made("a", "", label), { href: address }) : label);
    return line;
  }
}

if (!customElements.get("citable-paragraph")) customElements.define("citable-paragraph", CitableParagraph);
