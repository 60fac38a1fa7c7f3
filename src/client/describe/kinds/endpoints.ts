import { isObject, type JsonObject, listAt, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import type { Describer } from '../describer.ts';
import type { Description } from '../description.ts';
import { describeEvents } from '../events.ts';
import { portText } from '../values.ts';

export const describeEndpoints: Describer = function* (subject, page) {
  const { object } = subject;
  writeMetadata(page, object);
  page.line(0, 'Subsets:');
  for (const subset of objectsAt(object, 'subsets')) {
    for (const [name, field] of [
      ['Addresses', 'addresses'],
      ['NotReadyAddresses', 'notReadyAddresses'],
    ] as const) {
      const addresses = objectsAt(subset, field).map((address) => textAt(address, 'ip'));
      page.field(name, addresses.join(',') || '<none>', 1);
    }
    writePorts(page, objectsAt(subset, 'ports'), 1);
    page.write('\n');
  }
  yield* describeEvents(subject, page);
};

export const describeEndpointSlice: Describer = function* (subject, page) {
  const { object } = subject;
  const ports = objectsAt(object, 'ports');
  const endpoints = objectsAt(object, 'endpoints');
  writeMetadata(page, object);
  page.field('AddressType', textAt(object, 'addressType'));
  if (ports.length === 0) page.line(0, 'Ports: <unset>');
  else writePorts(page, ports, 0);
  page.line(0, `Endpoints:${endpoints.length === 0 ? ' <none>' : ''}`);
  for (const endpoint of endpoints) writeEndpoint(page, endpoint);
  yield* describeEvents(subject, page);
};

function writeMetadata(page: Description, object: JsonObject): void {
  page.field('Name', textAt(object, 'metadata', 'name'));
  page.field('Namespace', textAt(object, 'metadata', 'namespace'));
  page.labels('Labels', objectAt(object, 'metadata', 'labels'));
  page.annotations('Annotations', objectAt(object, 'metadata', 'annotations'));
}

function writePorts(page: Description, ports: readonly JsonObject[], level: number): void {
  if (ports.length === 0) return;
  page.line(level, 'Ports:');
  page.heads(level + 1, 'Name', 'Port', 'Protocol');
  for (const port of ports)
    page.line(
      level + 1,
      textAt(port, 'name') || '<unset>',
      port.port === undefined ? '<unset>' : portText(port.port),
      textAt(port, 'protocol'),
    );
}

function writeEndpoint(page: Description, endpoint: JsonObject): void {
  const { ready } = objectAt(endpoint, 'conditions');
  const target = endpoint.targetRef;
  page.line(1, '- Addresses:', listAt(endpoint, 'addresses').join(', ') || '<none>');
  page.line(2, 'Conditions:');
  page.field('Ready', ready === undefined ? '<unset>' : String(ready), 3);
  page.field('Hostname', textAt(endpoint, 'hostname') || '<unset>', 2);
  if (isObject(target)) page.field('TargetRef', `${textAt(target, 'kind')}/${textAt(target, 'name')}`, 2);
  page.field('NodeName', textAt(endpoint, 'nodeName') || '<unset>', 2);
  page.field('Zone', textAt(endpoint, 'zone') || '<unset>', 2);
}
