import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import type { CardOf } from '../../src/deck/card.ts';
import { parseDeck } from '../../src/deck/reading/parse-deck.ts';
import { gradeManifest } from '../../src/grade/manifest.ts';
import { applyDefaults } from '../../src/kubernetes/defaults/apply-defaults.ts';
import {
  isObject,
  type Json,
  type JsonObject,
  objectAt,
  objectsAt,
  textAt,
} from '../../src/kubernetes/json.ts';
import { fieldOf, isConfigKind, typeOfKind } from '../../src/kubernetes/schema/schemas.ts';
import { SourceFile } from '../../src/source/source-file.ts';
import { type Data, parseData } from '../../src/yaml/parse-data.ts';
import { deckPaths, ROOT } from '../support/decks.ts';

const answers = deckPaths('decks')
  .flatMap((path) => parseDeck(new SourceFile(path, readFileSync(join(ROOT, path), 'utf8'))).cards)
  .filter((card): card is CardOf<'manifest'> => card.kind === 'manifest')
  .flatMap((card) => card.answers.map(({ text }) => ({ card, text })));

const write = (objects: readonly Data[], options = {}) =>
  objects.map((object) => stringify(object, { lineWidth: 0, version: '1.1', ...options })).join('---\n');

/** A value with each part of it changed, the innermost first. */
function change(value: Json, by: (value: Json, key: string) => Json, key = ''): Json {
  if (Array.isArray(value))
    return by(
      value.map((item) => change(item, by, key)),
      key,
    );
  if (!isObject(value)) return by(value, key);
  return by(
    Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, change(inner, by, name)])),
    key,
  );
}

const AMOUNTS = /^(?:(?:requests|limits)\.)?(?:cpu|memory|storage|ephemeral-storage)$|^sizeLimit$/;

/** `500m` as 0.5, `1Gi` as `1024Mi`. */
function otherAmount(value: Json, key: string): Json {
  const [, number = '', suffix] = /^(\d+)(m|Gi|Mi)$/.exec(String(value)) ?? [];
  if (!AMOUNTS.test(key) || suffix === undefined) return value;
  return suffix === 'm' ? Number(number) / 1000 : `${Number(number) * 1024}${suffix === 'Gi' ? 'Mi' : 'Ki'}`;
}

function typeOf(object: JsonObject): string | undefined {
  return typeOfKind(textAt(object, 'apiVersion'), textAt(object, 'kind'));
}

/** As `kubectl create --dry-run=client -o yaml` prints it. */
function asPrinted(object: JsonObject): JsonObject {
  const template = objectAt(object, 'spec', 'template');
  const pod = textAt(object, 'kind') === 'Pod' ? objectAt(object, 'spec') : objectAt(template, 'spec');
  for (const container of objectsAt(pod, 'containers')) container['resources'] ??= {};
  if (isObject(template['metadata']))
    template['metadata'] = { creationTimestamp: null, ...template['metadata'] };
  const hasStatus = fieldOf(typeOf(object) ?? '', 'status') !== undefined;
  const metadata = { creationTimestamp: null, ...objectAt(object, 'metadata') };
  return { ...object, metadata, ...(hasStatus && { status: {} }) };
}

const FORMS: Readonly<Record<string, (objects: JsonObject[]) => string>> = {
  'its keys the other way round': (objects) =>
    write(
      objects.map((object) =>
        change(object, (value) =>
          isObject(value) ? Object.fromEntries(Object.entries(value).reverse()) : value,
        ),
      ),
    ),
  'its objects the other way round': (objects) => write(objects.toReversed()),
  'as JSON': (objects) => objects.map((object) => JSON.stringify(object, null, 2)).join('\n---\n'),
  'all texts in quotes': (objects) => write(objects, { defaultStringType: 'QUOTE_DOUBLE' }),
  'amounts by value': (objects) => write(objects.map((object) => change(object, otherAmount))),
  'with all defaults': (objects) => write(objects.map(applyDefaults)),
  'as a List': (objects) => write([{ apiVersion: 'v1', kind: 'List', items: objects }]),
  'as kubectl prints it': (objects) => write(objects.map(asPrinted)),
};

/** Forms in which only the API server's own objects can be. */
const OF_SERVER = new Set(['with all defaults', 'as a List', 'as kubectl prints it']);

function isOfServer(object: JsonObject): boolean {
  return typeOf(object) !== undefined && !isConfigKind(textAt(object, 'apiVersion'), textAt(object, 'kind'));
}

describe.each(Object.entries(FORMS))('an answer is right %s', (name, form) => {
  test('on every card', () => {
    const wrong = answers.flatMap(({ card, text }) => {
      const objects = parseData(text).documents as JsonObject[];
      if (OF_SERVER.has(name) && !objects.every(isOfServer)) return [];
      const { outcome, differences } = gradeManifest(card, form(objects), card.properties.kubernetes);
      const said = differences.filter(({ code }) => code !== 'extra').map(({ message }) => message);
      return outcome === 'correct' ? [] : [{ card: card.identity, said }];
    });
    expect(wrong).toEqual([]);
  });
});
