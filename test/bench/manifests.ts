import { readFileSync } from 'node:fs';
import { checkManifest } from '../../src/kubernetes/manifest/check-manifest.ts';
import { matchManifest } from '../../src/kubernetes/manifest/match/match-manifest.ts';
import { SourceFile } from '../../src/source/source-file.ts';
import { parseYaml, rootsOf } from '../../src/yaml/parse-yaml.ts';

const ROUNDS = 5;
const REPEATS = 100;

/** Documents a second, warm: read, checked, and compared with themselves. */
export function run(): void {
  const text = readFileSync('test/fixtures/manifests-valid/shop.yaml', 'utf8');
  const documents = parseYaml(text).documents.length;
  const read = () => rootsOf(parseYaml(text));
  const work: Readonly<Record<string, () => void>> = {
    read: () => parseYaml(text),
    check: () => checkManifest(new SourceFile('shop.yaml', text), { kubernetes: '1.35' }),
    match: () => matchManifest(read(), read(), []),
  };
  for (const [name, once] of Object.entries(work)) {
    const rates = Array.from({ length: ROUNDS }, () => rate(once) * documents);
    console.log(
      `${name.padEnd(6)} ${Math.round(Math.max(...rates))} documents a second, the best of ${ROUNDS} rounds`,
    );
  }
}

/** Runs a second. */
function rate(once: () => void): number {
  const start = performance.now();
  for (let n = 0; n < REPEATS; n++) once();
  return (REPEATS * 1000) / (performance.now() - start);
}
