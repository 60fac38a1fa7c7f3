import { humanDuration } from '../../../cluster/api/table/cells/age.ts';
import { formatLabels } from '../../../cluster/api/table/cells/labels.ts';
import { type JsonObject, numberAt, objectAt, objectsAt, textAt } from '../../../kubernetes/json.ts';
import { failure } from '../../kubectl-failure.ts';
import { NAME_PARTS, readCertificateRequest } from '../certificate-request.ts';
import type { Describer } from '../describer.ts';
import type { Description } from '../description.ts';
import { describeEvents } from '../events.ts';
import { longTime } from '../values.ts';

export const describeCertificateSigningRequest: Describer = function* (subject, page) {
  const { object } = subject;
  const spec = objectAt(object, 'spec');
  const request = readCertificateRequest(atob(textAt(spec, 'request')));
  if (request === undefined) throw failure('Error parsing CSR: PEM block type must be CERTIFICATE REQUEST');
  const seconds = numberAt(spec, 'expirationSeconds');
  const signer = textAt(spec, 'signerName');
  page.field('Name', textAt(object, 'metadata', 'name'));
  page.field('Labels', formatLabels(objectAt(object, 'metadata', 'labels')));
  page.field('Annotations', formatLabels(objectAt(object, 'metadata', 'annotations')));
  page.field('CreationTimestamp', longTime(objectAt(object, 'metadata').creationTimestamp));
  page.field('Requesting User', textAt(spec, 'username'));
  if (signer !== '') page.field('Signer', signer);
  if (seconds !== undefined) page.field('Requested Duration', humanDuration(seconds * 1000));
  page.field('Status', statusText(objectAt(object, 'status')));
  page.line(0, 'Subject:');
  page.line(0, '', 'Common Name:', request.commonName);
  page.line(0, '', 'Serial Number:', request.serialNumber);
  for (const [name, id] of Object.entries(NAME_PARTS)) writeList(page, name, request.names.get(id) ?? []);
  const { dnsNames, emailAddresses, ipAddresses, uris } = request;
  if (dnsNames.length + emailAddresses.length + ipAddresses.length + uris.length > 0)
    page.line(0, 'Subject Alternative Names:');
  writeList(page, 'DNS Names', dnsNames);
  writeList(page, 'Email Addresses', emailAddresses);
  writeList(page, 'URIs', uris);
  writeList(page, 'IP Addresses', ipAddresses);
  yield* describeEvents(subject, page);
};

function writeList(page: Description, name: string, values: readonly string[]): void {
  if (values.length > 0) page.write(`\t${name}:\t${values.join('\n\t\t')}\n`);
}

function statusText(status: JsonObject): string {
  const types = objectsAt(status, 'conditions').map(({ type }) => type);
  const decision = types.includes('Denied') ? 'Denied' : types.includes('Approved') ? 'Approved' : 'Pending';
  const failed = types.includes('Failed') ? ',Failed' : '';
  return `${decision}${failed}${textAt(status, 'certificate') === '' ? '' : ',Issued'}`;
}
