import { type Der, objectIdentifier, sequence, set, utf8String } from './der.ts';

/** Whom a certificate is about: a user is its common name, the groups are its organizations. */
export interface CertificateSubject {
  readonly commonName: string;
  readonly organizations: readonly string[];
}

/** X.520 attribute types: <https://www.rfc-editor.org/rfc/rfc5280#appendix-A.1>. */
const ORGANIZATION = '2.5.4.10';
const COMMON_NAME = '2.5.4.3';

/** A subject as a distinguished name; organizations first, as Kubernetes writes them. */
export function distinguishedName({ commonName, organizations }: CertificateSubject): Der {
  const attribute = (type: string, value: string): Der =>
    set(sequence(objectIdentifier(type), utf8String(value)));
  return sequence(
    ...organizations.map((organization) => attribute(ORGANIZATION, organization)),
    attribute(COMMON_NAME, commonName),
  );
}
