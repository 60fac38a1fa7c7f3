import { compareVersions, KUBERNETES_VERSIONS } from '../../kubernetes/schema/versions.ts';
import type { DeckRule } from '../rule.ts';
import { versionsIn } from '../subjects/versions-in.ts';

const NEWEST = KUBERNETES_VERSIONS[KUBERNETES_VERSIONS.length - 1] ?? '';

export const futureVersion: DeckRule = {
  code: 'future-version',
  group: 'front matter',
  severity: 'warning',
  scope: 'deck',
  text: {
    what: 'The deck names a Kubernetes that is newer than any that is known here.',
    why: 'Most likely a slip of the pen; manifests are checked against the version of the exam instead.',
    help: 'Write the version that the facts were checked against, or install a newer k8s-drill.',
  },
  check: (deck) =>
    versionsIn(deck)
      .filter(({ value }) => compareVersions(value, NEWEST) > 0)
      .map(({ value, range }) => ({
        range,
        message: `Kubernetes ${value} is not known; the newest is ${NEWEST}`,
      })),
};
