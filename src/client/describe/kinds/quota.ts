import { canonicalQuantity } from '../../../kubernetes/canonical-quantity.ts';
import { type Json, type JsonObject, listAt, objectAt, textAt } from '../../../kubernetes/json.ts';
import { parseQuantity } from '../../../kubernetes/quantity.ts';
import { lookUp } from '../../../source/look-up.ts';
import type { Describer } from '../describer.ts';
import type { Description } from '../description.ts';
import { quantityText } from '../values.ts';

const SCOPES: Readonly<Record<string, string>> = {
  Terminating:
    'Matches all pods that have an active deadline. These pods have a limited lifespan on a node before being actively terminated by the system.',
  NotTerminating:
    'Matches all pods that do not have an active deadline. These pods usually include long running pods whose container command is not expected to terminate.',
  BestEffort:
    'Matches all pods that do not have resource requirements set. These pods have a best effort quality of service.',
  NotBestEffort:
    'Matches all pods that have at least one resource requirement set. These pods have a burstable or guaranteed quality of service.',
};

// biome-ignore lint/correctness/useYield: a quota is described without asking for anything else.
export const describeQuota: Describer = function* ({ object }, page) {
  page.field('Name', textAt(object, 'metadata', 'name'));
  page.field('Namespace', textAt(object, 'metadata', 'namespace'));
  writeScopes(page, object, 0, ' * ');
  page.heads(0, 'Resource', 'Used', 'Hard');
  const [hard, used] = [objectAt(object, 'status', 'hard'), objectAt(object, 'status', 'used')];
  for (const name of Object.keys(hard).sort())
    page.line(0, name, inFormOf(used[name], hard[name]), quantityText(hard[name]));
};

/** An amount in the format of another: in units of 1024 or of 1000, as a whole number. */
function inFormOf(amount: Json | undefined, other: Json | undefined): string {
  const forms = [String(amount ?? '0'), String(other ?? '0')].map(
    (text) => /[EPTGMK]i$/.exec(text)?.[0] ?? '',
  );
  const [own = '', wanted = ''] = forms;
  if ((own === '') === (wanted === '')) return quantityText(amount);
  const nanos = parseQuantity(String(amount ?? '0')) ?? 0n;
  const whole = ((nanos + 999_999_999n) / 1_000_000_000n) * 1_000_000_000n;
  return canonicalQuantity(`1${wanted}`, whole) ?? quantityText(amount);
}

function writeScopes(page: Description, object: JsonObject, level: number, bullet: string): void {
  const scopes = listAt(object, 'spec', 'scopes').map(String).sort();
  if (scopes.length === 0) return;
  page.field('Scopes', scopes.join(', '), level);
  for (const scope of scopes) {
    const text = lookUp(SCOPES, scope);
    if (text !== undefined) page.line(level, `${bullet}${text}`);
  }
}

/** Adds all quotas of a namespace. */
export function writeQuotas(page: Description, quotas: readonly JsonObject[]): void {
  if (quotas.length === 0) {
    page.line(0, 'No resource quota.');
    return;
  }
  page.line(0, 'Resource Quotas');
  for (const quota of [...quotas].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))) {
    page.field('Name', nameOf(quota), 1);
    writeScopes(page, quota, 1, '* ');
    page.line(1, 'Resource', 'Used', 'Hard');
    page.line(1, '--------', '---', '---');
    const [hard, used] = [objectAt(quota, 'status', 'hard'), objectAt(quota, 'status', 'used')];
    for (const resource of Object.keys(hard).sort())
      page.line(1, resource, quantityText(used[resource]), quantityText(hard[resource]));
  }
}

function nameOf(quota: JsonObject): string {
  return textAt(quota, 'metadata', 'name');
}
