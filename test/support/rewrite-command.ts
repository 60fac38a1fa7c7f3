import type { Command } from '../../src/kubernetes/command/command.ts';
import type { Option } from '../../src/kubernetes/command/option.ts';
import { findResource } from '../../src/kubernetes/kubectl/resources.ts';

/** A whole number from 0 to below `n`. */
export type Pick = (n: number) => number;

const TYPED = new Set([
  'get',
  'describe',
  'delete',
  'label',
  'annotate',
  'scale',
  'expose',
  'rollout',
  'patch',
]);

/** The same command in other words: flags shuffled and spelt otherwise, types by another of their names. */
export function rewriteCommand(command: Command, pick: Pick): string {
  const { dash, words, verbWords } = command;
  const before = (dash === -1 ? words : words.slice(0, dash)).map((w) => w.value);
  const behind = dash === -1 ? [] : words.slice(dash).map((w) => w.value);
  const named = TYPED.has(verbWords[0]?.value ?? '') ? before.map((w, n) => renamed(w, n, pick)) : before;
  const shuffled = shuffle(named, chunks(command.options), pick);
  const tool = pick(2) === 0 ? 'kubectl' : 'k';
  const all = [
    tool,
    ...verbWords.map((w) => w.value),
    ...shuffled,
    ...(dash === -1 ? [] : ['--', ...behind]),
  ];
  return all.map(quote).join(' ');
}

/** Uses of one flag stay in their order: it may count. */
function chunks(options: readonly Option[]): Option[][] {
  const byName = new Map<string, Option[]>();
  for (const option of options)
    byName.set(option.flag.name, [...(byName.get(option.flag.name) ?? []), option]);
  return [...byName.values()];
}

function shuffle(words: readonly string[], flags: readonly (readonly Option[])[], pick: Pick): string[] {
  const slots: string[][] = words.map((word) => [word]);
  for (const uses of flags) {
    let at = 0;
    for (const use of uses) {
      at += pick(slots.length - at + 1);
      slots.splice(at, 0, spelt(use, pick));
      at++;
    }
  }
  return slots.flat();
}

function spelt({ flag, value }: Option, pick: Pick): string[] {
  const { name, short } = flag;
  const forms: string[][] = [];
  if (flag.value === 'none') {
    forms.push([`--${name}=${value}`]);
    if (value === 'true') forms.push([`--${name}`], ...(short === undefined ? [] : [[`-${short}`]]));
  } else {
    forms.push([`--${name}=${value}`]);
    if (flag.value === 'required') forms.push([`--${name}`, value]);
    if (flag.value === 'required' && short !== undefined) {
      forms.push([`-${short}`, value]);
      if (value.length > 1 && !value.startsWith('='))
        forms.push([`-${short}${value}`], [`-${short}=${value}`]);
    }
  }
  return forms[pick(forms.length)] ?? [];
}

function renamed(word: string, position: number, pick: Pick): string {
  const slash = word.indexOf('/');
  if (word.includes('=') || (slash === -1 && position > 0)) return word;
  const types = (slash === -1 ? word : word.slice(0, slash)).split(',').map((type) => {
    const resource = findResource(type);
    if (resource === undefined) return type;
    const names = [resource.name, resource.singular, resource.kind, ...resource.shortNames];
    const same = names.filter((name) => findResource(name) === resource);
    return same[pick(same.length)] ?? type;
  });
  return types.join(',') + (slash === -1 ? '' : word.slice(slash));
}

export function quote(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** Random numbers that come again from the same seed: mulberry32. */
export function picker(seed: number): Pick {
  let state = seed;
  return (n) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % n;
  };
}
