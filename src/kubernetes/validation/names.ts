/** The problems of a name, in the API server's words; empty for a valid name. */
export type NameCheck = (name: string) => readonly string[];

const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const SUBDOMAIN = `${LABEL}(\\.${LABEL})*`;
const QUALIFIED = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]';
const OK: readonly string[] = [];

const LABEL_FORM = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/;
const SUBDOMAIN_FORM = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/;
const RFC1035_FORM = /^[a-z](?:[-a-z0-9]*[a-z0-9])?$/;
const QUALIFIED_FORM = /^(?:[A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;

const LABEL_WORDS = expected(
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character",
  LABEL,
  ['my-name', '123-abc'],
);
const SUBDOMAIN_WORDS = expected(
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character",
  SUBDOMAIN,
  ['example.com'],
);
const UNDERSCORE_SUBDOMAIN_WORDS = expected(
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '_', '-' or '.', and must start and end with an alphanumeric character",
  '_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?(\\._?[a-z0-9]([-_a-z0-9]*[a-z0-9])?)*',
  ['example.com'],
);
const RFC1035_WORDS = expected(
  "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character",
  '[a-z]([-a-z0-9]*[a-z0-9])?',
  ['my-name', 'abc-123'],
);
const WILDCARD_WORDS = expected(
  "a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must consist of lower case alphanumeric characters, '-' or '.' and end with an alphanumeric character",
  `\\*\\.${SUBDOMAIN}`,
  ['*.example.com'],
);
const QUALIFIED_WORDS = expected(
  "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character",
  QUALIFIED,
  ['MyName', 'my.name', '123-abc'],
);
const LABEL_VALUE_WORDS = expected(
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character",
  `(${QUALIFIED})?`,
  ['MyValue', 'my_value', '12345'],
);

/** The server's message for a name with invalid syntax: the rule, examples, and the regular expression. */
export function expected(rule: string, form: string, examples: readonly string[]): string {
  if (examples.length === 0) return `${rule} (regex used for validation is '${form}')`;
  const shown = examples.map((example) => `'${example}', `).join(' or ');
  return `${rule} (e.g. ${shown}regex used for validation is '${form}')`;
}

/** @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names */
export const dnsLabel: NameCheck = (name) => {
  if (LABEL_FORM.test(name) && name.length <= 63) return OK;
  const found = atMost(name, 63);
  if (!LABEL_FORM.test(name)) found.push(SUBDOMAIN_FORM.test(name) ? 'must not contain dots' : LABEL_WORDS);
  return found;
};

/** @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-subdomain-names */
export const dnsSubdomain: NameCheck = (name) => formed(name, 253, SUBDOMAIN_FORM, SUBDOMAIN_WORDS);

/** A subdomain whose labels may contain `_`, as in a resolver's search list. */
export const dnsSubdomainWithUnderscore: NameCheck = (name) =>
  formed(
    name,
    253,
    /^_?[a-z0-9](?:[-_a-z0-9]*[a-z0-9])?(?:\._?[a-z0-9](?:[-_a-z0-9]*[a-z0-9])?)*$/,
    UNDERSCORE_SUBDOMAIN_WORDS,
  );

/** @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#rfc-1035-label-names */
export const rfc1035Label: NameCheck = (name) => formed(name, 63, RFC1035_FORM, RFC1035_WORDS);

/** A subdomain with a wildcard: `*.example.com`. @see https://kubernetes.io/docs/concepts/services-networking/ingress/#hostname-wildcards */
export const wildcardSubdomain: NameCheck = (name) =>
  formed(
    name,
    253,
    /^\*\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/,
    WILDCARD_WORDS,
  );

/** @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#path-segment-names */
export const pathSegment: NameCheck = (name) => {
  if (name === '.' || name === '..') return [`may not be '${name}'`];
  return ['/', '%'].filter((sign) => name.includes(sign)).map((sign) => `may not contain '${sign}'`);
};

/**
 * A label's key, or anything with the same syntax.
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
 */
export const qualifiedName: NameCheck = (word) => {
  const parts = word.split('/');
  if (parts.length > 2)
    return [
      `a valid label key ${QUALIFIED_WORDS} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`,
    ];
  const name = parts.at(-1) ?? '';
  const found: string[] = [];
  if (parts.length === 2) {
    const prefix = parts[0] ?? '';
    if (prefix === '') found.push('prefix part must be non-empty');
    else found.push(...dnsSubdomain(prefix).map((words) => `prefix part ${words}`));
  }
  if (name === '') found.push('name part must be non-empty');
  else if (name.length > 63) found.push('name part must be no more than 63 bytes');
  if (!QUALIFIED_FORM.test(name)) found.push(`name part ${QUALIFIED_WORDS}`);
  return found;
};

/** @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set */
export const labelValue: NameCheck = (value) => {
  if (value === '') return OK;
  const found: string[] = value.length > 63 ? ['must be no more than 63 bytes'] : [];
  if (!QUALIFIED_FORM.test(value)) found.push(LABEL_VALUE_WORDS);
  return found;
};

/** The name of a container's port. @see https://www.rfc-editor.org/rfc/rfc6335#section-5.1 */
export const portName: NameCheck = (name) => {
  const found = atMost(name, 15);
  if (!/^[-a-z0-9]+$/.test(name))
    found.push('must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)');
  if (!/[a-z]/.test(name)) found.push('must contain at least one letter (a-z)');
  if (name.includes('--')) found.push('must not contain consecutive hyphens');
  if (name.startsWith('-') || name.endsWith('-')) found.push('must not begin or end with a hyphen');
  return found;
};

/** A key of a ConfigMap or Secret. @see https://kubernetes.io/docs/concepts/configuration/configmap/#configmap-object */
export const configKey: NameCheck = (key) => {
  const found = atMost(key, 253);
  if (!/^[-._a-zA-Z0-9]+$/.test(key))
    found.push(
      expected(
        "a valid config key must consist of alphanumeric characters, '-', '_' or '.'",
        '[-._a-zA-Z0-9]+',
        ['key.name', 'KEY_NAME', 'key-name'],
      ),
    );
  if (key === '.' || key === '..') found.push(`must not be '${key}'`);
  else if (key.startsWith('..')) found.push("must not start with '..'");
  return found;
};

/** The same check for a prefix, to which the server appends more characters: a final `-` is allowed. */
export function asPrefix(check: NameCheck): NameCheck {
  return (name) => check(name.length > 1 && name.endsWith('-') ? `${name.slice(0, -2)}a` : name);
}

function formed(name: string, most: number, form: RegExp, words: string): readonly string[] {
  if (name.length <= most && form.test(name)) return OK;
  const found = atMost(name, most);
  if (!form.test(name)) found.push(words);
  return found;
}

function atMost(word: string, most: number): string[] {
  return word.length > most ? [`must be no more than ${most} characters`] : [];
}
