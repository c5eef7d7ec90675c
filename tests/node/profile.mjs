// The parse profile: which texts are read at all (schemas/README.md, step 1). Gives [value] or throws a code.

const MAX_DEPTH = 64;
const MAX_DIGITS = 15;
const SMALLEST = 2 ** -1022; // below it a double has fewer digits
const TOKEN = /"(?:[^"\\]|\\.)*"|-?[0-9][0-9.eE+-]*|[[\]{},:]/gs;

export class Refused extends Error {
  constructor(code, pointer = "") {
    super(code);
    Object.assign(this, { code, pointer });
  }
}

function checkNumber(token) {
  const value = Number(token);
  const digits = token
    .split(/[eE]/)[0]
    .replace(/[-.]/g, "")
    .replace(/^0+|0+$/g, "");
  const lost = digits && Math.abs(value) < SMALLEST;
  if (digits.length > MAX_DIGITS || !Number.isFinite(value) || lost) throw new Refused("number-not-exact");
}

// JSON.parse keeps the last of two members and rounds numbers, so the tokens are looked at as well.
function checkTokens(text) {
  const open = []; // for each open object the names seen so far, for each list null
  const tokens = text.match(TOKEN) ?? [];
  tokens.forEach((token, index) => {
    if (token === "{" || token === "[") open.push(token === "{" ? new Set() : null);
    else if (token === "}" || token === "]") open.pop();
    else if (token[0] === '"' && tokens[index + 1] === ":") {
      const name = JSON.parse(token);
      if (open.at(-1).has(name)) throw new Refused("duplicate-member");
      open.at(-1).add(name);
    } else if (/[-0-9]/.test(token[0])) checkNumber(token);
  });
}

function depthOf(text) {
  let depth = 0;
  let deepest = 0;
  for (const token of text.match(TOKEN) ?? []) {
    if (token === "{" || token === "[") deepest = Math.max(deepest, ++depth);
    else if (token === "}" || token === "]") depth -= 1;
  }
  return deepest;
}

export function decode(bytes) {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    if (!text.startsWith("\ufeff")) return text;
  } catch {
    // Not UTF-8: refused below, like a byte order mark.
  }
  throw new Refused("not-utf8");
}

export function parse(text) {
  if (depthOf(text) > MAX_DEPTH) throw new Refused("too-deep");
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Refused("not-json");
  }
  checkTokens(text);
  // JSON.stringify writes a lone surrogate as an escape, and a whole character as itself.
  if (/(?<!\\)(?:\\\\)*\\ud[89a-f]/.test(JSON.stringify(value))) throw new Refused("wrong-type");
  return value;
}
