import { lookUp } from '../../source/look-up.ts';
import type { TerminalKey } from './key.ts';

/** The input so far that is not yet a whole key. */
export interface Undecoded {
  readonly pending: string;
  readonly pasting: boolean;
}

export const NOTHING_READ: Undecoded = { pending: '', pasting: false };

/** Bracketed paste: <https://invisible-island.net/xterm/ctlseqs/ctlseqs.html#h2-Bracketed-Paste-Mode>. */
const PASTE_BEGIN = '\u001b[200~';
const PASTE_END = '\u001b[201~';

/** CSI and SS3 sequences whole, then a key with Alt: ECMA-48 section 5.4. */
const SEQUENCE = /^\u001b(?:\u001b?\[[0-?]*[ -/]*[@-~]|\u001b?O[ -~]|\u001b?[^\u001b[O])/u;
const TEXT = /^[^\u0000-\u001f\u007f-\u009f]+/;

const FINAL: Readonly<Record<string, string>> = {
  A: 'up',
  B: 'down',
  C: 'right',
  D: 'left',
  H: 'home',
  F: 'end',
  Z: 'shift-tab',
};
const TILDE: Readonly<Record<string, string>> = {
  1: 'home',
  3: 'delete',
  4: 'end',
  5: 'page-up',
  6: 'page-down',
  7: 'home',
  8: 'end',
};
const CONTROL: Readonly<Record<string, string>> = {
  '\t': 'tab',
  '\b': 'backspace',
  '\u007f': 'backspace',
};

/**
 * The keys in what a terminal sent. A read that ends within a sequence is finished by the next one; a lone Escape is a key of its own. Within
 * a paste that never ends, a Ctrl-C or Ctrl-D that arrives alone counts as a key again.
 */
export function decodeKeys(
  before: Undecoded,
  read: string,
): { readonly keys: TerminalKey[]; readonly rest: Undecoded } {
  if (before.pasting && (read === '\u0003' || read === '\u0004'))
    return { keys: [controlKey(read)], rest: NOTHING_READ };
  const keys: TerminalKey[] = [];
  let text = before.pending + read;
  let { pasting } = before;
  while (text !== '') {
    if (pasting) {
      const end = text.indexOf(PASTE_END, Math.max(0, before.pending.length - PASTE_END.length));
      if (end < 0) break;
      keys.push({ type: 'paste', text: text.slice(0, end).replaceAll(/\r\n?/g, '\n') });
      text = text.slice(end + PASTE_END.length);
      pasting = false;
      continue;
    }
    if (text.startsWith(PASTE_BEGIN)) {
      text = text.slice(PASTE_BEGIN.length);
      pasting = true;
      continue;
    }
    const found = firstKey(text);
    if (found === null) break;
    if (found.key) keys.push(found.key);
    text = text.slice(found.length);
  }
  if (!pasting && text === '\u001b' && read === text) text = '';
  return { keys: keys.map(together), rest: { pending: text, pasting } };
}

/** `null` where the text ends within a sequence. */
function firstKey(text: string): { readonly key: TerminalKey | null; readonly length: number } | null {
  const typed = TEXT.exec(text)?.[0];
  if (typed !== undefined) return { key: { type: 'text', text: typed }, length: typed.length };
  if (text.startsWith('\u001b')) {
    const sequence = SEQUENCE.exec(text)?.[0];
    return sequence === undefined ? null : { key: sequenceKey(sequence), length: sequence.length };
  }
  const [char = ''] = text;
  if (char === '\r' || char === '\n') {
    const length = text.startsWith('\r\n') ? 2 : 1;
    return { key: { type: 'enter', together: false }, length };
  }
  return { key: controlKey(char), length: char.length };
}

/** When somebody types, a read usually contains one Enter at most, as its last character. */
function together(key: TerminalKey, index: number, keys: readonly TerminalKey[]): TerminalKey {
  if (key.type !== 'enter') return key;
  const isTyped = index === keys.length - 1 && keys.findIndex(({ type }) => type === 'enter') === index;
  return { ...key, together: !isTyped };
}

function controlKey(char: string): TerminalKey {
  const letter = String.fromCharCode(char.charCodeAt(0) + 0x60);
  return { type: 'named', name: lookUp(CONTROL, char) ?? `ctrl-${letter}` };
}

/** `null` for a sequence that means nothing here: it must not be taken for text. */
function sequenceKey(sequence: string): TerminalKey | null {
  const named = (name: string | undefined, modifier = 1): TerminalKey | null =>
    name === undefined ? null : { type: 'named', name: `${modifierName(modifier)}${name}` };
  const csi = /^\u001b\u001b?(?:\[|O)(\d*)(?:;(\d+))?(.)$/.exec(sequence);
  if (csi) {
    const [, number = '', modifier = '1', final = ''] = csi;
    const doubled = sequence.startsWith('\u001b\u001b') ? 3 : Number(modifier);
    return named(final === '~' ? lookUp(TILDE, number) : lookUp(FINAL, final), doubled);
  }
  if (sequence.startsWith('\u001b[') || sequence.startsWith('\u001b\u001b')) return null;
  const char = sequence.slice(1);
  if (char === '\r' || char === '\n') return { type: 'enter', together: false };
  return named(char === '\u007f' || char === '\b' ? 'backspace' : char.toLowerCase(), 3);
}

/** xterm's modifiers: 1 and the sum of 1 Shift, 2 Alt, 4 Ctrl, 8 Meta; Shift changes nothing here. */
function modifierName(modifier: number): string {
  const held = modifier - 1;
  if (held & 4) return 'ctrl-';
  return held & 2 ? 'alt-' : '';
}
