import type { KeyChoice } from '../../env.ts';
import type { Style } from '../../style.ts';
import { wrap } from '../render/wrap.ts';

/**
 * The keys that can be pressed: `space reveal · h hint · q quit`, wrapped at words to a width in columns. Empty when none has a label.
 */
export function keyLine(keys: readonly KeyChoice[], style: Style, width: number): string {
  const line = keys
    .filter((k) => k.label !== undefined)
    .map((k) => `${style.bold(k.key)} ${style.dim(k.label ?? '')}`)
    .join(style.dim(' · '));
  return wrap(line, width);
}

/** The key of a keypress among those that are asked for; `undefined` for any other. */
export function pressed(
  keys: readonly KeyChoice[],
  event: { readonly name?: string; readonly sequence?: string; readonly ctrl?: boolean },
): string | undefined {
  if (event.ctrl) return undefined;
  const name = event.name === 'return' ? 'enter' : event.name;
  return keys.find((k) => k.key === name || k.key === event.sequence)?.key;
}
