import type { CardRule, Found } from '../rule.ts';

export const deprecatedFlag: CardRule = {
  code: 'deprecated-flag',
  group: 'commands',
  severity: 'warning',
  scope: 'card',
  text: {
    what: 'A command uses a flag that its tool will drop.',
    why: 'It still works and prints a warning; the next versions may refuse it, and learners should not get used to it.',
    help: 'Leave it out, or use what takes its place.',
  },
  page: 'https://kubernetes.io/docs/reference/using-api/deprecation-policy/#deprecating-a-flag-or-cli',
  check: ({ scripts }) =>
    scripts.flatMap(({ reading, place }): Found[] =>
      reading.statements.flatMap(({ commands }) =>
        commands.flatMap(({ options }) =>
          options
            .filter(({ flag }) => flag.deprecated === true && flag.refused === undefined)
            .map(({ flag, range }) => ({ range: place(range), message: `\`--${flag.name}\` is deprecated` })),
        ),
      ),
    ),
};
