import process from 'node:process';
import { expect, test } from 'vitest';
import { readBashRecord, recordAgain, writeBashRecord } from '../support/bash-record.ts';

test.each(['scripts', 'filters', 'jq'])('bash does with %s what is recorded', (name) => {
  const recorded = readBashRecord(name);
  const again = recordAgain(recorded);
  if (process.env['K8S_DRILL_UPDATE_SHELL'] === '1') writeBashRecord(name, again);
  else expect(again).toEqual(recorded);
});
