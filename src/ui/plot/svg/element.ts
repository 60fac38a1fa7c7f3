/** Markup that is safe to put into a page. */
export interface Markup {
  readonly markup: string;
}

/** Elements of HTML that have no content and no end tag. */
const VOID = new Set(['meta']);

/** An element; text among its children and the values of its attributes are escaped. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  children: readonly (Markup | string)[] = [],
): Markup {
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(shown(value))}"`);
  const inner = children.map((child) => (typeof child === 'string' ? escaped(child) : child.markup)).join('');
  const start = `<${name}${given.join('')}>`;
  return { markup: VOID.has(name) ? start : `${start}${inner}</${name}>` };
}

/** Text that is put into a page as it is. */
export function raw(markup: string): Markup {
  return { markup };
}

/** Coordinates to a hundredth: a page of thousands of squares stays small. */
function shown(value: string | number): string {
  return typeof value === 'number' ? `${Math.round(value * 100) / 100}` : value;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
