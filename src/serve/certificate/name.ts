import { Set as DerSet, ObjectIdentifier, Sequence, Utf8String } from 'asn1js';

/** Whom a certificate is about: a user is its common name, the groups are its organizations. */
export interface CertificateSubject {
  readonly commonName: string;
  readonly organizations: readonly string[];
}

/** X.520 attribute types: <https://www.rfc-editor.org/rfc/rfc5280#appendix-A.1>. */
const ORGANIZATION = '2.5.4.10';
const COMMON_NAME = '2.5.4.3';

/** A subject as a distinguished name; organizations first, as Kubernetes writes them. */
export function distinguishedName({ commonName, organizations }: CertificateSubject): Sequence {
  const attribute = (type: string, value: string): DerSet =>
    new DerSet({
      value: [new Sequence({ value: [new ObjectIdentifier({ value: type }), new Utf8String({ value })] })],
    });
  return new Sequence({
    value: [
      ...organizations.map((organization) => attribute(ORGANIZATION, organization)),
      attribute(COMMON_NAME, commonName),
    ],
  });
}
