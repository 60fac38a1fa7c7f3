import { formatLabels } from '../../../cluster/api/table/cells/labels.ts';
import { type JsonObject, listAt, numberAt, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import type { Describer } from '../describer.ts';
import type { Description } from '../description.ts';
import { endpointsText, slicesOfService } from '../endpoints-text.ts';
import { describeEvents } from '../events.ts';
import { portText } from '../values.ts';

export const describeService: Describer = function* (subject, page) {
  const { object } = subject;
  const spec = objectAt(object, 'spec');
  const slices = yield* slicesOfService(subject.namespace, subject.name);
  page.field('Name', textAt(object, 'metadata', 'name'));
  page.field('Namespace', textAt(object, 'metadata', 'namespace'));
  page.labels('Labels', objectAt(object, 'metadata', 'labels'));
  page.annotations('Annotations', objectAt(object, 'metadata', 'annotations'));
  page.field('Selector', formatLabels(spec.selector));
  page.field('Type', textAt(spec, 'type'));
  writeAddresses(page, spec);
  const ingress = balancerText(objectsAt(object, 'status', 'loadBalancer', 'ingress'));
  if (ingress !== '') page.field('LoadBalancer Ingress', ingress);
  for (const port of objectsAt(spec, 'ports')) writePort(page, port, 'items' in slices ? slices.items : []);
  writeTraffic(page, spec);
  yield* describeEvents(subject, page);
};

function writeAddresses(page: Description, spec: JsonObject): void {
  const set = (name: string, text: string): void => {
    if (text !== '') page.field(name, text);
  };
  set('IP Family Policy', textAt(spec, 'ipFamilyPolicy'));
  page.field('IP Families', listAt(spec, 'ipFamilies').join(',') || '<none>');
  page.field('IP', textAt(spec, 'clusterIP'));
  page.field('IPs', listAt(spec, 'clusterIPs').join(',') || '<none>');
  set('External IPs', listAt(spec, 'externalIPs').join(','));
  set('Desired LoadBalancer IP', textAt(spec, 'loadBalancerIP'));
  set('External Name', textAt(spec, 'externalName'));
}

function balancerText(ingress: readonly JsonObject[]): string {
  return ingress
    .map((one) => {
      const [ip, mode] = [textAt(one, 'ip'), textAt(one, 'ipMode')];
      return ip === '' ? textAt(one, 'hostname') : `${ip}${mode === '' ? '' : ` (${mode})`}`;
    })
    .join(', ');
}

function writePort(page: Description, port: JsonObject, slices: readonly JsonObject[]): void {
  const name = textAt(port, 'name');
  const protocol = textAt(port, 'protocol');
  const shown = name || '<unset>';
  page.line(0, 'Port:', shown, `${portText(port.port)}/${protocol}`);
  page.field('TargetPort', `${portText(port.targetPort)}/${protocol}`);
  const nodePort = numberAt(port, 'nodePort') ?? 0;
  if (nodePort !== 0) page.line(0, 'NodePort:', shown, `${nodePort}/${protocol}`);
  page.field('Endpoints', endpointsText(slices, name));
}

function writeTraffic(page: Description, spec: JsonObject): void {
  page.field('Session Affinity', textAt(spec, 'sessionAffinity'));
  for (const [name, text] of [
    ['External Traffic Policy', textAt(spec, 'externalTrafficPolicy')],
    ['Internal Traffic Policy', textAt(spec, 'internalTrafficPolicy')],
    ['HealthCheck NodePort', String(numberAt(spec, 'healthCheckNodePort') ?? '')],
    ['LoadBalancer Source Ranges', listAt(spec, 'loadBalancerSourceRanges').join(',')],
    ['Traffic Distribution', textAt(spec, 'trafficDistribution')],
  ] as const)
    if (text !== '') page.field(name, text);
}
