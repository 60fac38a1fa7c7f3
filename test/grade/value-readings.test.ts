import { describe, expect, test } from 'vitest';
import { valueReadings } from '../../src/grade/value-readings.ts';

const MOST = 'How many may be evicted at the same time?';
const LEAST = 'How many replicas does the shop need?';
const FIELD = 'Which field of a Deployment cannot be changed?';
const PHASE = 'Which phase value does the API still list?';

describe('a value with more words about it', () => {
  test.each([
    ['at most three', MOST, ['three']],
    ['max 3', MOST, ['3']],
    ['Maximum: 3', MOST, ['3']],
    ['up to 3', MOST, ['3']],
    ['at least 7 Pods', LEAST, ['7 Pods', '7']],
    ['min. 7', LEAST, ['7']],
    ['7 replicas', LEAST, ['7']],
    ['100 + 10*20 = 300', '', ['300']],
    ['100 MB + 10 x 20 MB = 300 MB', '', ['300 MB']],
    ['deploy.spec.selector', FIELD, ['spec.selector']],
    ['deployment.spec.selector', FIELD, ['spec.selector']],
    ['$.spec.selector', FIELD, ['spec.selector']],
    ['.spec.selector', FIELD, ['spec.selector']],
    ['status.phase: Unknown', PHASE, ['Unknown']],
    ['phase=Unknown', PHASE, ['Unknown']],
    ['<100Mi', 'Below which free amounts are Pods evicted?', ['100Mi']],
  ])('%j holds it', (text, asked, values) => {
    expect(valueReadings(text, asked)).toEqual(values);
  });

  test.each([
    ['at least 3', MOST],
    ['<100Mi', MOST],
    ['>100Mi', 'Below which free amounts are Pods evicted?'],
    ['at most 7', LEAST],
    ['max 3', 'How many Pods run?'],
    ['7 nodes', LEAST],
    ['7 replicas', 'How many nodes?'],
    ['a = 300', ''],
    ['300 = 300', ''],
    ['template.spec.selector', 'Which field of a template?'],
    ['service.spec.selector', FIELD],
    ['spec.selector', FIELD],
    ['reason: Unknown', PHASE],
    ['phase: Unknown or Failed', PHASE],
  ])('%j is not taken apart', (text, asked) => {
    expect(valueReadings(text, asked)).toEqual([]);
  });
});
