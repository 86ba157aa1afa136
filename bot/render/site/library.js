"use strict";
(() => {
  const form = document.getElementById("find");
  const field = document.getElementById("words");
  const found = document.getElementById("found");
  const rows = [...document.querySelectorAll("tbody tr")];
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[‘’]/g, "'").toLowerCase();
  const names = rows.map((row) => plain(row.cells[0].textContent));
  const compare = new Intl.Collator("en", { numeric: true }).compare;

  const key = (row, column) => row.cells[column].dataset.key ?? row.cells[column].textContent;
  const sort = (table, column) => {
    const heads = [...table.tHead.rows[0].cells];
    const before = heads[column].getAttribute("aria-sort");
    // Names from A on, grades and days from the best and the latest on.
    const first = column ? "descending" : "ascending";
    const order = before === null ? first : before === "ascending" ? "descending" : "ascending";
    for (const head of heads) head.removeAttribute("aria-sort");
    heads[column].setAttribute("aria-sort", order);
    const sign = order === "ascending" ? 1 : -1;
    const body = table.tBodies[0];
    body.append(...[...body.rows].sort((one, other) => {
      const [a, b] = [key(one, column), key(other, column)];
      // What is not stated stands last in either order.
      return a && b ? sign * compare(a, b) : (a ? 0 : 1) - (b ? 0 : 1);
    }));
  };
  for (const table of document.querySelectorAll("table")) {
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      button.addEventListener("click", () => sort(table, column));
      head.append(button);
    });
  }

  form.hidden = false;
  field.addEventListener("input", () => {
    const words = plain(field.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    rows.forEach((row, place) => {
      row.hidden = !words.every((word) => names[place].includes(word));
      shown += row.hidden ? 0 : 1;
    });
    found.value = words.length ? `${shown} of ${rows.length} reports` : "";
  });
})();
