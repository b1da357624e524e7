/* Corrects words of a query that the catalogue does not use. Independent of the page. */

const SHORTEST = 5; // letters; shorter words are too close to unrelated ones
const LONG = 8; // letters; from here on two edits are allowed, below one

/** @typedef {{rank: Map<string, number>, list: string[]}} WordList  `list` has the most used word first. */

/**
 * @param {string[]} list
 * @returns {WordList}
 */
export function wordList(list) {
  return { list, rank: new Map(list.map((word, place) => [word, place])) };
}

/**
 * Whether the catalogue uses a word, a word that begins with it, or its stem.
 * @param {string} word
 * @param {WordList} wordList
 */
function isKnown(word, { rank, list }) {
  const forms = [
    word,
    word.replace(/(?:'s|s|es|ed|ing)$/, ""),
    `${word}s`,
    word.replace(/ies$/, "y"),
    word.replace(/ing$/, "e"),
  ];
  return forms.some((each) => rank.has(each)) || list.some((each) => each.startsWith(word));
}

/**
 * Replace each unknown word of a query with the nearest known one. Return "" if nothing changes.
 * @param {string} query
 * @param {WordList} wordList
 */
export function correctQuery(query, wordList) {
  let isBetter = false;
  const better = query.split(/\s+/).map((written) => {
    const word = written.toLowerCase();
    const nearest = isWord(word) && !isKnown(word, wordList) && nearestWord(word, wordList.list);
    isBetter ||= Boolean(nearest);
    return nearest || written;
  });
  return isBetter ? better.join(" ") : "";
}

/** @param {string} word */
const isWord = (word) => word.length >= SHORTEST && /^[\p{L}']+$/u.test(word);

/**
 * Return the nearest word of a list, or "". Of equals the most used wins. Typing errors in the first letter are rare.
 * @param {string} word
 * @param {string[]} list
 */
function nearestWord(word, list) {
  const most = word.length < LONG ? 1 : 2;
  let best = "";
  let least = most + 1;
  for (const each of list) {
    if (each[0] !== word[0] || Math.abs(each.length - word.length) >= least) continue;
    const letters = distance(word, each, least);
    if (letters < least) [best, least] = [each, letters];
  }
  return best;
}

/**
 * Return the edit distance with swaps of neighbouring letters (optimal string alignment), or `limit` if it is more.
 * @param {string} one
 * @param {string} other
 * @param {number} limit
 */
function distance(one, other, limit) {
  /** @type {number[]} */
  let beforePrevious = [];
  let previous = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let at = 1; at <= one.length; at++) {
    const row = [at];
    for (let to = 1; to <= other.length; to++) {
      const isSame = one[at - 1] === other[to - 1];
      row[to] = Math.min(previous[to] + 1, row[to - 1] + 1, previous[to - 1] + (isSame ? 0 : 1));
      const isSwapped = at > 1 && to > 1 && one[at - 1] === other[to - 2] && one[at - 2] === other[to - 1];
      if (isSwapped) row[to] = Math.min(row[to], beforePrevious[to - 2] + 1);
    }
    if (Math.min(...row) >= limit) return limit;
    [beforePrevious, previous] = [previous, row];
  }
  return previous[other.length];
}
