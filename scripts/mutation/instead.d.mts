export const instead: Readonly<Record<string, (...values: never[]) => unknown>>;
