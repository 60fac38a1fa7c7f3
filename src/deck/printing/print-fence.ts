/** A fence around a text, longer than any run of backticks in it. */
export function printFence(info: string, content: string): string {
  const longest = Math.max(2, ...[...content.matchAll(/`+/g)].map((run) => run[0].length));
  const marker = '`'.repeat(longest + 1);
  return content === '' ? `${marker}${info}\n${marker}` : `${marker}${info}\n${content}\n${marker}`;
}
