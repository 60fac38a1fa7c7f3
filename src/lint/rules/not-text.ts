import type { RuleInfo } from '../rule.ts';

/** It is reported before a file is read as Markdown. */
export const notText: RuleInfo = {
  code: 'not-text',
  group: 'safety',
  severity: 'error',
  text: {
    what: 'A file with the name of a deck holds no text.',
    why: 'A picture or an archive that was named `.md` would be thousands of findings; it is one.',
    help: 'Give it its own name, or save it as UTF-8.',
  },
};
