/**
 * Wraps text between words so that no line is too long, except for longer words. Line breaks in the text stay, and so do spaces at the start of a
 * line.
 *
 * @param most the maximum number of characters per line
 */
export function wrapText(text: string, most: number): string {
  return text
    .split('\n')
    .map((line) => wrapLine(line, most))
    .join('\n');
}

function wrapLine(line: string, most: number): string {
  let wrapped = '';
  let length = 0;
  for (const [, blanks = '', word = ''] of line.matchAll(/(\s*)(\S+)|\s+$/g)) {
    const used = length + blanks.length;
    if (used + word.length > most && used > 1) {
      wrapped += `\n${word}`;
      length = word.length;
    } else {
      wrapped += blanks + word;
      length = used + word.length;
    }
  }
  return wrapped;
}
