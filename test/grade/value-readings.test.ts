import { describe, expect, test } from 'vitest';
import { valueReadings } from '../../src/grade/value-readings.ts';

const MOST = 'How many may be evicted at the same time?';
const LEAST = 'How many replicas does the shop need?';
const BELOW = 'Below which free amounts are Pods evicted?';
const FIELD = 'Which field of a Deployment cannot be changed?';
const PHASE = 'Which phase value does the API still list?';

describe('a value with more words about it', () => {
  test.each([
    ['at most three', MOST, ['three']],
    ['max 3', MOST, ['3']],
    ['Maximum: 3', MOST, ['3']],
    ['max. 3', MOST, ['3']],
    ['max:3', MOST, ['3']],
    ['maximum of 3', MOST, ['3']],
    ['up to 3', MOST, ['3']],
    ['not more than 3', MOST, ['3']],
    ['min 7', LEAST, ['7']],
    ['minimum of 7', LEAST, ['7']],
    ['not less than 7', LEAST, ['7']],
    ['no fewer than 7', LEAST, ['7']],
    ['10 Pods', LEAST, ['10']],
    ['1 Pod', LEAST, ['1']],
    ['1 replica', LEAST, ['1']],
    ['1 instance', LEAST, ['1']],
    ['3 copies', LEAST, ['3']],
    ['2 instances', 'How many instances run?', ['2']],
    ['2 Pods', 'What is the count of the Pod?', ['2']],
    ['2 Pods', 'What is the replica count?', ['2']],
    ['at least 7 Pods', LEAST, ['7 Pods', '7']],
    ['min. 7', LEAST, ['7']],
    ['7 replicas', LEAST, ['7']],
    ['100 + 10*20 = 300', '', ['300']],
    ['100 MB + 10 x 20 MB = 300 MB', '', ['300 MB']],
    ['(2 + 4)=6', '', ['6']],
    ['ceil(4 * 90/60) = 6', '', ['6']],
    ['5 × 60 ≈ 300', '', ['300']],
    ['300m = 0.3', '', ['0.3']],
    ['deploy.spec.selector', FIELD, ['spec.selector']],
    ['deployment.spec.selector', FIELD, ['spec.selector']],
    ['$.spec.selector', FIELD, ['spec.selector']],
    ['.spec.selector', FIELD, ['spec.selector']],
    ['$.deployment.spec.selector', FIELD, ['spec.selector']],
    ['dp.metadata.name', FIELD, ['metadata.name']],
    ['status.phase: Unknown', PHASE, ['Unknown']],
    ['phase=Unknown', PHASE, ['Unknown']],
    ['phase:Unknown', PHASE, ['Unknown']],
    ['phase = Unknown', PHASE, ['Unknown']],
    ['Phase: Unknown', PHASE, ['Unknown']],
    ['.status.phase: Unknown', PHASE, ['status.phase: Unknown', 'Unknown']],
    ['< 100Mi', BELOW, ['100Mi']],
    ['<100Mi', BELOW, ['100Mi']],
  ])('%j holds it', (text, asked, values) => {
    expect(valueReadings(text, asked)).toEqual(values);
  });

  test.each([
    ['at least 3', MOST],
    ['<100Mi', MOST],
    ['>100Mi', BELOW],
    ['at most 7', LEAST],
    ['max 3', 'How many Pods run?'],
    ['7 nodes', LEAST],
    ['7 replicas', 'How many nodes?'],
    ['a = 300', ''],
    ['100Mi', BELOW],
    ['100Mi < 200Mi', BELOW],
    ['it is at most 3', MOST],
    ['about at least 7', LEAST],
    ['all 7 Pods', LEAST],
    ['7 Pods more', LEAST],
    ['no 5 + 5 = 10', ''],
    ['5 + 5 = ten', ''],
    ['= 10', ''],
    ['dpq.spec.selector', FIELD],
    ['ployment.spec.selector', FIELD],
    ['the .spec.selector', FIELD],
    ['selector', FIELD],
    ['the phase: Unknown', PHASE],
    ['template.spec.selector', 'Which field of a template?'],
    ['service.spec.selector', FIELD],
    ['spec.selector', FIELD],
    ['reason: Unknown', PHASE],
    ['phase: Unknown or Failed', PHASE],
  ])('%j is not taken apart', (text, asked) => {
    expect(valueReadings(text, asked)).toEqual([]);
  });
});
