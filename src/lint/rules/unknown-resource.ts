import type { CardRule } from '../rule.ts';

export const unknownResource: CardRule = {
  code: 'unknown-resource',
  group: 'commands',
  severity: 'warning',
  scope: 'card',
  text: {
    what: 'A command names a resource type that is almost one that every cluster has.',
    why: 'Most likely it is misspelt, and the API server says that it has no such type. Other names are left alone: a cluster may have custom resources.',
    help: 'Write the name as `kubectl api-resources` lists it; silence the rule where it is a custom resource.',
  },
  check: ({ scripts }) =>
    scripts.flatMap(({ refusals, place }) =>
      refusals
        .filter(({ code, help }) => code === 'unknown-resource' && help !== undefined)
        .map(({ message, help = '', range }) => ({ range: place(range), message, help })),
    ),
};
