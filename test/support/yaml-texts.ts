import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { ROOT } from './decks.ts';

const FOLDERS = ['test/fixtures/manifests', 'test/fixtures/manifests-valid', 'test/fixtures/decks', 'decks'];

/** Manifests, and the YAML fences of decks. */
export const writtenYaml: readonly string[] = FOLDERS.flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).flatMap((path) => {
    if (!/\.(?:ya?ml|md)$/.test(path)) return [];
    const text = readFileSync(join(ROOT, folder, path), 'utf8');
    return path.endsWith('.md')
      ? [...text.matchAll(/^```ya?ml[^\n]*\n([\s\S]*?)^```/gm)].map((match) => match[1] ?? '')
      : [text];
  }),
);

const SIGNS = ' |\n|\t|:|: |#| #|- |"|\'|{|}|[|]|,|&a |*a|!|%|? |---|\n---\n|...|\r\n|<<: |@|\n  |~|>'.split(
  '|',
);

const slip = fc.tuple(fc.nat(), fc.nat(4), fc.constantFrom('', '|', ...SIGNS));
const short = writtenYaml.filter((text) => text.length < 1000);

/** Short texts of those with up to three slips: most are valid no more, or mean something else. */
export const yamlWithSlips: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...short), fc.array(slip, { maxLength: 3 }))
  .map(([text, slips]) =>
    slips.reduce((before, [at, gone, sign]) => {
      const place = at % (before.length + 1);
      return before.slice(0, place) + sign + before.slice(place + gone);
    }, text),
  );
