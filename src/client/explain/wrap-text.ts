/**
 * Text broken between words so that no line is longer, but for words that are. Line ends of the text stay; blanks at the start of a line too.
 *
 * @param most characters a line.
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
