/** The name of a type as in the reference pages: `V1Container` is Container. */
export function typeWord(type: string): string {
  return type.replace(
    /^(?:Core|Events|Discovery|Admissionregistration|Apiextensions|Apiregistration|Authentication|Flowcontrol|Gateway|Rbac|Resource|Storage)?V[0-9]+(?:beta[0-9]+)?(?=[A-Z])/,
    '',
  );
}
