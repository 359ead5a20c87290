"use strict";
/* Chooses the proposed kind of request, until somebody chose one by hand. Without this script the proposal is only shown. */
(() => {
  const kinds = () => [...document.querySelectorAll("input[type=radio][name=right]")];
  const given = document.getElementById("proposal")?.dataset ?? {};
  let byHand = "byHand" in given; // the page came back with the agent's choice
  let proposed = given.right ?? "";

  const choose = (right) => {
    for (const kind of kinds()) kind.checked = kind.value === right;
  };

  const say = (words) => {
    const said = document.getElementById("said");
    if (said && words) said.textContent = words;
  };

  document.addEventListener("change", (event) => {
    if (event.target.matches("input[type=radio][name=right]")) byHand = true;
  });

  document.addEventListener("htmx:afterSettle", () => {
    const proposal = document.getElementById("proposal");
    const right = proposal?.dataset.right ?? "";
    if (!proposal || right === proposed) return;
    proposed = right;
    if (!byHand) choose(right);
    say(proposal.textContent.replace(/\s+/g, " ").trim()); // only when it changed: who types wants no voice at every key
  });
})();
