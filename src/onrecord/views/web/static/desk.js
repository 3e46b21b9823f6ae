// The desk works without this; it only saves keystrokes. No request leaves this origin.
"use strict";
(() => {
  for (const part of document.querySelectorAll("details[data-wide]")) {
    if (matchMedia("(min-width: 60rem)").matches) part.open = true; // there is room for it beside the results
  }

  const form = document.querySelector("form[data-live]");
  const results = document.getElementById("results");
  if (form && results) {
    let waiting = 0, last = null;
    const ask = async () => {
      const data = new FormData(form);
      for (const [name, value] of [...data]) if (!value) data.delete(name);
      const query = new URLSearchParams(data).toString();
      if (last) last.abort();
      last = new AbortController();
      try {
        const typing = new URLSearchParams(data); typing.set("typing", "yes");
        const answer = await fetch("/search/results?" + typing, { signal: last.signal });
        if (!answer.ok) return;
        results.innerHTML = await answer.text(); // our own server's, escaped there
        history.replaceState(null, "", "/search" + (query ? "?" + query : ""));
      } catch (error) { if (error.name !== "AbortError") throw error; }
    };
    form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(ask, 120); });
  }

  for (const button of document.querySelectorAll("[data-copy]")) {
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
      button.textContent = "Copied";
    });
  }

  const review = document.querySelector("[data-review]");
  if (!review) return;
  const items = [...review.querySelectorAll("[data-item]")];
  const status = review.querySelector(".status");
  const made = []; // what this page decided, so that undo knows the last
  let at = -1;

  const go = (to) => {
    if (!items.length) return;
    at = Math.max(0, Math.min(items.length - 1, to));
    items.forEach((item, place) => item.classList.toggle("current", place === at));
    items[at].focus({ preventScroll: true });
    items[at].scrollIntoView({ block: "start" });
  };

  const send = async (form, fields) => {
    const body = new URLSearchParams(new FormData(form));
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    const answer = await fetch("/review", { method: "POST", body, headers: { accept: "application/json" } });
    const type = answer.headers.get("content-type") || "";
    const told = type.includes("json") ? await answer.json() : { detail: "That did not work; reload the page and try again." };
    return { ok: answer.ok, conflict: answer.status === 409, told };
  };

  const decide = async (item, action) => {
    const form = item.querySelector("form");
    const fields = { action };
    if (action === "undo") {
      const last = made.pop();
      if (!last) { status.textContent = "Nothing to undo on this page."; return; }
      item = last.item; fields.judgement = last.judgement;
      const { ok, told } = await send(item.querySelector("form"), fields);
      status.textContent = ok ? "Undone." : told.detail;
      if (ok) { item.querySelector("[name=seen]").value = told.judgement; item.querySelector(".outcome")?.remove(); go(items.indexOf(item)); }
      return;
    }
    const { ok, told } = await send(form, fields);
    if (!ok) { status.textContent = told.detail; return; }
    if (action !== "merge" && action !== "split") form.querySelector("[name=seen]").value = told.judgement;
    made.push({ item, judgement: told.judgement });
    item.querySelector(".outcome")?.remove();
    const line = document.createElement("p");
    line.className = "done outcome"; line.textContent = told.words + " by " + told.by;
    item.append(line);
    status.textContent = "Statement " + (items.indexOf(item) + 1) + ": " + told.words + ".";
    go(items.indexOf(item) + 1);
  };

  review.addEventListener("submit", (event) => {
    event.preventDefault();
    decide(event.target.closest("[data-item]"), event.submitter ? event.submitter.value : "correct-speaker");
  });

  const keys = { a: "accept", r: "reject", n: "mark-denial", s: "split", u: "undo" };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const field = event.target.closest("input, select, textarea");
    if (field) { if (event.key === "Escape") { field.blur(); go(at); } return; }
    if (event.key === "j") go(at + 1);
    else if (event.key === "k") go(at - 1);
    else if (event.key === "u") decide(items[Math.max(at, 0)], "undo");
    else if (at >= 0 && keys[event.key]) decide(items[at], keys[event.key]);
    else if (at >= 0 && (event.key === "e" || event.key === "m")) { merging = event.key === "m"; items[at].querySelector("[name=speaker]").focus(); }
    else if (at >= 0 && event.key === "d") items[at].querySelector("[name=said]").focus();
    else return;
    event.preventDefault();
  });

  let merging = false;
  for (const item of items) {
    const input = item.querySelector("[name=speaker]");
    const names = item.querySelector("datalist");
    let waiting = 0;
    input.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(async () => {
        const answer = await fetch("/review-names?q=" + encodeURIComponent(input.value));
        if (!answer.ok) return;
        names.replaceChildren(...(await answer.json()).map((one) => Object.assign(document.createElement("option"), { value: one.name })));
      }, 100);
    });
    input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      decide(item, merging ? "merge" : "correct-speaker"); merging = false;
    });
    item.querySelector("[name=said]").addEventListener("keydown", (event) => {
      if (event.key === "Enter") { event.preventDefault(); decide(item, "set-date"); }
    });
  }
})();
