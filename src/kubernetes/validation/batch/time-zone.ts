/** The case-sensitive spelling of a part of a name, for names that are links to other names and therefore not listed. */
const SEGMENT =
  /^(?:[A-Z][A-Za-z]*[a-z][A-Za-z0-9]*|[A-Z]{1,4}[0-9]?[A-Z]{0,3}|GMT[-+]?[0-9]*|of|es|au|and)$/;

let listed: ReadonlyMap<string, string> | undefined;

/** Whether a name is in the time zone database, with the same case: the API server uses it as a file name. */
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
