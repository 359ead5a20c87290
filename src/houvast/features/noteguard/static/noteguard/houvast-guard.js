/* Houvast's note guard for any page with text boxes: underlines what may not be written down about people, says why,
 * and offers a better wording. It warns; it keeps nobody from saving unless the organisation chose so.
 *
 *   <script src="https://houvast.example/static/noteguard/houvast-guard.js" data-key="hvg_…" defer></script>
 *
 * data-selector  which boxes (all text areas and editable elements)
 * data-endpoint  where to ask (/api/v1/notes/check of the server that this script comes from)
 * data-show      "all" underlines names, phone numbers and addresses too
 * data-csrf      the token of Houvast's own pages, in place of a key
 *
 * What may never happen: a text kept here or in the browser's storage; a page broken because the guard is not there.
 */
(() => {
  "use strict";
  if (window.houvastGuard) return;

  const script = document.currentScript;
  const given = script ? script.dataset : {};
  const settings = {
    key: given.key || "",
    csrf: given.csrf || "",
    endpoint: given.endpoint || (script ? new URL("/api/v1/notes/check", script.src).href : ""),
    selector: given.selector || "textarea, [contenteditable=''], [contenteditable='true']",
    all: given.show === "all",
    delay: 250,
    longest: 50000,
  };
  const WORDS = {
    nl: { found: "aandachtspunten", one: "aandachtspunt", take: "Overnemen", remove: "Weghalen", leave: "Laten staan",
      blocked: "Pas de notitie aan voordat u opslaat.", off: "Controle niet bereikbaar", key: "Alt+Enter" },
    fr: { found: "points d’attention", one: "point d’attention", take: "Remplacer", remove: "Retirer", leave: "Garder",
      blocked: "Modifiez la note avant d’enregistrer.", off: "Contrôle indisponible", key: "Alt+Entrée" },
    de: { found: "Hinweise", one: "Hinweis", take: "Übernehmen", remove: "Entfernen", leave: "Stehen lassen",
      blocked: "Bitte die Notiz vor dem Speichern ändern.", off: "Prüfung nicht erreichbar", key: "Alt+Eingabe" },
    en: { found: "points", one: "point", take: "Use", remove: "Remove", leave: "Keep",
      blocked: "Change the note before you save it.", off: "Check not available", key: "Alt+Enter" },
  };
  const language = (document.documentElement.lang || navigator.language || "nl").slice(0, 2).toLowerCase();
  const say = WORDS[language] || WORDS.en;
  const ROOMY = 90; // pixels: a box of some lines
  const highlighted = "highlights" in CSS ? new Highlight() : null;

  const STYLE = `
    :host { all: initial; }
    .mirror { position: absolute; pointer-events: none; color: transparent; overflow: hidden; background: none;
      white-space: pre-wrap; overflow-wrap: break-word; border-color: transparent; border-style: solid; z-index: 2147483000; }
    mark { background: none; color: transparent; text-decoration: underline wavy #b3261e 2px;
      text-decoration-skip-ink: none; text-underline-offset: 3px; }
    mark.light { text-decoration-color: #8a5a00; }
    .badge, .card { position: absolute; z-index: 2147483001; font: 14px/1.4 system-ui, sans-serif; box-sizing: border-box;
      border-radius: 6px; background: #fff; color: #1b1b1f; border: 1px solid #74777f; }
    .badge { padding: 2px 8px; cursor: pointer; white-space: nowrap; }
    .badge.serious { border-color: #b3261e; color: #8c1d18; font-weight: 600; }
    .card { padding: 10px 12px; width: min(340px, calc(100vw - 16px)); box-shadow: 0 4px 16px rgb(0 0 0 / 25%); }
    .card strong { display: block; }
    .card p { margin: 4px 0 8px; }
    .card q { font-style: italic; }
    .card .row { display: flex; gap: 8px; flex-wrap: wrap; align-items: center; }
    button { font: inherit; padding: 6px 10px; min-height: 32px; border-radius: 6px; cursor: pointer;
      border: 1px solid #74777f; background: #fff; color: #1b1b1f; }
    button.first { background: #0b57d0; border-color: #0b57d0; color: #fff; }
    button:focus-visible { outline: 3px solid #0b57d0; outline-offset: 2px; }
    kbd { font: 12px ui-monospace, monospace; color: #44474f; }
    [hidden] { display: none; }
    @media (prefers-color-scheme: dark) {
      .badge, .card, button { background: #202124; color: #e8eaed; border-color: #8e918f; }
      .badge.serious { color: #f9b4ae; border-color: #f28b82; } kbd { color: #bdc1c6; }
      button.first { background: #a8c7fa; border-color: #a8c7fa; color: #062e6f; }
    }`;
  const COPIED = ["fontFamily", "fontSize", "fontWeight", "fontStyle", "letterSpacing", "wordSpacing", "lineHeight",
    "textTransform", "textIndent", "textAlign", "direction", "tabSize", "paddingTop", "paddingRight", "paddingBottom",
    "paddingLeft", "borderTopWidth", "borderRightWidth", "borderBottomWidth", "borderLeftWidth", "boxSizing"];

  const host = document.createElement("div");
  const root = host.attachShadow({ mode: "open" });
  const boxes = new WeakMap();
  const attached = new Set();

  function sheet(text) {
    const made = new CSSStyleSheet();
    made.replaceSync(text);
    return made;
  }

  /** One element with text, and no markup made from text. */
  function element(name, className, text) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  const isField = (box) => "value" in box;
  const textOf = (box) => (isField(box) ? box.value : nodesOf(box).map((node) => node.data).join(""));

  function nodesOf(box) {
    const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) found.push(walker.currentNode);
    return found;
  }

  /** A range in an editable element for two positions in its text. */
  function rangeOf(box, start, end) {
    const range = document.createRange();
    let behind = 0;
    let begun = false;
    for (const node of nodesOf(box)) {
      const next = behind + node.data.length;
      if (!begun && start < next) {
        range.setStart(node, start - behind);
        begun = true;
      }
      if (begun && end <= next) {
        range.setEnd(node, end - behind);
        return range;
      }
      behind = next;
    }
    return null;
  }

  /** The server counts code points, a page counts UTF-16 units. */
  function unitsOf(text) {
    const units = [];
    let at = 0;
    for (const character of text) {
      units.push(at);
      at += character.length;
    }
    units.push(at);
    return units;
  }

  async function ask(text, signal) {
    if (window.houvastGuardAsk) return window.houvastGuardAsk({ text, language }); // the extension's way around the page
    const headers = { "Content-Type": "application/json" };
    if (settings.key) headers.Authorization = `Bearer ${settings.key}`;
    if (settings.csrf) headers["X-CSRFToken"] = settings.csrf;
    const answer = await fetch(settings.endpoint, {
      method: "POST", headers, signal, body: JSON.stringify({ text, language }), cache: "no-store",
      credentials: settings.csrf ? "same-origin" : "omit",
    });
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  }

  class Guarded {
    constructor(box) {
      this.box = box;
      this.findings = [];
      this.kept = new Set();
      this.text = "";
      this.blocks = false;
      this.shown = null;
      this.mirror = element("div", "mirror");
      this.mirror.setAttribute("aria-hidden", "true");
      this.badge = element("button", "badge");
      this.badge.type = "button";
      this.badge.hidden = true;
      this.badge.addEventListener("click", () => this.next());
      this.card = element("div", "card");
      this.card.hidden = true;
      this.card.setAttribute("role", "status");
      root.append(this.mirror, this.badge, this.card);
      this.listen();
      this.look();
    }

    listen() {
      const box = this.box;
      box.addEventListener("input", (event) => {
        this.forget();
        if (!event.isComposing) this.soon();
      });
      box.addEventListener("compositionend", () => this.soon());
      box.addEventListener("keydown", (event) => this.pressed(event));
      box.addEventListener("scroll", () => this.place(), { passive: true });
      for (const name of ["keyup", "click", "focus"]) box.addEventListener(name, () => this.explain());
      box.addEventListener("blur", () => setTimeout(() => { if (!root.activeElement) this.close(); }, 150));
      new ResizeObserver(() => this.place()).observe(box);
      const form = box.closest("form");
      if (form) form.addEventListener("submit", (event) => this.submitted(event), true);
    }

    soon() {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.look(), settings.delay);
    }

    async look() {
      const text = textOf(this.box);
      if (this.asking) this.asking.abort();
      if (!text.trim() || text.length > settings.longest) return this.show(text, { findings: [], block: false });
      this.asking = new AbortController();
      try {
        const answer = await ask(text, this.asking.signal);
        if (textOf(this.box) === text) this.show(text, answer);
      } catch (error) {
        if (error.name !== "AbortError") this.silent();
      }
    }

    /** The guard can't be reached: say so, and let the agent go on. */
    silent() {
      this.show(textOf(this.box), { findings: [], block: false });
      this.badge.textContent = say.off;
      this.badge.hidden = false;
      this.place();
    }

    show(text, answer) {
      const units = unitsOf(text);
      this.text = text;
      this.blocks = answer.block;
      this.findings = answer.findings.map((one) => ({
        ...one, from: units[one.start], to: units[one.end],
        edit: one.edit && { from: units[one.edit.start], to: units[one.edit.end], words: one.edit.words },
      })).filter((one) => (settings.all || !one.quiet) && !this.kept.has(this.nameOf(one, text)));
      this.draw();
      this.explain();
    }

    nameOf(one, text) {
      return `${one.rule}:${text.slice(one.from, one.to)}`;
    }

    /** Underlines are wrong from the moment that the text changes until it was looked at again. */
    forget() {
      this.findings = [];
      this.draw();
      this.close();
    }

    draw() {
      this.mirror.replaceChildren();
      if (isField(this.box)) this.drawField();
      else this.drawElement();
      const count = this.findings.length;
      this.badge.hidden = !count;
      this.badge.textContent = `${count} ${count === 1 ? say.one : say.found}`;
      this.badge.classList.toggle("serious", this.findings.some((one) => one.severity >= 3));
      this.place();
    }

    drawField() {
      let at = 0;
      for (const one of this.findings) {
        if (one.from < at) continue;
        this.mirror.append(this.text.slice(at, one.from));
        const mark = element("mark", one.severity >= 3 ? "" : "light", this.text.slice(one.from, one.to));
        this.mirror.append(mark);
        at = one.to;
      }
      this.mirror.append(this.text.slice(at), "\u200b");
    }

    drawElement() {
      if (!highlighted) return;
      for (const range of this.ranges || []) highlighted.delete(range);
      this.ranges = this.findings.map((one) => rangeOf(this.box, one.from, one.to)).filter(Boolean);
      for (const range of this.ranges) highlighted.add(range);
    }

    place() {
      if (!this.box.isConnected) return this.leave();
      const area = this.box.getBoundingClientRect();
      const left = area.left + scrollX;
      const top = area.top + scrollY;
      if (isField(this.box)) {
        const style = getComputedStyle(this.box);
        for (const name of COPIED) this.mirror.style[name] = style[name];
        Object.assign(this.mirror.style, {
          left: `${left}px`, top: `${top}px`, width: `${this.box.clientWidth + parseFloat(style.borderLeftWidth)
            + parseFloat(style.borderRightWidth)}px`, height: `${area.height}px`, boxSizing: "border-box",
        });
        this.mirror.scrollTop = this.box.scrollTop;
      }
      const inside = area.height >= ROOMY; // there it stands in the corner, and covers nothing that comes after the box
      this.badge.style.left = `${inside ? left + area.width - 20 : left}px`;
      this.badge.style.top = `${top + area.height + (inside ? -6 : 4)}px`;
      this.badge.style.transform = inside ? "translate(-100%, -100%)" : "";
      this.card.style.left = `${Math.max(8, Math.min(left, scrollX + innerWidth - 348))}px`;
      this.card.style.top = `${top + area.height + (inside ? 6 : 34)}px`;
    }

    caret() {
      if (isField(this.box)) return document.activeElement === this.box ? this.box.selectionStart : -1;
      const selection = getSelection();
      if (!selection.rangeCount || !this.box.contains(selection.anchorNode)) return -1;
      const range = document.createRange();
      range.selectNodeContents(this.box);
      range.setEnd(selection.anchorNode, selection.anchorOffset);
      return range.toString().length;
    }

    /** Explain the finding in which the caret stands. */
    explain() {
      const caret = this.caret();
      const one = caret < 0 ? null : this.findings.find((each) => each.from <= caret && caret <= each.to);
      if (one) this.open(one);
      else this.close();
    }

    open(one) {
      if (this.shown === one) return;
      this.shown = one;
      this.card.replaceChildren(element("strong", "", one.title), element("p", "", one.why));
      const row = element("div", "row");
      if (one.edit) {
        const take = element("button", "first", one.edit.words ? `${say.take}: ${one.edit.words}` : say.remove);
        take.type = "button";
        take.addEventListener("click", () => this.take(one));
        row.append(take, element("kbd", "", say.key));
      }
      const leave = element("button", "", say.leave);
      leave.type = "button";
      leave.addEventListener("click", () => this.keep(one));
      row.append(leave);
      this.card.append(row);
      this.card.hidden = false;
      this.place();
    }

    close() {
      this.shown = null;
      this.card.hidden = true;
    }

    pressed(event) {
      if (event.key === "Enter" && event.altKey && !event.ctrlKey && !event.metaKey) {
        const one = this.shown || this.findings.find((each) => each.edit);
        if (one && one.edit) {
          event.preventDefault();
          this.take(one);
        }
      } else if (event.key === "Escape" && !this.card.hidden) {
        event.stopPropagation();
        this.close();
      }
    }

    /** Put the better wording in, so that the browser's own undo takes it out again. */
    take(one) {
      const { from, to, words } = one.edit;
      this.select(from, to);
      const done = words ? document.execCommand("insertText", false, words) : document.execCommand("delete");
      if (!done && isField(this.box)) {
        this.box.setRangeText(words, from, to, "end");
        this.box.dispatchEvent(new Event("input", { bubbles: true }));
      }
      this.look();
    }

    keep(one) {
      this.kept.add(this.nameOf(one, this.text));
      this.findings = this.findings.filter((each) => each !== one);
      this.box.focus();
      this.close();
      this.draw();
    }

    select(from, to) {
      this.box.focus();
      if (isField(this.box)) return this.box.setSelectionRange(from, to);
      const range = rangeOf(this.box, from, to);
      if (!range) return undefined;
      const selection = getSelection();
      selection.removeAllRanges();
      selection.addRange(range);
      return undefined;
    }

    next() {
      const caret = this.caret();
      const one = this.findings.find((each) => each.from > caret) || this.findings[0];
      if (!one) return;
      this.select(one.from, one.from);
      this.open(one);
    }

    submitted(event) {
      if (!this.blocks || !this.findings.length || textOf(this.box) !== this.text) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      this.next();
      this.card.append(element("p", "", say.blocked));
    }

    leave() {
      for (const part of [this.mirror, this.badge, this.card]) part.remove();
      attached.delete(this);
    }
  }

  function guard(box) {
    if (boxes.has(box) || box.type === "password" || box.readOnly || box.disabled) return;
    const guarded = new Guarded(box);
    boxes.set(box, guarded);
    attached.add(guarded);
  }

  function start() {
    root.adoptedStyleSheets = [sheet(STYLE)];
    document.body.append(host);
    if (highlighted) {
      CSS.highlights.set("houvast-guard", highlighted);
      document.adoptedStyleSheets = [...document.adoptedStyleSheets,
        sheet("::highlight(houvast-guard) { text-decoration: underline wavy #b3261e 2px; }")];
    }
    document.addEventListener("focusin", (event) => {
      const box = event.target instanceof Element ? event.target.closest(settings.selector) : null;
      if (box) guard(box);
    });
    for (const name of ["scroll", "resize"]) {
      addEventListener(name, () => attached.forEach((one) => one.place()), { passive: true, capture: true });
    }
    const now = document.activeElement && document.activeElement.closest(settings.selector);
    if (now) guard(now);
  }

  window.houvastGuard = { check: guard };
  if (document.body) start();
  else addEventListener("DOMContentLoaded", start);
})();
