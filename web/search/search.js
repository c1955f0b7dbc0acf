// The search page: what is in the address, or typed, is looked up in an index of all
// pages that the build made. Nothing that is typed leaves the browser.
"use strict";

const input = document.getElementById("query");
const said = document.getElementById("said");
const found = document.getElementById("found");
const index = new MiniSearch({
  fields: ["title", "about", "words"],
  storeFields: ["title", "about", "kind"],
  searchOptions: { boost: { title: 3, about: 2 }, prefix: true, fuzzy: 0.15, combineWith: "AND" },
});
const most = 50;

function show() {
  const query = input.value.trim();
  const hits = query === "" ? [] : index.search(query);
  found.replaceChildren(...hits.slice(0, most).map((hit) => {
    const link = document.createElement("a");
    link.href = "../" + hit.id;
    link.textContent = hit.title;
    const about = document.createElement("p");
    about.className = "aside";
    about.textContent = hit.kind + " · " + hit.about;
    const item = document.createElement("li");
    item.append(link, about);
    return item;
  }));
  if (query === "") said.textContent = "Search examples, rules, mistakes, faults, error texts and questions.";
  else if (hits.length === 0) said.textContent = "Nothing was found for “" + query + "”. Try fewer words, a status such as 426, or a piece of the error text.";
  else said.textContent = hits.length === 1 ? "One page" : hits.length + " pages" + (hits.length > most ? ", the best " + most + " of them:" : "");
}

input.value = new URLSearchParams(location.search).get("q") ?? "";
input.form.addEventListener("submit", (event) => event.preventDefault());
input.addEventListener("input", () => {
  history.replaceState(null, "", input.value === "" ? location.pathname : "?" + new URLSearchParams({ q: input.value }));
  show();
});
fetch(document.currentScript?.dataset.index ?? document.querySelector("script[data-index]").dataset.index)
  .then((response) => response.ok ? response.json() : Promise.reject(new Error("status " + response.status)))
  .then((pages) => { index.addAll(pages); show(); })
  .catch((error) => { said.textContent = "The index could not be loaded (" + error.message + "). Reload the page to try again."; });
