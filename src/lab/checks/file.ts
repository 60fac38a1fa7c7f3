import { type FactRule, sidesOf } from './condition.ts';

const PATH = /^[\w.-]+(?:\/[\w.-]+)*$/;
const LONGEST_SHOWN = 60;

/** Whether a file in the learner's working folder has the expected contents, ignoring whitespace differences. */
export const file: FactRule = {
  form: 'file: PATH = WORDS',
  meaning: 'a file in the working folder contains exactly these words, in this order',
  read: (words) => {
    const [path = '', value = ''] = sidesOf(words) ?? [];
    if (!PATH.test(path) || path.split('/').some((part) => /^\.+$/.test(part))) return undefined;
    const wanted = folded(value);
    return {
      title: `the file ${path}`,
      named: [path],
      look: ({ file }) => {
        const text = file(path);
        if (text === undefined) return { holds: false, found: 'there is no such file' };
        const given = folded(text);
        return {
          holds: given === wanted,
          found: given === '' ? 'it is empty' : `it contains ${shortened(given)}`,
        };
      },
    };
  },
};

function folded(text: string): string {
  return text.trim().split(/\s+/).join(' ');
}

function shortened(text: string): string {
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}
