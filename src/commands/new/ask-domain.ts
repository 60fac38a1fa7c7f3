import { DOMAINS, type Domain } from '../../curriculum/domain.ts';
import type { Prompter } from '../../env.ts';

/** What a deck outside the exam's domains means. */
export function outsideTheExam(program: string): string {
  return `The exam does not ask for foundations: such a deck counts for no points of your readiness. It is a unit of your course like any other; ${program} course shows it.`;
}

const WHAT: Record<Domain, string> = {
  'cluster-architecture': 'Cluster architecture, installation and configuration',
  'workloads-scheduling': 'Workloads and scheduling',
  'services-networking': 'Services and networking',
  storage: 'Storage',
  troubleshooting: 'Troubleshooting',
  foundations: 'none of these: not asked in the exam, worth no points of your readiness',
};

/** Which domain of the exam a deck belongs to. */
export async function askDomain(prompter: Prompter): Promise<Domain> {
  const items = DOMAINS.map((domain) => `${domain}: ${WHAT[domain]}`);
  const reply = await prompter.ask({ type: 'menu', label: 'Which domain of the exam is it for?', items });
  return (reply.type === 'items' ? DOMAINS[reply.items[0] ?? -1] : undefined) ?? 'foundations';
}
