import type { Fact } from './fact.ts';
import type { Verb } from './tool.ts';

const TO_FILE = /^1>(?=[^&>])/;

/** `openssl rsa -pubout > f` writes what `-out f` would: turns such a redirect into a fact about the flag. */
export function withOutFile(facts: readonly Fact[], verb: Verb | undefined): readonly Fact[] {
  if (verb?.flags().long.has('out') !== true || facts.some(({ path }) => path === '--out')) return facts;
  return facts.map((fact) =>
    fact.path === 'redirect' && TO_FILE.test(fact.value)
      ? { ...fact, path: '--out', value: fact.value.replace(TO_FILE, '') }
      : fact,
  );
}
