"use strict";
/* A list whose rows are gone through with keys: [data-row] in [data-rows]; [data-row-key] is pressed in the row at hand.
   Without this script the same buttons and links are there. */
(() => {
  const page = document.documentElement;
  const all = () => [...document.querySelectorAll("[data-rows] [data-row]")];
  const atHand = () => document.querySelector("[data-row].is-at-hand");

  const typing = (target) =>
    target.isContentEditable || (target.matches("input, select, textarea") && !target.matches("[type=checkbox], [type=submit]"));

  const mark = (row) => {
    if (row === atHand()) return;
    atHand()?.classList.remove("is-at-hand");
    row?.classList.add("is-at-hand");
  };

  const take = (row) => {
    if (!row) return;
    mark(row);
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  };

  const move = (by) => {
    const rows = all();
    const at = rows.indexOf(atHand());
    take(at < 0 ? rows[0] : rows[Math.min(Math.max(at + by, 0), rows.length - 1)]);
  };

  const onKey = (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || page.dataset.shortcuts === "off") return;
    if (document.querySelector("dialog:modal, dialog:popover-open")) return;
    if (event.key === "Escape" && typing(event.target)) return leave(event);
    if (typing(event.target)) return;
    const inRow = event.target.closest("[data-row]");
    const steps = { j: 1, k: -1, ...(inRow && { ArrowDown: 1, ArrowUp: -1 }) };
    if (event.key in steps) move(steps[event.key]);
    else if (event.repeat || !pressIn(inRow || atHand(), event.key)) return;
    event.preventDefault();
  };

  const pressIn = (row, key) => {
    const bearers = row && key.length === 1 ? [...row.querySelectorAll(`[data-row-key="${CSS.escape(key)}"]`)] : [];
    const bearer = bearers.find((one) => one.matches("summary") || !one.closest("details:not([open])")); // what is folded away is not pressed
    if (!bearer) return false;
    bearer.click();
    if (bearer.matches("summary") && bearer.parentElement.open) bearer.parentElement.querySelector("input:not([type=hidden])")?.select();
    return true;
  };

  const leave = (event) => {
    const details = event.target.closest("[data-row] details[open]");
    if (!details) return;
    details.open = false;
    take(details.closest("[data-row]"));
  };

  /* What was decided is drawn again; meanwhile the next row is at hand. */
  const onAsked = (event) => {
    const row = event.target.closest("[data-row]");
    if (!row) return;
    const rows = all();
    take(rows[rows.indexOf(row) + 1] ?? row);
  };

  const onSettled = (event) => {
    if (event.target.matches?.("[data-row]") && !atHand()) take(event.target);
  };

  document.addEventListener("keydown", onKey, true); // before the keys of the page
  document.addEventListener("focusin", (event) => event.target.closest("[data-row]") && mark(event.target.closest("[data-row]")));
  document.addEventListener("htmx:beforeRequest", onAsked);
  document.addEventListener("htmx:afterSettle", onSettled);
})();
