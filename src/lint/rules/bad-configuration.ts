import type { RuleInfo } from '../rule.ts';

/** It is reported when a configuration is read. */
export const badConfiguration: RuleInfo = {
  code: 'bad-configuration',
  group: 'linting',
  severity: 'error',
  text: {
    what: 'A key or value of `k8s-drill.yaml` means nothing.',
    why: 'What was configured does not hold, and nobody would notice.',
    help: 'Write it as the message says; the JSON Schema of the file completes it in an editor.',
  },
};
