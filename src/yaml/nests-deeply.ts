/** Much deeper than any object, and well below the depth at which the library's recursion would exhaust the stack and end the process. */
const DEEPEST = 500;

const SPACE = 32;
const [DASH, QUESTION] = [45, 63];
const [LEFT_BRACKET, RIGHT_BRACKET] = [91, 93];
const [LEFT_BRACE, RIGHT_BRACE] = [123, 125];

/** Whether a text has more levels than can be read: by brackets, by indents, or by `- - -` on one line. Quotes and comments count too. */
export function nestsDeeply(text: string): boolean {
  const indents: number[] = [];
  let brackets = 0;
  for (let at = 0; at < text.length; at++) {
    const start = at;
    while (text.charCodeAt(at) === SPACE) at++;
    const indent = at - start;
    while ((indents.at(-1) ?? -1) >= indent) indents.pop();
    indents.push(indent);
    let marks = 0;
    for (; isMark(text.charCodeAt(at)) && text.charCodeAt(at + 1) === SPACE; at += 2) marks++;
    const end = text.indexOf('\n', at);
    for (const lineEnd = end === -1 ? text.length : end; at < lineEnd; at++) {
      const code = text.charCodeAt(at);
      if (code === LEFT_BRACKET || code === LEFT_BRACE) brackets++;
      else if ((code === RIGHT_BRACKET || code === RIGHT_BRACE) && brackets > 0) brackets--;
      if (brackets > DEEPEST) return true;
    }
    if (indents.length + marks > DEEPEST) return true;
  }
  return false;
}

function isMark(code: number): boolean {
  return code === DASH || code === QUESTION;
}
