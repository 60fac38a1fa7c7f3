import { type JsonObject, textAt } from '../../../kubernetes/json.ts';
import type { StoreEvent } from '../../store/history.ts';
import { timeText } from '../../time.ts';
import type { ApiContext } from '../context.ts';
import { addressesOf } from './service-allocation.ts';

const ADDRESSES = 'ipaddresses.networking.k8s.io';

/** Keeps one IPAddress object for each address of a Service, whenever a Service changes. */
export function keepAddresses({ store, random, world }: ApiContext, event: StoreEvent): void {
  if (event.resource !== 'services') return;
  const nameOf = (address: JsonObject): string => textAt(address, 'metadata', 'name');
  const wanted = event.type === 'DELETED' ? [] : addressesOf(event.object);
  const names = new Set(wanted.map(nameOf));
  const before = event.before === undefined ? [] : addressesOf(event.before);
  for (const name of before.map(nameOf)) if (!names.has(name)) store.delete(ADDRESSES, '', name);
  for (const address of wanted) {
    const name = nameOf(address);
    if (store.get(ADDRESSES, '', name) !== undefined) continue;
    const { metadata } = address as { metadata: JsonObject };
    const made = { uid: random.uuid(), creationTimestamp: timeText(world.now) };
    store.put(ADDRESSES, { ...address, metadata: { ...metadata, ...made } });
  }
}
