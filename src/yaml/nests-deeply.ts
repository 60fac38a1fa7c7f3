/** Far deeper than any object, and far from where the library's recursion would exhaust the stack, which can end the whole process. */
const DEEPEST = 500;

const SPACE = 32;
const OPENERS = new Set('[{'.split('').map((sign) => sign.charCodeAt(0)));
const CLOSERS = new Set(']}'.split('').map((sign) => sign.charCodeAt(0)));
const MARKS = new Set('-?'.split('').map((sign) => sign.charCodeAt(0)));

/** Whether a text opens more levels than can be read: by brackets, by indents, or by `- - -` on one line. Quotes and comments are not looked at. */
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
    for (; MARKS.has(text.charCodeAt(at)) && text.charCodeAt(at + 1) === SPACE; at += 2) marks++;
    const end = text.indexOf('\n', at);
    for (const lineEnd = end === -1 ? text.length : end; at < lineEnd; at++) {
      const code = text.charCodeAt(at);
      if (OPENERS.has(code)) brackets++;
      else if (CLOSERS.has(code) && brackets > 0) brackets--;
      if (brackets > DEEPEST) return true;
    }
    if (indents.length + marks > DEEPEST) return true;
  }
  return false;
}
