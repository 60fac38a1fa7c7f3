import { timeText } from '../../cluster/time.ts';
import { type JsonObject, objectAt, objectsAt, textAt } from '../../kubernetes/json.ts';
import { namesFiles } from '../builder/files.ts';
import { type Visited, visitEach } from '../builder/visit.ts';
import type { Running } from '../client-effect.ts';
import { pathOf } from '../discovery/api-type.ts';
import { failure, serverFailure } from '../kubectl-failure.ts';
import { now, print, send } from '../running.ts';
import type { KubectlCommand } from './command.ts';
import { endWith } from './send-change.ts';

interface Decision {
  readonly type: 'Approved' | 'Denied';
  readonly reason: string;
  readonly message: string;
  readonly done: string;
}

function decide(decision: Decision): KubectlCommand {
  return function* (invocation) {
    const { words } = invocation;
    if (words.length === 0 && !namesFiles(invocation.flags))
      throw failure('one or more CSRs must be specified as <name> or -f <filename>');
    const named = words.map((word) => (word.includes('/') ? word : `certificatesigningrequests/${word}`));
    const force = invocation.flags.on('force');
    return endWith(yield* visitEach(invocation, (one) => decideOne(one, decision, force), named));
  };
}

function* decideOne({ type, name }: Visited, decision: Decision, force: boolean): Running<void> {
  // kubectl fetches the object again, with its typed client.
  const fresh = yield* send({ method: 'GET', path: pathOf(type, '', name) });
  if (fresh.status >= 400) throw serverFailure(fresh.body);
  const object = objectAt(fresh.body);
  const present = objectsAt(object, 'status', 'conditions');
  const same = present.some((condition) => textAt(condition, 'type') === decision.type);
  if (!same || force) {
    const condition: JsonObject = {
      type: decision.type,
      status: 'True',
      reason: decision.reason,
      message: decision.message,
      lastUpdateTime: timeText(yield* now()),
    };
    const others = present.filter((one) => textAt(one, 'type') !== decision.type);
    const body = { ...object, status: { ...objectAt(object, 'status'), conditions: [...others, condition] } };
    const reply = yield* send({ method: 'PUT', path: pathOf(type, '', name, 'approval'), body });
    if (reply.status >= 400) throw serverFailure(reply.body);
  }
  yield* print(`certificatesigningrequest.certificates.k8s.io/${name} ${decision.done}\n`);
}

/** `kubectl certificate approve` */
export const approveCertificate = decide({
  type: 'Approved',
  reason: 'KubectlApprove',
  message: 'This CSR was approved by kubectl certificate approve.',
  done: 'approved',
});
/** `kubectl certificate deny` */
export const denyCertificate = decide({
  type: 'Denied',
  reason: 'KubectlDeny',
  message: 'This CSR was denied by kubectl certificate deny.',
  done: 'denied',
});
