export interface Mutant {
  readonly id: number;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly original: string;
  readonly change: string;
  readonly within: string;
}
export function withMutants(
  file: string,
  text: string,
  firstId?: number,
): { code: string; mutants: Mutant[] };
