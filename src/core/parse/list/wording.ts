/** What the wording of one line tells: whether it is a title, a label, an item of a numbered list. Each test is of one line. */

const endsSentence = /[。.!?！？…;；][)"'”’』」）\]】}*_]*$/;
const innerSentence = /[.!][)"'”]?\s+[A-Z\u4e00-\u9fff][\w\u4e00-\u9fff]*\s+\S+\s+\S|[。！？]./;

/** Longer texts are weighed by their beginning. */
const weighed = 1_000;

/** Length of a text as it is read: a Han character says as much as two and a half letters. */
export function weightOf(text: string): number {
  const length = Math.min(text.length, weighed);
  let han = 0;
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x3400 && (code <= 0x9fff || (code >= 0xf900 && code <= 0xfaff))) han++;
  }
  return text.length === 0 ? 0 : text.length * (1 + (1.5 * han) / length);
}

/** Whether a line ends as a sentence does; an address may stand for the full stop. */
export function endsAsSentence(text: string): boolean {
  return endsSentence.test(text) || /https?:\/\/\S{1,300}$/.test(text.slice(-310));
}

/** The end of a line that goes on in the next. */
const breaksOff = /-$|(?:^|\s)(?:a|an|and|are|as|at|be|but|by|can|for|from|has|have|in|into|is|it|its|of|on|or|our|than|that|the|their|these|they|this|to|was|we|were|which|while|with)$/i;

/** Whether a line may be a title or heading: short, no sentence, not the middle of one. */
export function mayBeTitle(text: string): boolean {
  if (text.length > 300 || weightOf(text) > 260) return false;
  if (/^#{1,6}\s/.test(text)) return true;
  if (breaksOff.test(text) || isOnlyLink(text)) return false;
  return /\p{L}|\p{N}/u.test(text) && !/^[a-z]+(?:[ ,;]|$)/.test(text) && !/[。.;；,，:：][)"'”’』」）\]】}]*$/.test(text) && !innerSentence.test(text);
}

/** Signs that only part or adorn: `----`, `====`, `***`, `\\`. */
export function isRule(text: string): boolean {
  return text.length < 400 && /^(?:[-=*_~#–—]{3,}|\\\\)$/.test(text.replace(/ /g, ''));
}

/** A line that holds only an address: it belongs to the text before it. */
export function isOnlyLink(text: string): boolean {
  return text.length < 500 && /^[<([]?(?:https?:\/\/|www\.|arxiv:|doi:)\S+[>)\].。]?$/i.test(text);
}

export interface Item {
  /** Undefined for a bullet. */
  readonly number: number | undefined;
  /** Length of what stands before the text. */
  readonly indent: number;
}

const item = /^(?:\[(\d{1,4})\]|[(（](\d{1,4})[)）]|(\d{1,4})(?:[.)]\s|\.(?=[^\s\d])|[、．）])|[-*+•·]\s)\s*/;

/** The number or bullet that a line begins with. */
export function itemOf(text: string): Item | undefined {
  const found = item.exec(text.slice(0, 40));
  if (found === null) return undefined;
  const written = found[1] ?? found[2] ?? found[3];
  return { number: written === undefined ? undefined : Number(written), indent: found[0].length };
}

/** Without `#` and emphasis. */
export function plainTitle(text: string): string {
  return text
    .replace(/^#{1,6}\s+/, '')
    .replace(/^(\*\*|__)(.{1,300})\1$/, '$2')
    .trim();
}

const personWord = /^(?:\p{Lu}[\p{L}'’.-]*|(?:de|da|del|der|den|di|du|la|le|van|von|bin|al|el|zu|ter)|[\u4e00-\u9fff]{2,4})$/u;

/** Whether a line holds the names of at least `least` persons and hardly anything else. */
export function mayBeAuthors(text: string, least = 2): boolean {
  if (text.length > 8_000 || (text.length > 60 && endsSentence.test(text.slice(-60).replace(/et al\.$/, '')))) return false;
  const parts = text.replace(/[\d*†‡§¹²³⁴]+/g, '').replace(/\bet al\.?$|等$/, '').split(/[,;，；、]|\s+(?:and|&|和)\s+/).map((part) => part.trim()).filter((part) => /\p{L}/u.test(part));
  const named = parts.filter((part) => {
    const words = part.split(/\s+/, 7);
    return words.length <= 5 && (words.length >= 2 || /^[\u4e00-\u9fff]{2,4}$/.test(part)) && words.every((word) => personWord.test(word));
  });
  return parts.length >= least && named.length >= 0.8 * parts.length;
}
