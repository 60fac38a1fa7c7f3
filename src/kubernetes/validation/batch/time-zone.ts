/** Names that the current data has as links to others, and so are not listed, with letters of a case of their own. */
const SEGMENT =
  /^(?:[A-Z][A-Za-z]*[a-z][A-Za-z0-9]*|[A-Z]{1,4}[0-9]?[A-Z]{0,3}|GMT[-+]?[0-9]*|of|es|au|and)$/;

let listed: ReadonlyMap<string, string> | undefined;

/** Whether a name is one of the time zone database, in its own spelling: the API server reads it as the name of a file. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name) || name.includes(':')) return false;
  listed ??= new Map(Intl.supportedValuesOf('timeZone').map((zone) => [zone.toLowerCase(), zone]));
  const known = listed.get(name.toLowerCase());
  if (known !== undefined) return known === name;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
  } catch {
    return false;
  }
  return name.split(/[/_-]/).every((part) => part === '' || /^[0-9]+$/.test(part) || SEGMENT.test(part));
}
