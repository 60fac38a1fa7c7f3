import type { DeckRule } from '../rule.ts';

/**
 * The sites that a candidate may open during the exam.
 *
 * @see https://docs.linuxfoundation.org/tc-docs/certification/certification-resources-allowed
 */
const ALLOWED = [
  'https://kubernetes.io/docs',
  'https://kubernetes.io/blog',
  'https://helm.sh/docs',
  'https://gateway-api.sigs.k8s.io',
];

export const sourceSite: DeckRule = {
  code: 'source-site',
  group: 'links',
  severity: 'warning',
  scope: 'deck',
  text: {
    what: 'A source is no page of the documentation that the exam allows.',
    why: 'A candidate who has used the allowed pages while learning finds them again in the exam.',
    help: 'Name the page on kubernetes.io/docs, kubernetes.io/blog, helm.sh/docs or gateway-api.sigs.k8s.io; further addresses go into `sites` of `k8s-drill.yaml`.',
  },
  page: 'https://docs.linuxfoundation.org/tc-docs/certification/certification-resources-allowed',
  check: ({ header, config }) =>
    (header?.sources ?? [])
      .filter(({ value }) => value.startsWith('https:'))
      .filter(({ value }) => ![...ALLOWED, ...config.sites].some((site) => isUnder(value, site)))
      .map(({ value, range }) => ({ range, message: `\`${value}\` is not allowed in the exam` })),
};

function isUnder(address: string, site: string): boolean {
  const base = site.endsWith('/') ? site.slice(0, -1) : site;
  return address === base || ['/', '#', '?'].some((sign) => address.startsWith(base + sign));
}
