// What somebody types is kept in their own browser until they start again. Each tab keeps its own, so that two tabs of
// one form never undo each other; a new tab begins with what was typed last.

const START = "catalogue-draft";
const MOST_KEPT = 5;
const PAUSE = 300; // milliseconds without a key after which what is typed is kept

function storage(name) {
  try {
    const found = globalThis[name];
    found.setItem(START, "");
    found.removeItem(START);
    return found;
  } catch {
    return undefined; // the browser keeps nothing for this site, or has no room
  }
}

/** @param {string} form names the form among all forms of the site */
export function drafts(form) {
  const local = storage("localStorage");
  const session = storage("sessionStorage");
  const folder = `${START}:${form}:`;
  const named = `${folder}tab`;
  let tab = session?.getItem(named);
  const isNew = !tab;
  take(tab ?? undefined);

  function take(given = crypto.randomUUID?.() ?? String(Math.random())) {
    tab = given;
    session?.setItem(named, tab);
  }

  function read(key) {
    try {
      return JSON.parse(local.getItem(key));
    } catch {
      return undefined;
    }
  }

  /** Give all drafts of this form, the newest first. */
  function all() {
    const keys = Object.keys(local ?? {}).filter((key) => key.startsWith(folder));
    const found = keys.map((key) => ({ key, draft: read(key) })).filter(({ draft }) => draft);
    return found.sort((one, other) => other.draft.when - one.draft.when);
  }

  return {
    /** Tell whether this browser keeps anything. */
    works: Boolean(local),

    /** Give what was typed in this tab, or in a new tab what was typed last. */
    load: () => (local ? (read(folder + tab) ?? (isNew ? all()[0]?.draft : undefined)) : undefined),

    /** Keep what is typed. Tells whether that went well. */
    save(data) {
      try {
        local.setItem(folder + tab, JSON.stringify({ ...data, when: Date.now() }));
        for (const { key } of all().slice(MOST_KEPT)) local.removeItem(key);
        return true;
      } catch {
        return false;
      }
    },

    /** Forget what was typed into this form, in whatever tab. */
    forget() {
      for (const { key } of all()) local.removeItem(key);
    },

    /** Part from another tab that writes under this one's name, as a tab does that was duplicated. */
    part(save) {
      addEventListener("storage", (event) => {
        if (event.key !== folder + tab || !event.newValue) return;
        take();
        save();
      });
    },
  };
}

/** Decide when to keep what is typed: when its writer pauses, and before the page goes. `save` tells whether it went well. */
export function keeper(save, tell) {
  let waiting = 0;
  let isOver = false;

  function stop() {
    clearTimeout(waiting);
    waiting = 0;
  }

  function now() {
    stop();
    if (!isOver) tell(save());
  }

  addEventListener("pagehide", () => waiting && save());
  addEventListener("beforeunload", (event) => {
    if (waiting && !save()) event.preventDefault();
  });
  return {
    now,
    soon() {
      stop();
      waiting = isOver ? 0 : setTimeout(now, PAUSE);
    },
    /** Keep nothing more: what still waits to be kept is to be forgotten too. */
    end() {
      isOver = true;
      stop();
    },
  };
}
