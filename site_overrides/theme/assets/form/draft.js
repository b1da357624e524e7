// What somebody types is kept in their own browser until they start again. Each tab keeps its own, so that two tabs of
// one form never undo each other; a new tab begins with what was typed last.

const START = "catalogue-draft";
const MOST_KEPT = 5;
const PAUSE = 300; // milliseconds without a key after which what is typed is kept

/** @typedef {{changes: Fields, slug?: string, isOwnSlug?: boolean, when?: number}} Draft  null: a field is emptied. */
/** @import { Fields } from "./entry.js" */

/** @param {"localStorage" | "sessionStorage"} name */
function storage(name) {
  try {
    const store = globalThis[name];
    store.setItem(START, "");
    store.removeItem(START);
    return store;
  } catch {
    return undefined; // the browser keeps nothing for this site, or has no room
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
    /** Whether this browser keeps anything. */
    isAvailable: Boolean(local),

    /** Return what was typed in this tab, or in a new tab what was typed last. */
    load: () => (local ? (read(prefix + tab) ?? (isNew ? all()[0]?.draft : undefined)) : undefined),

    /**
     * Keep what is typed; return whether that succeeded.
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

    /** Forget what was typed into this form, in whatever tab. */
    forget() {
      for (const { key } of all()) local?.removeItem(key);
    },

    /**
     * Take another name once another tab writes under this one's, as a tab does that was duplicated.
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
 * Decide when to keep what is typed: when its writer pauses, and before the page goes.
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
    /** Keep nothing more, not even what still waits to be kept. */
    end() {
      isOver = true;
      stop();
    },
  };
}
