import type { FieldPath } from '../field-path.ts';
import { dnsSubdomain } from '../names.ts';
import { type ApiObject, has, number, object, optionalText, text } from '../object-values.ts';

const FORM = '; desired format: https://host[/path]';

/** Checks where a webhook sends its requests: a URL, or a Service of the cluster. */
export function checkClient(client: ApiObject, at: FieldPath): void {
  const [byUrl, byService] = [has(client, 'url'), has(client, 'service')];
  if (byUrl === byService) at.required('exactly one of url or service is required');
  else if (byUrl) checkUrl(text(client, 'url'), at.child('url'));
  else checkService(object(client, 'service') ?? {}, at.child('service'));
}

function checkUrl(written: string, at: FieldPath): void {
  const parts = /^(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?:\/\/([^/?#]*))?([^?#]*)(\?[^#]*)?(#.*)?$/.exec(written);
  const [, scheme = '', authority = '', , query, fragment] = parts ?? [];
  if (parts === null || /\s/.test(written)) at.required(`url must be a valid URL: ${written}${FORM}`);
  else {
    const host = authority.slice(authority.indexOf('@') + 1);
    if (scheme !== 'https') at.invalid(scheme, `'https' is the only allowed URL scheme${FORM}`);
    if (host === '') at.invalid(host, `host must be specified${FORM}`);
    if (authority.includes('@'))
      at.invalid(authority.slice(0, authority.indexOf('@')), 'user information is not permitted in the URL');
    if (fragment !== undefined && fragment !== '#')
      at.invalid(fragment.slice(1), 'fragments are not permitted in the URL');
    if (query !== undefined && query !== '?')
      at.invalid(query.slice(1), 'query parameters are not permitted in the URL');
  }
}

/** Checks a Service that is called on a port, at a path. */
export function checkService(service: ApiObject, at: FieldPath): void {
  for (const field of ['name', 'namespace'])
    if (text(service, field) === '') at.child(field).required(`service ${field} is required`);
  const port = number(service, 'port') ?? 0;
  if (port < 1 || port > 65_535)
    at.child('port').invalid(port, 'port is not valid: must be between 1 and 65535, inclusive');
  const path = optionalText(service, 'path');
  if (path !== undefined) checkPath(path, at.child('path'));
}

function checkPath(path: string, at: FieldPath): void {
  if (path === '/' || path === '') return;
  if (path === '//') at.invalid(path, 'segment[0] may not be empty');
  else if (path.startsWith('/')) {
    const segments = path.slice(1).replace(/\/$/, '').split('/');
    segments.forEach((segment, position) => {
      if (segment === '') at.invalid(path, `segment[${position}] may not be empty`);
      else for (const words of dnsSubdomain(segment)) at.invalid(path, `segment[${position}]: ${words}`);
    });
  } else at.invalid(path, "must start with a '/'");
}
