import type { Json } from '../../kubernetes/json.ts';

/** Deeper than any object that means something, and far from where recursion exhausts the stack. */
const DEEPEST = 500;
const [QUOTE, BACKSLASH] = [34, 92];
const [LEFT_BRACKET, RIGHT_BRACKET] = [91, 93];
const [LEFT_BRACE, RIGHT_BRACE] = [123, 125];

/** The data of a JSON text. Throws a `SyntaxError` for one that is none, or that nests too deeply. */
export function parseJson(body: Uint8Array): Json {
  const text = new TextDecoder().decode(body);
  if (depthOf(text) > DEEPEST) throw new SyntaxError('exceeded max depth');
  return JSON.parse(text) as Json;
}

/** How many lists and objects are open at most at one place of a JSON text. */
function depthOf(text: string): number {
  let deepest = 0;
  let open = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (quoted) {
      if (code === BACKSLASH) at++;
      else if (code === QUOTE) quoted = false;
    } else if (code === QUOTE) quoted = true;
    else if (code === LEFT_BRACE || code === LEFT_BRACKET) deepest = Math.max(deepest, ++open);
    else if (code === RIGHT_BRACE || code === RIGHT_BRACKET) open--;
  }
  return deepest;
}
