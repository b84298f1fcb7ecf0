import { PhraseRole, type TextWords } from './text-words';

/** No phrase holds a name of several words, nor a part of it. */
export function markName(words: TextWords, name: string | undefined): void {
  if (name === undefined || !name.includes(' ')) {
    return;
  }
  let at = 0;
  for (let start = words.text.indexOf(name); start !== -1; start = words.text.indexOf(name, start + name.length)) {
    for (; at < words.length && (words.starts[at] ?? 0) < start + name.length; at++) {
      if ((words.starts[at] ?? 0) >= start) {
        words.roles[at] = PhraseRole.Break;
      }
    }
  }
}

/** The words from `from` on and before `to` are what the name of the text read last stands for; both -1 where none is said. */
export const longForm = { from: -1, to: -1 };

/** Finds what a name stands for, which is one phrase whatever its words are. */
export function markLongForm(words: TextWords, long: string | undefined): void {
  longForm.from = -1;
  longForm.to = -1;
  const start = long === undefined ? -1 : words.text.indexOf(long);
  if (long === undefined || start === -1) {
    return;
  }
  const end = start + long.length;
  let from = 0;
  while (from < words.length && (words.ends[from] ?? 0) <= start) {
    from++;
  }
  let to = from;
  while (to < words.length && (words.starts[to] ?? 0) < end) {
    to++;
  }
  if (to > from + 1) {
    // Chinese may have been split elsewhere.
    words.starts[from] = start;
    words.ends[to - 1] = end;
    longForm.from = from;
    longForm.to = to;
    words.roles.fill(PhraseRole.Content, from, to);
  }
}
