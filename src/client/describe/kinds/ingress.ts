import { loadBalancerAddresses } from '../../../cluster/api/table/cells/load-balancer.ts';
import {
  isObject,
  type JsonObject,
  listAt,
  numberAt,
  objectAt,
  objectsAt,
  textAt,
} from '../../../kubernetes/json.ts';
import type { Running } from '../../client-effect.ts';
import { send } from '../../running.ts';
import type { DescribedObject, Describer } from '../describer.ts';
import { endpointsText, slicesOfService } from '../endpoints-text.ts';
import { eventsAbout, writeEvents } from '../events.ts';

export const describeIngress: Describer = function* (subject, page) {
  const { object } = subject;
  const spec = objectAt(object, 'spec');
  const uid = textAt(object, 'metadata', 'uid');
  const events = subject.showEvents ? yield* eventsAbout(subject, 'Ingress', uid) : undefined;
  const otherwise = isObject(spec.defaultBackend)
    ? yield* backendText(subject, spec.defaultBackend)
    : '<default>';
  page.field('Name', textAt(object, 'metadata', 'name'));
  page.labels('Labels', objectAt(object, 'metadata', 'labels'));
  page.field('Namespace', textAt(object, 'metadata', 'namespace'));
  page.field('Address', loadBalancerAddresses(object).join(','));
  page.field('Ingress Class', textAt(spec, 'ingressClassName') || '<none>');
  page.field('Default backend', otherwise);
  const certificates = objectsAt(spec, 'tls');
  if (certificates.length > 0) page.line(0, 'TLS:');
  for (const tls of certificates) page.line(1, tlsText(tls));
  page.write('Rules:\n  Host\tPath\tBackends\n  ----\t----\t--------\n');
  const rules = objectsAt(spec, 'rules').filter(({ http }) => isObject(http));
  for (const rule of rules) {
    page.line(1, textAt(rule, 'host') || '*', '');
    for (const path of objectsAt(rule, 'http', 'paths')) {
      const backend = yield* backendText(subject, objectAt(path, 'backend'));
      page.line(2, '', `${textAt(path, 'path')} `, backend);
    }
  }
  if (rules.length === 0) page.line(1, '*', '*', otherwise);
  page.annotations('Annotations', objectAt(object, 'metadata', 'annotations'));
  if (events !== undefined) writeEvents(page, events, subject.now);
};

function tlsText(tls: JsonObject): string {
  const secret = textAt(tls, 'secretName');
  const hosts = listAt(tls, 'hosts').join(',');
  return secret === '' ? `SNI routes ${hosts}` : `${secret} terminates ${hosts}`;
}

/** A backend and the addresses behind it: `web:80 (10.0.0.5:8080)`. */
function* backendText({ namespace }: DescribedObject, { resource, service }: JsonObject): Running<string> {
  if (isObject(service)) {
    const name = textAt(service, 'name');
    const { name: portName, number } = objectAt(service, 'port');
    const shown = `${name}:${number ?? portName ?? ''}`;
    const slices = yield* slicesOfService(namespace, name);
    if ('refused' in slices) return `${shown} (<error: ${textAt(slices.refused, 'message')}>)`;
    const path = `/api/v1/namespaces/${namespace}/services/${name}`;
    const { status, body } = yield* send({ method: 'GET', path });
    if (status >= 400) return `${shown} (<error: ${textAt(body, 'message')}>)`;
    const port = objectsAt(body, 'spec', 'ports')
      .filter((one) => (number === undefined ? one.name === portName : numberAt(one, 'port') === number))
      .at(-1);
    return `${shown} (${endpointsText(slices.items, textAt(port, 'name'))})`;
  }
  if (!isObject(resource)) return '';
  const group = textAt(resource, 'apiGroup') || '<none>';
  return `APIGroup: ${group}, Kind: ${textAt(resource, 'kind')}, Name: ${textAt(resource, 'name')}`;
}
