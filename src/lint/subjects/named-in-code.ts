/** Whether prose contains a text as a whole word between backticks on one line. */
export function isNamedInCode(prose: string, text: string): boolean {
  for (let at = prose.indexOf(text); at !== -1; at = prose.indexOf(text, at + 1)) {
    const end = at + text.length;
    const isWhole =
      !/[\w.-]/.test(prose.charAt(at - 1)) && !/^(?:[\w-]|\.\w)/.test(prose.slice(end, end + 2));
    if (isWhole && isInCode(prose, at, end)) return true;
  }
  return false;
}

function isInCode(prose: string, start: number, end: number): boolean {
  if (start === 0) return false;
  const opens = prose.lastIndexOf('`', start - 1) > prose.lastIndexOf('\n', start - 1);
  const close = prose.indexOf('`', end);
  const lineEnd = prose.indexOf('\n', end);
  return opens && close !== -1 && (lineEnd === -1 || close < lineEnd);
}
