/** The domains of the exam, and the foundations, which the exam does not ask for. */
export const DOMAINS = [
  'cluster-architecture',
  'workloads-scheduling',
  'services-networking',
  'storage',
  'troubleshooting',
  'foundations',
] as const;

export type Domain = (typeof DOMAINS)[number];

export function isDomain(text: string): text is Domain {
  return (DOMAINS as readonly string[]).includes(text);
}
