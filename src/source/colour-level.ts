/** NO_COLOR and FORCE_COLOR as in <https://no-color.org> and Node; NO_COLOR takes precedence. */
export function colourLevel(variables: Readonly<Record<string, string | undefined>>, isTTY: boolean): 0 | 1 {
  if (variables['NO_COLOR']) return 0;
  const force = variables['FORCE_COLOR'];
  if (force !== undefined) return force === '0' || force === 'false' ? 0 : 1;
  return isTTY && variables['TERM'] !== 'dumb' ? 1 : 0;
}
