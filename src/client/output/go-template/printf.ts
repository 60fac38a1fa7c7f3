import { innerText, type TemplateValue, typeName } from './value.ts';

const VERB = /%(?<flags>[-+ 0#]*)(?<width>\d+)?(?:\.(?<decimals>\d+))?(?<verb>[a-zA-Z%])/g;

/** Formats values as Go does: `%s`, `%v`, `%d`, `%q`, `%t`, `%f`, with a width. @see https://pkg.go.dev/fmt */
export function formatted(format: string, values: readonly TemplateValue[]): string {
  let at = 0;
  const text = format.replace(VERB, (...found) => {
    const groups = found.at(-1) as Readonly<Record<string, string | undefined>>;
    const verb = groups['verb'] ?? '';
    if (verb === '%') return '%';
    if (at >= values.length) return `%!${verb}(MISSING)`;
    const shown = oneValue(verb, values[at++], groups['decimals']);
    const width = Number(groups['width'] ?? 0);
    const flags = groups['flags'] ?? '';
    if (flags.includes('-')) return shown.padEnd(width);
    return shown.padStart(width, flags.includes('0') && verb !== 's' ? '0' : ' ');
  });
  if (at >= values.length) return text;
  const extra = values.slice(at).map((value) => `${typeName(value)}=${innerText(value)}`);
  return `${text}%!(EXTRA ${extra.join(', ')})`;
}

function oneValue(verb: string, value: TemplateValue, decimals: string | undefined): string {
  if (verb === 'v') return innerText(value);
  if (verb === 's' && (typeof value === 'string' || Array.isArray(value)))
    return decimals === undefined ? innerText(value) : innerText(value).slice(0, Number(decimals));
  if (verb === 'q' && typeof value === 'string') return JSON.stringify(value);
  if (verb === 'd' && Number.isInteger(value)) return String(value);
  if (verb === 't' && typeof value === 'boolean') return String(value);
  if (verb === 'f' && typeof value === 'number' && !Number.isInteger(value))
    return value.toFixed(Number(decimals ?? 6));
  if (value === undefined || value === null) return `%!${verb}(<nil>)`;
  return `%!${verb}(${typeName(value)}=${innerText(value)})`;
}
