import type { DeckRule } from '../rule.ts';

/** Addresses of the learner's own machine and cluster. */
const LOCAL =
  /^http:\/\/(?:localhost|127\.|10\.|192\.168\.|\[::1\]|[\w-]+(?:[:/]|$)|[\w.-]+\.(?:local|svc|example|test|internal))/;

export const httpLink: DeckRule = {
  code: 'http-link',
  group: 'links',
  severity: 'warning',
  scope: 'deck',
  text: {
    what: 'A link is not https.',
    why: 'On the way to the learner anyone may change the page.',
    help: 'Write `https://`; where the site has no such page, link another.',
  },
  check: ({ links, header }) =>
    links
      .slice(header?.sources.length ?? 0)
      .filter(({ address }) => address.startsWith('http:') && !LOCAL.test(address))
      .map(({ address, range }) => ({ range, message: `\`${address}\` is not https` })),
};
