import { type JsonObject, textAt } from '../../kubernetes/json.ts';
import type { Description } from './description.ts';
import { longTime } from './values.ts';

/** Conditions with the time of their last transition, as in Namespaces and ServiceCIDRs. */
export function writeConditions(page: Description, conditions: readonly JsonObject[], before = ''): void {
  if (conditions.length === 0) return;
  page.write(`${before}Conditions:\n`);
  page.heads(1, 'Type', 'Status', 'LastTransitionTime', 'Reason', 'Message');
  for (const condition of conditions)
    page.line(
      1,
      textAt(condition, 'type'),
      textAt(condition, 'status'),
      longTime(condition.lastTransitionTime),
      textAt(condition, 'reason'),
      textAt(condition, 'message'),
    );
}

/** Conditions with the time of the last probe. Each cell is followed by a space, and the lines below the headers all have the same length. */
export function writeWatchedConditions(
  page: Description,
  conditions: readonly JsonObject[],
  look: 'LastHeartbeatTime' | 'LastProbeTime',
): void {
  if (conditions.length === 0) return;
  const timeField = look === 'LastProbeTime' ? 'lastProbeTime' : 'lastHeartbeatTime';
  page.line(0, 'Conditions:');
  page.line(1, 'Type', 'Status', look, 'LastTransitionTime', 'Reason', 'Message');
  page.line(1, '----', '------', '-----------------', '------------------', '------', '-------');
  for (const condition of conditions)
    page.line(
      1,
      `${textAt(condition, 'type')} `,
      `${textAt(condition, 'status')} `,
      `${longTime(condition[timeField])} `,
      `${longTime(condition.lastTransitionTime)} `,
      `${textAt(condition, 'reason')} `,
      textAt(condition, 'message'),
    );
}
