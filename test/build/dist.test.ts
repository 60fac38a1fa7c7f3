import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../support/decks.ts';

const DIST = join(ROOT, 'dist');
const read = (name: string): string => readFileSync(join(DIST, name), 'utf8');

const MOST_BYTES = 3_500_000;

describe('dist', () => {
  test('is small', () => {
    const bytes = readdirSync(DIST).reduce((sum, name) => sum + statSync(join(DIST, name)).size, 0);
    expect(bytes).toBeLessThan(MOST_BYTES);
  });

  test.each([
    ['Failure', /\bFailure=class extends Error\b|\bclass Failure extends Error\b/g],
    ['the YAML document', /\bYAMLMap=class extends \w|\bclass YAMLMap extends \w/g],
    ["commander's command", /\bCommand=class extends \w|\bclass Command extends \w/g],
  ])('holds %s once', (_, source) => {
    const code = readdirSync(DIST).filter((name) => name.endsWith('.cjs'));
    expect(code.flatMap((name) => read(name).match(source) ?? [])).toHaveLength(1);
  });

  test('holds nothing that runs what it reads', () => {
    const code = readdirSync(DIST).filter((name) => name.endsWith('.cjs'));
    expect(code.filter((name) => /\beval\(/.test(read(name)))).toEqual([]);
  });
});

describe('the bill of materials', () => {
  const bill = JSON.parse(read('sbom.cdx.json'));

  test('names each bundled package, with the hash of the lock file', () => {
    const locked = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages;
    const yaml = bill.components.find((component: { name: string }) => component.name === 'yaml');
    expect(yaml).toMatchObject({ version: locked['node_modules/yaml'].version, type: 'library' });
    expect(yaml.purl).toBe(`pkg:npm/yaml@${yaml.version}`);
    expect(Buffer.from(yaml.hashes[0].content, 'hex').toString('base64')).toBe(
      locked['node_modules/yaml'].integrity.slice('sha512-'.length),
    );
  });

  test('names the packages whose licences travel with the program, and no others', () => {
    const named = bill.components.map((c: { name: string; version: string }) => `${c.name} ${c.version}`);
    const texts = read('LICENSES.txt').split(`\n${'-'.repeat(78)}\n\n`);
    expect(named).toEqual(texts.map((text) => text.split('\n')[0]));
    expect(named.some((name: string) => name.startsWith('vitest'))).toBe(false);
  });
});
