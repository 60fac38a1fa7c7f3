import { lookUp } from '../../../source/look-up.ts';
import { given, isOpen, type Reading, refuse, say, sayWords, take } from '../../command/reading.ts';
import { itemsOf } from '../../command/say-option.ts';
import { type Shape, wordsAfter, wordsBefore, wrongWords } from './shape.ts';

/** The verbs whose objects are not namespaced. */
const CLUSTER_WIDE = new Set([
  'create clusterrole',
  'create clusterrolebinding',
  'create namespace',
  'create priorityclass',
]);

/** The generators that take a command after `--`. */
const RUNS_COMMAND = new Set(['create deployment', 'create job', 'create cronjob']);

/** `create TYPE NAME`: exactly one name. */
export const createNamed: Shape = (reading) => {
  const verb = reading.args.verb.name;
  const words = wordsBefore(reading);
  const name = words[0];
  if (name === undefined || words.length > 1)
    wrongWords(reading, `exactly one NAME is required, got ${words.length}`, words[1]);
  if (name !== undefined) {
    say(reading, 'name', name.value, name.value, name.range);
    reading.targets.push({ type: verb.replace('create ', ''), name: name.value, range: name.range });
  }
  const after = wordsAfter(reading);
  if (RUNS_COMMAND.has(verb)) sayWords(reading, 'the command', after);
  else if (after[0] !== undefined) wrongWords(reading, `${verb} takes no command`, after[0]);
  lookUp(CHECKS, verb)?.(reading);
  return !CLUSTER_WIDE.has(verb);
};

const has = (reading: Reading, ...names: string[]): boolean => names.some((n) => reading.given.has(n));

const CHECKS: Readonly<Record<string, (reading: Reading) => void>> = {
  'create configmap': checkSources,
  'create secret generic': (reading) => {
    checkSources(reading);
    if (given(reading, 'type')?.value === 'Opaque') take(reading, 'type');
  },
  'create secret tls': (reading) => {
    if (!has(reading, 'key') || !has(reading, 'cert')) missing(reading, 'key and cert must be specified');
  },
  'create secret docker-registry': (reading) => {
    const complete = has(reading, 'docker-username') && has(reading, 'docker-password');
    if (!has(reading, 'from-file') && !complete)
      missing(
        reading,
        'either --from-file or the combination of --docker-username, --docker-password and --docker-server is required',
      );
  },
  'create role': checkRole,
  'create clusterrole': checkRole,
  'create rolebinding': (reading) => {
    if (has(reading, 'role') === has(reading, 'clusterrole'))
      missing(reading, 'exactly one of clusterrole or role must be specified');
    checkServiceAccounts(reading);
  },
  'create clusterrolebinding': checkServiceAccounts,
  'create job': (reading) => {
    if (has(reading, 'image') === has(reading, 'from'))
      missing(reading, 'either --image or --from must be specified');
    const from = given(reading, 'from');
    if (from !== undefined && !/^(?:cronjobs?|cj)(?:\.[\w.]+)?\//i.test(from.value) && !isOpen(from.value))
      refuse(
        reading,
        'invalid-value',
        'from must be an existing cronjob',
        from.valueRange,
        'write cronjob/NAME',
      );
  },
  'create cronjob': (reading) => {
    if (given(reading, 'restart')?.value === 'OnFailure') take(reading, 'restart');
  },
  'create poddisruptionbudget': (reading) => {
    if (!has(reading, 'selector')) missing(reading, 'a selector must be specified');
    if (has(reading, 'min-available') && has(reading, 'max-unavailable'))
      exclusive(reading, 'min-available and max-unavailable cannot be both specified');
    else if (!has(reading, 'min-available', 'max-unavailable'))
      missing(reading, 'one of min-available or max-unavailable must be specified');
  },
  'create ingress': checkIngress,
  'create service clusterip': (reading) => {
    if (!has(reading, 'tcp') && given(reading, 'clusterip')?.value !== 'None')
      missing(reading, 'at least one tcp port specifier must be provided');
  },
  'create service nodeport': checkTcp,
  'create service loadbalancer': checkTcp,
};

function checkTcp(reading: Reading): void {
  if (!has(reading, 'tcp')) missing(reading, 'at least one tcp port specifier must be provided');
}

function checkSources(reading: Reading): void {
  if (has(reading, 'from-env-file') && has(reading, 'from-file', 'from-literal'))
    exclusive(reading, 'from-env-file cannot be combined with from-file or from-literal');
}

function checkRole(reading: Reading): void {
  if (has(reading, 'aggregation-rule')) {
    if (has(reading, 'verb', 'resource', 'non-resource-url', 'resource-name'))
      exclusive(
        reading,
        'aggregation rule must be specified without nonResourceURLs, resources, resourceNames or verbs',
      );
    return;
  }
  if (!has(reading, 'verb')) missing(reading, 'at least one verb must be specified');
  if (!has(reading, 'resource', 'non-resource-url'))
    missing(reading, 'at least one resource must be specified');
  const names = itemsOf(reading.given.get('resource-name') ?? [], false);
  const resources = itemsOf(reading.given.get('resource') ?? [], true);
  if (names.length > 0 && resources.length > 1)
    exclusive(reading, 'resource name cannot be applied to multiple resources');
}

function checkServiceAccounts(reading: Reading): void {
  for (const { value, range } of itemsOf(reading.given.get('serviceaccount') ?? [], false)) {
    const parts = value.split(':');
    if ((parts.length !== 2 || parts.includes('')) && !isOpen(value))
      refuse(reading, 'invalid-value', 'serviceaccount must be <namespace>:<name>', range);
  }
}

const BACKEND = /^[^:,=]+:[^:,=]+(?:,tls(?:=[^,]*)?)?$/;

/** `host/path=service:port[,tls[=secret]]` */
function isIngressRule(rule: string): boolean {
  const equals = rule.indexOf('=');
  return equals !== -1 && rule.slice(0, equals).includes('/') && BACKEND.test(rule.slice(equals + 1));
}

function checkIngress(reading: Reading): void {
  if (!has(reading, 'rule', 'default-backend'))
    missing(
      reading,
      'not enough information provided: every ingress has to either specify a default-backend (which catches all traffic) or a list of rules (which catch specific paths)',
    );
  for (const { value, range } of itemsOf(reading.given.get('rule') ?? [], false))
    if (!isIngressRule(value) && !isOpen(value)) {
      const message = `rule ${value} is invalid and should be in format host/path=svcname:svcport[,tls[=secret]]`;
      refuse(reading, 'invalid-value', message, range);
    }
}

function missing(reading: Reading, message: string): void {
  refuse(reading, 'missing-flag', message, reading.range);
}

function exclusive(reading: Reading, message: string): void {
  refuse(reading, 'exclusive-flags', message, reading.range);
}
