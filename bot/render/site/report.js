"use strict";
(() => {
  const form = document.getElementById("find");
  const field = document.getElementById("words");
  const found = document.getElementById("found");
  const steps = [document.getElementById("before"), document.getElementById("after")];
  const sentences = [...document.querySelectorAll("main span[id]")];
  // Marks over letters, and the shapes of quotation marks and dashes, are no difference.
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"').replace(/[‐-―]/g, "-").toLowerCase();
  let texts = null;
  let hits = [];
  let at = -1;

  const address = (sentence) => {
    try { history.replaceState(null, "", "#" + sentence.id); } catch { /* a viewer without one */ }
  };
  const choose = (sentence) => {
    for (const other of document.querySelectorAll("main .at")) other.classList.remove("at");
    if (sentence) {
      sentence.classList.add("at");
      address(sentence);
    }
  };
  const tell = (searched) => {
    const none = searched ? "No sentence has these words" : "";
    found.value = !hits.length ? none : at < 0 ? `${hits.length} found` : `${at + 1} of ${hits.length}`;
    for (const step of steps) step.hidden = !hits.length;
    form.classList.toggle("active", hits.length > 0);
  };
  const search = () => {
    texts ??= sentences.map((sentence) => plain(sentence.textContent));
    const words = plain(field.value).split(/\s+/).filter(Boolean);
    for (const hit of hits) hit.classList.remove("hit");
    hits = words.length
      ? sentences.filter((_, place) => words.every((word) => texts[place].includes(word))) : [];
    for (const hit of hits) hit.classList.add("hit");
    at = -1;
    tell(words.length > 0);
  };
  const go = (step) => {
    if (!hits.length) return;
    at = at < 0 && step < 0 ? hits.length - 1 : (at + step + hits.length) % hits.length;
    choose(hits[at]);
    hits[at].scrollIntoView({ block: "center" });
    tell(true);
  };

  form.hidden = false;
  tell(false);
  field.addEventListener("input", search);
  form.addEventListener("submit", (event) => { event.preventDefault(); go(1); });
  steps[0].addEventListener("click", () => go(-1));
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.shiftKey) { event.preventDefault(); go(-1); }
    if (event.key === "Escape") { field.value = ""; search(); }
  });
  document.querySelector("main").addEventListener("click", (event) => {
    const sentence = event.target.closest("span[id]");
    if (sentence && getSelection().isCollapsed) choose(sentence);
  });
  addEventListener("hashchange", () => choose(null));
})();
