"use strict";
/* What the pages do beyond links and forms. Without this script every page still works. */
(() => {
  const page = document.documentElement;
  const waits = 1200; // milliseconds in which the second key of "g c" may come
  let first = null; // the first key of two, while it waits

  /* Keys: whatever carries data-shortcut is pressed by that key. */

  const typing = (target) =>
    target.isContentEditable ||
    (target.matches("input, select, textarea") && !target.matches("[type=checkbox], [type=radio], [type=submit], [type=button]"));

  const shown = (element) => element.getClientRects().length > 0 || element.closest("#navigation") !== null;

  const bearer = (keys) =>
    [...document.querySelectorAll("[data-shortcut]")].find((one) => one.dataset.shortcut === keys && shown(one) && !one.disabled);

  const startsPair = (key) => document.querySelector(`[data-shortcut^="${CSS.escape(key)} "]`) !== null;

  const forget = () => {
    clearTimeout(first?.timer);
    first = null;
  };

  const press = (keys, event) => {
    const element = bearer(keys) ?? (keys === "/" ? document.getElementById("search") : null);
    if (!element) return false;
    event.preventDefault();
    if (keys === "/") element.select();
    else {
      if (element.matches("input")) element.focus(); // so that Tab goes on from what was chosen
      element.click();
    }
    return true;
  };

  const onKey = (event) => {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (event.key.length !== 1 || page.dataset.shortcuts === "off") return;
    if (typing(event.target) || document.querySelector("dialog:modal, dialog:popover-open")) return;
    const pair = first && `${first.key} ${event.key}`;
    forget();
    if (pair && press(pair, event)) return;
    if (press(event.key, event)) return;
    if (startsPair(event.key)) first = { key: event.key, timer: setTimeout(forget, waits) };
  };

  /* Dialogs: modal where the script runs, a popover where it does not. */

  const onClick = (event) => {
    const opener = event.target.closest("[data-modal]");
    const closer = event.target.closest("[data-close]");
    if (opener) {
      const dialog = document.getElementById(opener.dataset.modal);
      if (!dialog || dialog.open) return;
      event.preventDefault();
      dialog.showModal();
    } else if (closer) {
      event.preventDefault();
      closer.closest("dialog")?.close();
    } else if (event.target.matches("dialog:modal")) {
      closeFromOutside(event.target, event);
    }
  };

  const closeFromOutside = (dialog, event) => {
    const box = dialog.getBoundingClientRect();
    const inside = event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom;
    if (!inside && event.detail > 0) dialog.close();
  };

  /* Theme: at once, without losing what was typed. */

  const onSubmit = (event) => {
    const form = event.target;
    changed.delete(form);
    if (!form.matches("[data-theme-switch]") || !event.submitter) return;
    event.preventDefault();
    setTheme(event.submitter.value);
    for (const button of form.querySelectorAll("button")) button.setAttribute("aria-pressed", String(button === event.submitter));
  };

  const setTheme = (theme) => {
    const secure = location.protocol === "https:" ? "; secure" : "";
    if (theme === "auto") {
      delete page.dataset.theme;
      document.cookie = `houvast_theme=; path=/; max-age=0; samesite=lax${secure}`;
    } else {
      page.dataset.theme = theme;
      document.cookie = `houvast_theme=${theme}; path=/; max-age=31536000; samesite=lax${secure}`;
    }
  };

  /* Unsaved work. */

  const changed = new Set();

  const onInput = (event) => {
    const form = event.target.form;
    if (form?.matches("[data-warn-unsaved]")) changed.add(form);
  };

  const onLeave = (event) => {
    if ([...changed].some((form) => form.isConnected)) event.preventDefault();
  };

  /* Copying a receipt number. */

  const onCopy = async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    await navigator.clipboard.writeText(button.dataset.copy);
    button.dataset.done = button.dataset.copied;
    setTimeout(() => delete button.dataset.done, 2000);
  };

  /* What new content needs, at the start and after each swap. */

  const dress = (root) => {
    for (const button of root.querySelectorAll("[data-copy]")) button.hidden = !navigator.clipboard;
    for (const wrap of root.querySelectorAll(".table-wrap")) measure(wrap);
  };

  const say = (swapped) => {
    const words = swapped?.dataset?.say;
    const said = document.getElementById("said");
    if (words && said) said.textContent = words;
  };

  const measure = (wrap) => {
    // Only a table that really scrolls is a stop for the Tab key.
    if (wrap.scrollWidth > wrap.clientWidth) wrap.tabIndex = 0;
    else wrap.removeAttribute("tabindex");
  };

  const start = () => {
    dress(document);
    document.querySelector("main [aria-invalid=true]")?.focus();
  };

  document.addEventListener("keydown", onKey);
  document.addEventListener("click", onClick);
  document.addEventListener("click", onCopy);
  document.addEventListener("submit", onSubmit);
  document.addEventListener("input", onInput);
  window.addEventListener("beforeunload", onLeave);
  window.addEventListener("resize", () => dress(document));
  document.addEventListener("htmx:afterSettle", (event) => {
    dress(document);
    say(event.detail.elt);
  });
  start();
})();
