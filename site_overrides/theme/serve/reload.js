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
  const box = make("dialog", "serve-report");
  const title = make("h2", "", heading);
  const close = make("button", "", "Close");
  title.id = "serve-report-title";
  close.type = "button";
  close.addEventListener("click", () => box.close());
  box.setAttribute("role", "alertdialog");
  box.setAttribute("aria-labelledby", title.id);
  box.append(make("header", "", title, close), make("ol", "", ...errors.map(fault)));
  if (hint) box.append(make("p", "serve-hint", ...withCode(hint)));
  return box;
}

/** @param {Fault} fault */
function fault({ place = "", label = "", message, excerpt = [], help = "", related = [] }) {
  const item = make("li", "");
  if (place) item.append(make("p", "serve-place", make("code", "", place), ` ${label}`));
  item.append(make("p", "serve-message", ...withCode(message)));
  if (excerpt.length) item.append(excerptBox(excerpt));
  if (help) item.append(make("p", "", ...withCode(help)));
  item.append(...related.map((each) => make("p", "", "See ", ...withCode(each))));
  return item;
}

/** @param {string[]} lines */
function excerptBox(lines) {
  const box = make("pre", "", lines.join("\n"));
  box.tabIndex = 0; // so that it can be moved sideways without a mouse
  return box;
}

/**
 * Return a text with what is in backticks as code.
 * @param {string} text
 */
function withCode(text) {
  return text.split("`").map((part, index) => (index % 2 ? make("code", "", part) : part));
}

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} className
 * @param {(Node | string)[]} children
 */
function make(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
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
