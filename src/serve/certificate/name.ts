import { type Der, objectIdentifier, sequence, set, utf8String } from './der.ts';

/** The subject of a certificate: the common name is the user, the organizations are the groups. */
export interface CertificateSubject {
  readonly commonName: string;
  readonly organizations: readonly string[];
}

/** X.520 attribute types: <https://www.rfc-editor.org/rfc/rfc5280#appendix-A.1>. */
const ORGANIZATION = '2.5.4.10';
const COMMON_NAME = '2.5.4.3';

/** A subject as a distinguished name, organizations first as in Kubernetes. */
export function distinguishedName({ commonName, organizations }: CertificateSubject): Der {
  const attribute = (type: string, value: string): Der =>
    set(sequence(objectIdentifier(type), utf8String(value)));
  return sequence(
    ...organizations.map((organization) => attribute(ORGANIZATION, organization)),
    attribute(COMMON_NAME, commonName),
  );
}
