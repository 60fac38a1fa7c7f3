/** The texts of a `Warning` header. @see https://www.rfc-editor.org/rfc/rfc7234#section-5.5 */
export function readWarnings(header: string): readonly string[] {
  return [...header.matchAll(/299 \S+ "((?:[^"\\]|\\.)*)"/g)].map(([, text = '']) =>
    text.replace(/\\(.)/g, '$1'),
  );
}
