"use strict";
const field = (id) => document.getElementById(id);
const say = (name) => chrome.i18n.getMessage(name);
const ANSWERS = { 401: "badKey", 403: "badOrigin" };

const translate = () => {
  document.documentElement.lang = say("language");
  for (const place of document.querySelectorAll("[data-say]")) place.textContent = say(place.dataset.say);
};

const show = async () => {
  const { server, key } = await chrome.storage.local.get(["server", "key"]);
  field("server").value = server || (await (await fetch("server.json")).json()).server;
  field("key").value = key || "";
};

const tried = async () => {
  const answer = await chrome.runtime.sendMessage({ text: "", language: "" });
  return answer?.findings ? "saved" : ANSWERS[answer?.error] || "noServer";
};

field("form").addEventListener("submit", async (event) => {
  event.preventDefault();
  await chrome.storage.local.set({ server: field("server").value.trim(), key: field("key").value.trim() });
  field("said").textContent = say("trying");
  const came = await tried().catch(() => "noServer");
  field("said").textContent = say(came);
  field("said").dataset.well = came === "saved";
});
field("origin").textContent = location.origin;
translate();
show();
