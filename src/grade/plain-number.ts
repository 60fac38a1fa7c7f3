const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
/** The words of the numbers from 0, in order. */
const WORDS = [...ONES, ...TENS.flatMap((ten) => [ten, ...ONES.slice(1, 10).map((one) => `${ten}-${one}`)])];

/** A whole number's digits, from digits (grouped in threes or not) or from words up to ninety-nine; undefined for any other text. */
export function plainNumber(text: string): string | undefined {
  const folded = text.trim().toLowerCase();
  if (/^\d+$/.test(folded)) return folded;
  if (/^[1-9]\d{0,2}([,.' \u2009\u202f\u00a0])\d{3}(?:\1\d{3})*$/.test(folded))
    return folded.replace(/\D/g, '');
  const number = WORDS.indexOf(folded.replace(' ', '-'));
  return number === -1 ? undefined : String(number);
}
