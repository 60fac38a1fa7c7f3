import { checkName } from '../../check-values.ts';
import type { FieldPath } from '../../field-path.ts';
import { isIpAddress } from '../../ip-address.ts';
import { dnsSubdomain, dnsSubdomainWithUnderscore } from '../../names.ts';
import { type ApiObject, object, objects, text, texts } from '../../object-values.ts';

const NOT_AN_ADDRESS = 'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)';
const MOST_SERVERS = 3;
const MOST_SEARCHES = 32;
const LONGEST_SEARCH_LIST = 2048;

/** @see https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-dns-config */
export function checkDnsConfig(spec: ApiObject, at: FieldPath): void {
  const config = object(spec, 'dnsConfig');
  const servers = texts(config, 'nameservers');
  if (text(spec, 'dnsPolicy') === 'None') {
    if (config === undefined) {
      at.required('must provide `dnsConfig` when `dnsPolicy` is None');
      return;
    }
    if (servers.length === 0) {
      at.child('nameservers').required('must provide at least one DNS nameserver when `dnsPolicy` is None');
      return;
    }
  }
  if (config === undefined) return;
  if (servers.length > MOST_SERVERS)
    at.child('nameservers').invalid(servers, `must not have more than ${MOST_SERVERS} nameservers`);
  servers.forEach((server, position) => {
    if (!isIpAddress(server, 'allowed'))
      at.child('nameservers').item(position).invalid(server, NOT_AN_ADDRESS);
  });
  checkSearches(texts(config, 'searches'), at.child('searches'));
  objects(config, 'options').forEach((option, position) => {
    if (text(option, 'name') === '') at.child('options').item(position).required('must not be empty');
  });
}

function checkSearches(searches: readonly string[], at: FieldPath): void {
  if (searches.length > MOST_SEARCHES)
    at.invalid(searches, `must not have more than ${MOST_SEARCHES} search paths`);
  if (searches.join(' ').length > LONGEST_SEARCH_LIST)
    at.invalid(
      searches,
      `must not have more than ${LONGEST_SEARCH_LIST} characters (including spaces) in the search list`,
    );
  searches.forEach((search, position) => {
    if (search !== '.') checkName(search.replace(/\.$/, ''), dnsSubdomainWithUnderscore, at.item(position));
  });
}

/** @see https://kubernetes.io/docs/tasks/network/customize-hosts-file-for-pods/ */
export function checkHostAliases(spec: ApiObject, at: FieldPath): void {
  objects(spec, 'hostAliases').forEach((alias, position) => {
    const here = at.item(position);
    const ip = text(alias, 'ip');
    if (!isIpAddress(ip, 'allowed')) here.child('ip').invalid(ip, NOT_AN_ADDRESS);
    texts(alias, 'hostnames').forEach((name, which) => {
      checkName(name, dnsSubdomain, here.child('hostnames').item(which));
    });
  });
}
