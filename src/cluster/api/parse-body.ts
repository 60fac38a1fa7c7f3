import type { Json } from '../../kubernetes/json.ts';

/** The most nesting levels: deeper than any meaningful object, and far below the depth at which recursion exhausts the stack. */
const DEEPEST = 500;
const [QUOTE, BACKSLASH] = [34, 92];
const [LEFT_BRACKET, RIGHT_BRACKET] = [91, 93];
const [LEFT_BRACE, RIGHT_BRACE] = [123, 125];

/** The value of a JSON text. Throws a `SyntaxError` if the text is not JSON or nests too deeply. */
export function parseBody(body: Uint8Array): Json {
  const text = new TextDecoder().decode(body);
  if (depthOf(text) > DEEPEST) throw new SyntaxError('exceeded max depth');
  return JSON.parse(text) as Json;
}

/** The deepest nesting of lists and objects in a JSON text. */
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
