import type { RuleInfo } from '../rule.ts';

/** It is reported when suppressions are read. */
export const badSuppression: RuleInfo = {
  code: 'bad-suppression',
  group: 'linting',
  severity: 'error',
  text: {
    what: 'A comment that should silence a rule names no rule, gives no reason, or has no card below it.',
    why: 'It silences nothing, or nobody knows why it does.',
    help: 'Write `<!-- k8s-drill-disable-next-card code -- reason -->` above the heading of the card.',
  },
};
