const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** A whole number's digits, from digits (grouped in threes or not) or from words up to ninety-nine; undefined for any other text. */
export function plainNumber(text: string): string | undefined {
  const folded = text.trim().toLowerCase();
  if (/^\d+$/.test(folded)) return folded;
  if (/^[1-9]\d{0,2}(?:([,.' \u2009\u202f\u00a0])\d{3})(?:\1\d{3})*$/.test(folded))
    return folded.replace(/\D/g, '');
  const one = ONES.indexOf(folded);
  if (one !== -1) return String(one);
  const [ten = '', unit, ...rest] = folded.split(/[- ]/);
  const tens = TENS.indexOf(ten);
  if (tens === -1 || rest.length > 0) return undefined;
  const units = unit === undefined ? 0 : ONES.indexOf(unit);
  return units < 0 || units > 9 || (unit !== undefined && units === 0)
    ? undefined
    : String((tens + 2) * 10 + units);
}
