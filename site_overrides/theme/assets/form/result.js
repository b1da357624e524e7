// The end of a form: what will be sent, what is still wrong with it, and the ways to send it.

import { make } from "../elements.js";
import { refill } from "./dom.js";
import { copy, download, newFile } from "./send.js";

const button = (words, isMain = false, type = "button") => make("button", { type, className: isMain ? "button button-main" : "button" }, words);

/** @param {{slug?: string, edit?: string, lineEnd?: string}} about what the page says of the entry */
export function result(form, about) {
  const heading = make("h2", { id: "proposal", tabIndex: -1 }, about.slug ? "What changes" : "Your proposal");
  const status = make("p", { className: "state" });
  const told = make("div");
  const shown = make("pre", { tabIndex: 0 }, make("code"));
  shown.setAttribute("aria-label", "The file");
  const said = make("p", { role: "status", className: "quiet" });
  const link = make("a", { className: "button button-main", target: "_blank", rel: "noopener" }, about.slug ? "Open the file on GitHub" : "Open it on GitHub", make("span", { className: "unseen" }, " (in a new tab)"));
  const copying = button(about.slug ? "Copy the new text" : "Copy the text", Boolean(about.slug));
  const saving = button("Download the file");
  const steps = make("ol", { className: "steps" });
  const check = button("Check what I wrote", false, "submit");
  const ways = make("div", { className: "buttons" });
  const preview = make("details", { className: "section", open: !about.slug }, make("summary", {}, make("h3", {}, about.slug ? "The whole new file" : "The file that you send")), shown);
  const element = make("section", { className: "result" }, heading, status, told, make("p", { className: "check" }, check), ways, said, steps, preview);
  element.setAttribute("aria-labelledby", heading.id);
  let now;

  const file = () => (about.lineEnd === "crlf" ? now.text.replaceAll("\n", "\r\n") : now.text);
  copying.addEventListener("click", async () => {
    const done = await copy(file(), shown);
    if (!done) preview.open = true;
    said.textContent = done ? "Copied." : "Your browser does not let the page copy. The text is selected: press Ctrl and C together.";
  });
  saving.addEventListener("click", () => {
    download(file(), `${now.slug || "entry"}.yml`);
    said.textContent = "The file is in your downloads folder.";
  });

  /** Say what stands in the way, if anything, in one line. */
  function stateOf({ faults, told: changes, isEmpty }) {
    if (about.slug && !changes.length) return "You have not changed anything yet.";
    if (isEmpty) return "You have not written anything yet.";
    if (!faults.length) return "This page found no errors. The full check runs when you send it.";
    const number = faults.length === 1 ? "One thing is" : `${faults.length} things are`;
    return `${number} missing or not right yet. You can still send it: someone will help you to finish it.`;
  }

  function changesOf(changes) {
    return changes.map(({ name, old, own }) => {
      const title = form.schema.properties[name]?.title ?? name;
      const piece = (words, text) => (text ? [make("h4", {}, words), make("pre", { tabIndex: 0, ariaLabel: `${title}: ${words}` }, make("code", {}, text))] : []);
      const words = old ? ["Old", own ? "New" : ""] : ["", "New"];
      const gone = own ? [] : [make("p", {}, "This is deleted.")];
      return make("div", { className: "change" }, make("h3", {}, title), ...piece(words[0], old), ...piece(words[1], own), ...gone);
    });
  }

  function wayToSend() {
    if (about.slug) return edit();
    const address = newFile(form, now.slug, now.text, `Add ${now.name ?? now.slug}`);
    if (address) link.href = address;
    refill(ways, Boolean(address), () => [...(address ? [link] : []), copying, saving]);
    return address
      ? ["On GitHub, sign in if it asks you to. If it offers to fork the repository, accept: a fork is your own copy.", "Choose Commit changes, then Propose changes.", "Choose Create pull request. That is your proposal: a person will read it."]
      : [
          "The text is too long for a link, or the catalogue is not kept on GitHub. Copy it, or download the file.",
          `In the catalogue's folder catalogue/${form.collection}, add a file named ${now.slug || "your-short-name"}.yml.`,
          "Paste the text into it, and propose the change.",
        ];
  }

  function edit() {
    refill(ways, true, () => [copying, saving, ...(about.edit ? [link] : [])]);
    if (!about.edit)
      return [
        "The catalogue is not kept on GitHub. Copy the new text, or download the file.",
        `In the catalogue's folder catalogue/${form.collection}, replace the file ${about.slug}.yml with it.`,
        "Propose the change.",
      ];
    link.className = "button";
    link.href = about.edit;
    return [
      "Copy the new text.",
      "Open the file on GitHub. If it offers to fork the repository, accept: a fork is your own copy.",
      "Click into the file. Select all of it with Ctrl and A, and paste with Ctrl and V.",
      "Choose Commit changes, then Propose changes, then Create pull request. A person will read it.",
    ];
  }

  return {
    element,
    update(state) {
      now = state;
      status.textContent = stateOf(state);
      refill(told, state.told, () => changesOf(state.told));
      shown.firstChild.textContent = state.text;
      const isIdle = Boolean(about.slug) && !state.told.length;
      for (const each of [ways, steps, preview, check.parentElement]) each.hidden = isIdle;
      const way = wayToSend();
      refill(steps, way, () => way.map((step) => make("li", {}, step)));
    },
    goTo: () => heading.focus(),
  };
}
