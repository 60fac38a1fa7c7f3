import type { LabCheck, LabFile } from '../card.ts';

/** The role of a fence in a lab, by the words of its info string; `problem` for a word that does not fit. */
export type LabFence =
  | { readonly role: 'setup'; readonly file?: LabFile }
  | { readonly role: 'check'; readonly type: LabCheck['type']; readonly weight: number }
  | { readonly role: 'problem'; readonly problem: 'file' | 'weight'; readonly word: string };

const SETUP = new Set(['yaml setup', 'sh setup']);
const CHECKS = new Map<string, LabCheck['type']>([
  ['yaml check', 'match'],
  ['yaml absent', 'absent'],
  ['text check', 'facts'],
]);
const WEIGHT = /^[1-9]\d?$/;
/** A path without characters that are special to a shell or a terminal. */
const PATH = /^[\w.-]+(?:\/[\w.-]+)*$/;
const NODE_FILE = /^([a-z][a-z0-9-]*):\/(.+)$/;

/** `undefined` for a fence that means nothing to a lab. */
export function labFence([language = '', word = '', ...rest]: readonly string[]): LabFence | undefined {
  const [argument = '', ...more] = rest;
  if (word === 'file') return fileFence(argument, more);
  const words = `${language} ${word}`;
  if (SETUP.has(words) && rest.length === 0) return { role: 'setup' };
  const type = CHECKS.get(words);
  if (type === undefined) return undefined;
  if (rest.length === 0) return { role: 'check', type, weight: 1 };
  if (more.length > 0 || !WEIGHT.test(argument))
    return { role: 'problem', problem: 'weight', word: rest.join(' ') };
  return { role: 'check', type, weight: Number(argument) };
}

function fileFence(name: string, more: readonly string[]): LabFence {
  const [, node, nodePath = ''] = NODE_FILE.exec(name) ?? [];
  const path = node === undefined ? name : nodePath;
  const isPath = PATH.test(path) && !path.split('/').some((part) => /^\.+$/.test(part));
  if (!isPath || more.length > 0)
    return { role: 'problem', problem: 'file', word: [name, ...more].join(' ') };
  return { role: 'setup', file: node === undefined ? { path } : { node, path: `/${path}` } };
}
