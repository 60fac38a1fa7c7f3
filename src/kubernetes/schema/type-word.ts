/** The name of a type as pages have it: `V1Container` is Container. */
export function typeWord(type: string): string {
  return type.replace(
    /^(?:Core|Events|Discovery|Admissionregistration|Apiextensions|Apiregistration|Gateway)?V[0-9]+(?:beta[0-9]+)?(?=[A-Z])/,
    '',
  );
}
