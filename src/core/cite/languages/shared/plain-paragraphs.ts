/** Letters, digits, spaces and the marks of a sentence that begin no markup in any language, as a class of a pattern has them. */
export const sentence = String.raw`\p{L}\p{M}\p{N} \t,.;?!%&'"‘’“”–—…、，。；：？！（）《》【】·\-`;

/** What a paragraph's lines are made of, as patterns. */
export interface PlainLines {
  /** What may stand there; each begins otherwise than the others, so that they are tried in time by the length of the text. */
  readonly units: readonly string[];
  /** What must stand at the start of the paragraph, looked ahead for, and what may stand before that. */
  readonly first?: string;
  readonly head?: string;
  /** What must stand at the start of every further line, looked ahead for. */
  readonly further: string;
}

/** The paragraphs that consist of such lines. */
export function plainParagraphs({ units, first = String.raw`\p{L}`, head = '', further }: PlainLines): RegExp {
  const line = `(?:${units.join('|')})*`;
  return new RegExp(`^${head}(?=${first})${line}(?:\\r?\\n(?=${further})${line})*\\r?$`, 'u');
}
