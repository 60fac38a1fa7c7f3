const TOKEN = /\s*(\d+|[A-Za-z_]\w*|\$\w+|[-+*/%()]|[<>=!]=?|&&|\|\|)/gy;

/** The value of `$((…))`: integers, variables, `+ - * / %` and parentheses. Unknown parts count as 0. */
export function sumOf(text: string, variable: (name: string) => string): number {
  const tokens = [...text.matchAll(TOKEN)].map((match) => match[1] ?? '');
  let at = 0;
  const factor = (): number => {
    const token = tokens[at++];
    if (token === undefined) return 0;
    if (token === '-') return -factor();
    if (token === '+') return factor();
    if (token === '(') {
      const value = sum();
      at++;
      return value;
    }
    if (/^\d/.test(token)) return Number(token);
    return Number(variable(token.replace('$', ''))) || 0;
  };
  const product = (): number => {
    let value = factor();
    while (/^[*/%]$/.test(tokens[at] ?? '')) {
      const operator = tokens[at++];
      const right = factor();
      if (operator === '*') value *= right;
      else if (right === 0) value = 0;
      else value = operator === '/' ? Math.trunc(value / right) : value % right;
    }
    return value;
  };
  const sum = (): number => {
    let value = product();
    while (/^[-+]$/.test(tokens[at] ?? '')) value += tokens[at++] === '+' ? product() : -product();
    return value;
  };
  return sum();
}
