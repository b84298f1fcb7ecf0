import type { TextRange } from '../../model/paper';

const wide = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\u3000-\u303f]/;
/** First halves that keep their hyphen. */
const prefixes = new Set(
  'all anti auto bi co coarse cross data deep domain down end few fine full graph ground hand hard high human image in inter intra large light long low machine mid mini model multi near neural non off on one open out over part plug point post pre pseudo quasi real region right run self semi shape short single small soft soon so spatio state step sub super task test text time token top train two ultra under un up user vision well wide word world zero'.split(
    ' ',
  ),
);

/** The words that a text writes, and the pairs it joins by a hyphen; halves at line ends are not among them. */
function writtenWords(pieces: readonly { readonly text: string }[]): Set<string> {
  const written = new Set<string>();
  for (const { text } of pieces) {
    for (const [word] of text.toLowerCase().matchAll(/[a-z0-9]+(?:-[a-z0-9]+)*(?!-$)/g)) {
      const parts = word.split('-');
      parts.forEach((part, i) => {
        written.add(part);
        if (i > 0) {
          written.add(`${parts[i - 1] ?? ''}-${part}`);
        }
      });
    }
  }
  return written;
}

/**
 * Whether the hyphen at the end of `left` belongs to the word: decided by how the text writes it elsewhere, then by the
 * word's parts. `right` is the next line.
 */
function keepsHyphen(left: string, right: string, written: ReadonlySet<string>): boolean {
  const end = left.slice(-60);
  const first = /([A-Za-z0-9]+)-$/.exec(end)?.[1] ?? '';
  const second = /^[A-Za-z0-9]{1,40}/.exec(right)?.[0] ?? '';
  if (!/[a-z]$/.test(first) || !/^[a-z]/.test(second) || /^(?:and|or|to)$/.test(second)) {
    return true;
  }
  if (written.has(`${first}-${second}`.toLowerCase())) {
    return true;
  }
  if (written.has((first + second).toLowerCase())) {
    return false;
  }
  return (
    right.startsWith('-', second.length) || prefixes.has(first.toLowerCase()) || /[A-Za-z0-9]-[A-Za-z0-9]+-$/.test(end)
  );
}

/**
 * The pieces of a hard-wrapped text as one line: a space between words, nothing between Han characters, a hyphen at a
 * line end kept or dropped by evidence. No space is put inside a link: `links` are ranges in the source, in order.
 */
export function unwrap(
  pieces: readonly { readonly text: string; readonly start: number; readonly end: number }[],
  links: readonly TextRange[] = [],
): string {
  const [first] = pieces;
  if (pieces.length <= 1) {
    return first?.text ?? '';
  }
  let written: Set<string> | undefined;
  const joined = [first?.text ?? ''];
  let link = 0;
  for (let i = 1; i < pieces.length; i++) {
    const piece = pieces[i];
    const before = pieces[i - 1];
    if (piece === undefined || before === undefined) {
      continue;
    }
    while ((links[link]?.end ?? Infinity) <= piece.start) {
      link++;
    }
    const inLink = (links[link]?.start ?? Infinity) < before.end;
    const last = before.text.slice(-1);
    if (inLink || wide.test(last) || wide.test(piece.text.slice(0, 1))) {
      joined.push(piece.text);
    } else if (last === '\u00ad') {
      joined.push(cutLast(joined), piece.text);
    } else if (last === '-' && /[A-Za-z0-9]-$/.test(before.text.slice(-2))) {
      written ??= writtenWords(pieces);
      if (!keepsHyphen(before.text, piece.text, written)) {
        joined.push(cutLast(joined));
      }
      // "low- and high-level": the hyphen stands for the rest of a word to come.
      joined.push(/^(?:and|or|to|und|oder)\b|^[,，]/.test(piece.text) ? ' ' : '', piece.text);
    } else {
      joined.push(' ', piece.text);
    }
  }
  return joined.join('');
}

/** Takes the last piece back without its last character. */
function cutLast(joined: string[]): string {
  return (joined.pop() ?? '').slice(0, -1);
}
