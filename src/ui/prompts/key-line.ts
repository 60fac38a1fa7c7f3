import type { KeyChoice } from '../../env.ts';
import type { Screen } from '../../screen.ts';
import { wrap } from '../render/wrap.ts';
import type { TerminalKey } from '../terminal/key.ts';

/**
 * The keys that can be pressed: `space reveal · h hint · q quit`, wrapped at words to a width in columns. Empty when none has a label.
 *
 * @param lead what comes before them
 */
export function keyLine(
  keys: readonly KeyChoice[],
  { style, width }: Pick<Screen, 'style' | 'width'>,
  lead = '',
): string {
  const line = keys
    .filter((k) => k.label !== undefined)
    .map((k) => `${style.bold(k.key)} ${style.dim(k.label ?? '')}`)
    .join(style.dim(' · '));
  return wrap(lead + line, width);
}

/** The key that was pressed among those that are asked for; `undefined` for any other. */
export function pressed(keys: readonly KeyChoice[], key: TerminalKey): string | undefined {
  const name =
    key.type === 'enter' ? 'enter' : key.type === 'text' ? key.text.replace(/^ $/, 'space') : undefined;
  return keys.find((choice) => choice.key === name)?.key;
}

/** The key that ends things; Ctrl-D is the same where there is one. */
export const QUIT = 'q';

export function hasQuit(keys: readonly KeyChoice[]): boolean {
  return keys.some(({ key }) => key === QUIT);
}
