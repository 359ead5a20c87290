"use strict";
const field = (id) => document.getElementById(id);
const WORDS = {
  nl: { server: "Adres van Houvast", key: "Sleutel (begint met hvg_)", save: "Bewaar", saved: "Bewaard.",
    origin: "Bij het maken van de sleutel moet deze herkomst erbij staan: " },
  fr: { server: "Adresse de Houvast", key: "Clé (commence par hvg_)", save: "Enregistrer", saved: "Enregistré.",
    origin: "Lors de la création de la clé, cette origine doit être indiquée : " },
};
const language = navigator.language.slice(0, 2);
const say = WORDS[language];

const translate = () => {
  if (!say) return;
  document.documentElement.lang = language;
  document.querySelector("label[for=server]").textContent = say.server;
  document.querySelector("label[for=key]").textContent = say.key;
  document.querySelector("button").textContent = say.save;
  field("origin").previousSibling.data = say.origin;
};

const show = async () => {
  const { server, key } = await chrome.storage.local.get(["server", "key"]);
  field("server").value = server || (await (await fetch("server.json")).json()).server;
  field("key").value = key || "";
};

field("form").addEventListener("submit", async (event) => {
  event.preventDefault();
  await chrome.storage.local.set({ server: field("server").value.trim(), key: field("key").value.trim() });
  field("said").textContent = say ? say.saved : "Saved.";
});
field("origin").textContent = location.origin;
translate();
show();
