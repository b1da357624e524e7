// Drafts in the browser's storage. Each tab has its own, so that two tabs of one form never overwrite each other; a
// new tab begins with the latest draft.

const START = "catalogue-draft";
const MOST_KEPT = 5;
const PAUSE = 300; // milliseconds without a key before a draft is saved

/** @import { Fields } from "./entry.js" */

/**
 * Among the changes null means an emptied field.
 * @typedef {{changes: Fields, slug?: string, isOwnSlug?: boolean, when?: number}} Draft
 */

/** @param {"localStorage" | "sessionStorage"} name */
function storage(name) {
  try {
    const store = globalThis[name];
    store.setItem(START, "");
    store.removeItem(START);
    return store;
  } catch {
    return undefined; // storage is blocked or full
  }
}

/**
 * Open the drafts of one form of the site.
 * @param {string} form its name
 */
export function drafts(form) {
  const local = storage("localStorage");
  const session = storage("sessionStorage");
  const prefix = `${START}:${form}:`;
  const tabKey = `${prefix}tab`;
  const before = session?.getItem(tabKey);
  const isNew = !before;
  let tab = "";
  takeName(before ?? undefined);

  /** @param {string} name */
  function takeName(name = crypto.randomUUID?.() ?? String(Math.random())) {
    tab = name;
    session?.setItem(tabKey, tab);
  }

  /**
   * @param {string} key
   * @returns {Draft | undefined}
   */
  function read(key) {
    try {
      return JSON.parse(local?.getItem(key) ?? "");
    } catch {
      return undefined;
    }
  }

  /** Return all drafts of this form, the newest first. */
  function all() {
    const keys = Object.keys(local ?? {}).filter((key) => key.startsWith(prefix));
    const drafts = keys.flatMap((key) => {
      const draft = read(key);
      return draft ? [{ key, draft }] : [];
    });
    return drafts.sort((one, other) => (other.draft.when ?? 0) - (one.draft.when ?? 0));
  }

  return {
    /** Whether the browser has storage. */
    isAvailable: Boolean(local),

    /** Return the draft of this tab or, in a new tab, the latest one. */
    load: () => (local ? (read(prefix + tab) ?? (isNew ? all()[0]?.draft : undefined)) : undefined),

    /**
     * Save a draft; return whether that succeeded.
     * @param {Draft} data
     */
    save(data) {
      if (!local) return false;
      try {
        local.setItem(prefix + tab, JSON.stringify({ ...data, when: Date.now() }));
        for (const { key } of all().slice(MOST_KEPT)) local.removeItem(key);
        return true;
      } catch {
        return false;
      }
    },

    /** Delete the drafts of this form, whatever their tab. */
    forget() {
      for (const { key } of all()) local?.removeItem(key);
    },

    /**
     * Use another key once another tab saves under this one's, which happens when a tab is duplicated.
     * @param {() => void} save
     */
    separateTabs(save) {
      addEventListener("storage", (event) => {
        if (event.key !== prefix + tab || !event.newValue) return;
        takeName();
        save();
      });
    },
  };
}

/**
 * Save after a pause in typing, and before the page is left.
 * @param {() => boolean} save returns whether it succeeded
 * @param {(isAvailable: boolean) => void} report
 */
export function autosave(save, report) {
  let waiting = 0;
  let isOver = false;

  function stop() {
    clearTimeout(waiting);
    waiting = 0;
  }

  function now() {
    stop();
    if (!isOver) report(save());
  }

  addEventListener("pagehide", () => void (waiting && save()));
  addEventListener("beforeunload", (event) => {
    if (waiting && !save()) event.preventDefault();
  });
  return {
    now,
    soon() {
      stop();
      waiting = isOver ? 0 : setTimeout(now, PAUSE);
    },
    /** Stop saving, also what is waiting to be saved. */
    end() {
      isOver = true;
      stop();
    },
  };
}
