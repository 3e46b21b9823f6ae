// The desk works without this; it only saves keystrokes. No request leaves this origin.
"use strict";
(() => {
  const UNREACHED = "The desk cannot be reached. Is it still running?";
  const status = document.querySelector("main .status");
  // What the server answers, or null when it cannot be reached or asked for something else since; the page then says so itself.
  const ask = async (address, options) => {
    try { return await fetch(address, options); } catch (error) {
      if (error.name !== "AbortError") status.textContent = UNREACHED;
      return null;
    }
  };

  for (const part of document.querySelectorAll("details[data-wide]")) {
    if (matchMedia("(min-width: 60rem)").matches) part.open = true; // there is room for it beside the results
  }

  const form = document.querySelector("form[data-live]");
  const results = document.getElementById("results");
  if (form && results) {
    let waiting = 0, last = null;
    const follow = async () => {
      const data = new FormData(form);
      for (const [name, value] of [...data]) if (!value) data.delete(name);
      const query = new URLSearchParams(data).toString();
      if (last) last.abort();
      last = new AbortController();
      const mine = last;
      const typing = new URLSearchParams(data); typing.set("typing", "yes");
      const answer = await ask("/search/results?" + typing, { signal: mine.signal });
      const told = answer && (await answer.text().catch(() => null));
      if (told === null || mine.signal.aborted) return;
      if (!answer.ok) { status.textContent = "That could not be searched; what is below answers the question before."; return; }
      results.innerHTML = told; // our own server's, escaped there
      status.textContent = "";
      history.replaceState(null, "", "/search" + (query ? "?" + query : ""));
    };
    form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(follow, 120); });
  }

  for (const button of document.querySelectorAll("[data-copy]")) {
    button.addEventListener("click", async () => {
      const shown = document.getElementById(button.dataset.copy);
      try {
        await navigator.clipboard.writeText(shown.textContent);
        button.textContent = "Copied";
      } catch { // no clipboard for pages over plain HTTP from another machine, or not allowed
        getSelection().selectAllChildren(shown);
        button.textContent = "Selected: now copy it";
      }
    });
  }

  const review = document.querySelector("[data-review]");
  if (!review) return;
  const items = [...review.querySelectorAll("[data-item]")];
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
    const answer = await ask("/review", { method: "POST", body, headers: { accept: "application/json" } });
    if (!answer) return { ok: false, told: { detail: UNREACHED + " This may not have been recorded." } };
    const type = answer.headers.get("content-type") || "";
    const told = (type.includes("json") && await answer.json().catch(() => null)) || { detail: "That did not work; reload the page and try again." };
    return { ok: answer.ok, told };
  };

  const decide = async (item, action) => {
    const form = item.querySelector("form");
    const fields = { action };
    if (action === "undo") {
      const last = made.at(-1);
      if (!last) { status.textContent = "Nothing to undo on this page."; return; }
      item = last.item; fields.judgement = last.judgement;
      const { ok, told } = await send(item.querySelector("form"), fields);
      status.textContent = ok ? "Undone." : told.detail;
      if (ok) { made.pop(); item.querySelector("[name=seen]").value = told.judgement; item.querySelector(".outcome")?.remove(); go(items.indexOf(item)); }
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
        const answer = await ask("/review-names?q=" + encodeURIComponent(input.value));
        if (!answer?.ok) return;
        names.replaceChildren(...(await answer.json().catch(() => [])).map((one) => Object.assign(document.createElement("option"), { value: one.name })));
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
