import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FIXTURES } from '../support/cases.ts';
import { editorWorld } from '../support/editor-world.ts';
import { runIn } from '../support/run.ts';
import { testEnv } from '../support/test-env.ts';

const ARGV = ['preview', 'screens/manifest', '--deck', join(FIXTURES, 'screens.md')];

test('at a manifest a key asks what to explain, and comes back', async () => {
  const { env } = editorWorld(
    [],
    [
      ['key', 'x'],
      ['line', 'netpol.spec.ingress'],
      ['key', 'x'],
      ['line', ''],
      ['key', 't'],
      ['lines', ':explain netpol.spec.podSelector'],
      ['lines', ':x netpol.spec.podSelectr'],
      ['lines', ':explain'],
      ['lines', ':quit'],
    ],
  );
  const { code, out } = await runIn(env, ...ARGV);
  expect(code, env.written.err).toBe(0);
  expect(out).toMatch(/FIELD: +spec\.ingress <\[\]NetworkPolicyIngressRule>/);
  expect(out).toContain('matchLabels');
  expect(out).toContain("has no field 'podSelectr'; did you mean 'podSelector'?");
  expect(out).toContain(':explain takes a kind, or a path in it');
});

test('in plain lines it is answered between any two, and what was typed stays', async () => {
  const lines = ['kind: NetworkPolicy', ':explain netpol.spec', 'metadata: {}', '.', ''];
  const { code, out } = await runIn(testEnv({ input: lines.join('\n') }), ...ARGV, '--plain');
  expect(code).toBe(0);
  expect(out).toMatch(/KIND: +NetworkPolicy[\s\S]*podSelector[\s\S]*Wrong/);
  expect(out).toMatch(/You\n[\s\S]*kind: NetworkPolicy\n[\s\S]*metadata: \{\}/);
});

test('where no manifest is asked for it is no order', async () => {
  const argv = ['preview', 'screens/text', '--deck', join(FIXTURES, 'screens.md')];
  const { out } = await runIn(testEnv({ input: ':explain pod\n:quit\n' }), ...argv);
  expect(out).toContain('unknown command :explain pod');
});
