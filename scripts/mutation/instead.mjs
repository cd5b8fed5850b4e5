// What mutated code calls in place of what it was.
const operators = {
  "<": (a, b) => a < b,
  "<=": (a, b) => a <= b,
  ">": (a, b) => a > b,
  ">=": (a, b) => a >= b,
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
  "/": (a, b) => a / b,
  "&&": (a, b) => a() && b(),
  "||": (a, b) => a() || b(),
};

export const instead = {
  first: (a) => a,
  product: (a, b) => a.times(b),
  total: (a, b) => a.plus(b),
  difference: (a, b) => a.minus(b),
  smaller: (a, b) => (a.lt(b) ? a : b),
  larger: (a, b) => (a.gt(b) ? a : b),
  either: (isMutated, operator, change) => operators[isMutated ? change : operator],
};
