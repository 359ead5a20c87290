"use strict";
/* A drawing that can be enlarged, dragged and followed along its lines. Without this script it scrolls. */
(() => {
  const smallest = 0.2;
  const largest = 3;

  for (const zoom of document.querySelectorAll("[data-zoom]")) {
    const view = zoom.querySelector("[data-zoom-view]");
    const drawing = view.querySelector("svg");
    const width = drawing.width.baseVal.value;
    const height = drawing.height.baseVal.value;
    let scale = 1;
    let held = null; // where the pointer took hold of the drawing

    /* Larger and smaller, round the middle of what is seen. */

    const show = (wanted) => {
      const next = Math.min(largest, Math.max(smallest, wanted));
      const middle = [view.scrollLeft + view.clientWidth / 2, view.scrollTop + view.clientHeight / 2].map((at) => at / scale);
      drawing.setAttribute("width", Math.round(width * next));
      drawing.setAttribute("height", Math.round(height * next));
      drawing.style.setProperty("--scale", next);
      drawing.classList.toggle("is-far", next < 0.5);
      scale = next;
      view.scrollLeft = middle[0] * scale - view.clientWidth / 2;
      view.scrollTop = middle[1] * scale - view.clientHeight / 2;
    };

    const whole = () => Math.min(1, view.clientWidth / width, view.clientHeight / height);
    const steps = { in: () => scale * 1.25, out: () => scale / 1.25, whole, natural: () => 1 };

    for (const button of zoom.querySelectorAll("[data-zoom-step]")) {
      button.addEventListener("click", () => show(steps[button.dataset.zoomStep]()));
    }
    zoom.querySelector("[data-zoom-bar]").hidden = false;

    /* Dragging, with a mouse; a finger scrolls by itself. */

    view.addEventListener("pointerdown", (event) => {
      if (event.pointerType !== "mouse" || event.button !== 0) return;
      held = { x: event.clientX, y: event.clientY, left: view.scrollLeft, top: view.scrollTop, moved: false };
    });
    window.addEventListener("pointermove", (event) => {
      if (!held) return;
      const [dx, dy] = [event.clientX - held.x, event.clientY - held.y];
      held.moved ||= Math.abs(dx) + Math.abs(dy) > 5;
      if (!held.moved) return;
      view.classList.add("zoom__view--held");
      view.scrollLeft = held.left - dx;
      view.scrollTop = held.top - dy;
    });
    window.addEventListener("pointerup", () => {
      view.classList.remove("zoom__view--held");
      if (held?.moved) window.addEventListener("click", (event) => event.preventDefault(), { capture: true, once: true });
      setTimeout(() => { held = null; });
    });
    view.addEventListener("dragstart", (event) => event.preventDefault());

    /* What is pointed at lights up, with its lines and what is at their other ends. */

    const follow = (node) => {
      for (const one of drawing.querySelectorAll(".is-near")) one.classList.remove("is-near");
      drawing.classList.toggle("is-followed", node !== null);
      if (node === null) return;
      const ends = new Set([node]);
      for (const line of drawing.querySelectorAll("[data-from]")) {
        const { from, to } = line.dataset;
        if (from !== node && to !== node) continue;
        ends.add(from).add(to);
        line.classList.add("is-near");
      }
      for (const end of ends) drawing.querySelector(`[data-node="${end}"]`)?.classList.add("is-near");
    };

    const nodeOf = (event) => event.target.closest?.("[data-node]")?.dataset.node ?? null;
    for (const name of ["pointerover", "focusin"]) drawing.addEventListener(name, (event) => follow(nodeOf(event)));
    for (const name of ["pointerleave", "focusout"]) drawing.addEventListener(name, () => follow(null));

    if (whole() > 0.75) show(whole()); // still readable, so show all of it at once
    const first = drawing.querySelector("[data-zoom-first]");
    if (first) {
      const at = first.getBoundingClientRect();
      const seen = view.getBoundingClientRect();
      view.scrollTop += at.top - seen.top - seen.height / 3;
      view.scrollLeft += Math.max(0, at.right - seen.right + 20);
    }
  }
})();
