/* Follows the site while `catalogue serve` shows it: reloads the page when there is a newer site, and shows errors over
   it. No built site has this script. */

/** @typedef {{place?: string, label?: string, message: string, excerpt?: string[], help?: string, related?: string[]}} Fault */
/** @typedef {{heading: string, errors: Fault[], hint: string}} Report */
/** @typedef {{version: string, report: Report | null}} State */

const version = new URL(import.meta.url).searchParams.get("version");
const events = new URL("events", import.meta.url);
events.searchParams.set("page", location.pathname);

/** @type {EventSource | undefined} */
let source;
/** @type {HTMLDialogElement | undefined} */
let dialog;
let shown = "";

function listen() {
  source ??= new EventSource(events);
  source.onmessage = ({ data }) => {
    /** @type {State} */
    const state = JSON.parse(data);
    if (state.version === version) show(state.report);
    else location.reload(); // the browser keeps the place
  };
}

/** Stop listening: a browser opens only six connections to one host, for all tabs together. */
function rest() {
  source?.close();
  source = undefined;
}

/**
 * Show a report, or nothing. One that the reader has closed stays closed.
 * @param {Report | null} report
 */
function show(report) {
  const text = JSON.stringify(report);
  if (text === shown) return;
  shown = text;
  dialog?.remove();
  dialog = report ? reportDialog(report) : undefined;
  if (!dialog) return;
  document.body.append(dialog);
  dialog.showModal(); // moves the focus into it; Escape closes it
}

/** @param {Report} report */
function reportDialog({ heading, errors, hint }) {
  const close = make("button", "Close");
  close.addEventListener("click", () => dialog?.close());
  const title = make("h2", heading);
  title.id = "serve-report";
  const box = make("dialog", "", title, make("ol", "", ...errors.map(fault)), make("p", hint), close);
  box.className = "serve-report";
  box.setAttribute("role", "alertdialog");
  box.setAttribute("aria-labelledby", title.id);
  return box;
}

/** @param {Fault} fault */
function fault({ place = "", label = "", message, excerpt = [], help = "", related = [] }) {
  const item = make("li", "", make("p", message));
  if (place) item.prepend(make("p", "", make("code", place), ` ${label}`));
  if (excerpt.length) item.append(make("pre", excerpt.join("\n")));
  if (help) item.append(make("p", help));
  item.append(...related.map((each) => make("p", `See ${each}`)));
  return item;
}

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} text
 * @param {(Node | string)[]} children
 */
function make(tag, text, ...children) {
  const element = document.createElement(tag);
  element.append(text, ...children);
  return element;
}

const sheet = document.createElement("link");
sheet.rel = "stylesheet";
sheet.href = new URL("reload.css", import.meta.url).href;
document.head.append(sheet);

addEventListener("pagehide", rest);
addEventListener("pageshow", listen);
document.addEventListener("visibilitychange", () => document.hidden ? rest() : listen());
if (!document.hidden) listen();
