import Ajv from 'ajv';
import { describe, expect, test } from 'vitest';
import { DEFAULT_CONFIG, readConfig } from '../../../src/lint/config/config.ts';
import { configSchema } from '../../../src/lint/config/config-schema.ts';
import { CODES } from '../../../src/lint/rules/registry.ts';
import { SourceFile } from '../../../src/source/source-file.ts';
import { parseData } from '../../../src/yaml/parse-data.ts';

const validate = new Ajv({ strict: true }).compile(configSchema());
const read = (text: string) => readConfig(new SourceFile('k8s-drill.yaml', text), [...CODES]);

const good = [
  'rules: {long-prompt: off, own-answer: warn, missing-id: error}',
  'ignore: [a/**, "*.md"]\nsites: []\nsyllabus: true',
  'syllabus: false',
];
const bad = [
  'rule: {}',
  'rules: {no-such-rule: off}',
  'rules: {long-prompt: loud}',
  'rules: [long-prompt]',
  'ignore: a',
  'ignore: [1]',
  'sites: {a: b}',
  'syllabus: maybe',
];

describe('a configuration', () => {
  test.each(good)('that is read is valid against the schema: %s', (text) => {
    expect(read(text).problems).toEqual([]);
    // `off` is false to kubectl, and to most readers of YAML: an editor sees the word.
    expect(validate(parseData(text.replaceAll(' off', " 'off'")).documents[0])).toBe(true);
  });

  test.each(bad)('that has a problem is invalid against the schema: %s', (text) => {
    expect(read(text).problems).not.toEqual([]);
    expect(validate(parseData(text).documents[0])).toBe(false);
  });

  test('without anything in it leaves the defaults', () => {
    expect(read('# nothing\n')).toEqual({ config: DEFAULT_CONFIG, problems: [] });
  });

  test('holds as far as it can be read', () => {
    const { config, problems } = read('syllabus: true\nignor: []\nrules: {long-prompt: off, x: off}\n');
    expect(problems).toHaveLength(2);
    expect(config).toEqual({ ...DEFAULT_CONFIG, syllabus: true, levels: new Map([['long-prompt', 'off']]) });
  });
});
