import { Kind, type Tokens } from './tokens';

/** The text of token `i`, empty where there is none. */
export function wordAt({ text, start, end }: Tokens, i: number): string {
  const from = start[i];
  return from === undefined ? '' : text.slice(from, end[i]);
}

/** The length of token `i` in UTF-16 code units. */
export function lengthAt({ start, end }: Tokens, i: number): number {
  return (end[i] ?? 0) - (start[i] ?? 0);
}

/** The first code unit of token `i`, 0 where there is none. */
export function firstCodeAt({ text, start }: Tokens, i: number): number {
  const from = start[i];
  return from === undefined ? 0 : text.charCodeAt(from);
}

/** Whether token `i + 1` follows after one space. */
export function isAdjacent({ start, end }: Tokens, i: number): boolean {
  const to = end[i];
  const next = start[i + 1];
  return to !== undefined && next === to + 1;
}

/** Whether a run of Han is right before or after token `i`. */
export function isBesideHan({ kind }: Tokens, i: number): boolean {
  return kind[i - 1] === Kind.Han || kind[i + 1] === Kind.Han;
}
