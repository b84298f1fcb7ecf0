import type { TextRange } from '../../model';
import type { CitationGroup, CitedDocument } from '../citation';
import type { TextEdit } from '../check/fixes';
import { type CitationSyntax, formatCitation, formatItem, typstLabel } from '../syntax';
import { type TypedCitation, typedCitationAt } from './trigger';

/** A place where a citation key is being typed, and what completing it takes. */
export interface CitationCompletion extends TextRange {
  /** What was typed to find a paper by, without the syntax's own marks. */
  readonly query: string;
  /** What was typed ends like a sentence: only keys that go on with it are meant. */
  readonly isKeyOnly: boolean;
  /** Keys that the group cites already. */
  readonly groupKeys: ReadonlySet<string>;
  /** Keys that the document cites, in order of place, each once. */
  readonly documentKeys: readonly string[];
  /** What stands in the place of the range then, in a form that the document's tool reads; in that of the signs around it too, where the key asks for others. */
  readonly editFor: (key: string) => TextEdit;
  /** What the citation needs around it besides, to be inserted at offsets outside the range. */
  readonly insertions: readonly { readonly offset: number; readonly text: string }[];
}

/** One way to write the citation. */
type Form = (key: string) => string;

/** What holds however much is typed at one place. */
interface Place extends Pick<CitationCompletion, 'groupKeys' | 'documentKeys'> {
  readonly form: Form;
  /** What the citation needs before what is typed, at an offset, and behind it, so many characters after its end. */
  readonly lead?: { readonly offset: number; readonly text: string };
  readonly trail?: { readonly distance: number; readonly text: string };
}

/** Nobody's key, in letters that every syntax takes. */
const probe = 'Zq7LiteratureNotesProbe';

/**
 * Tells where citations are being typed. A completion is offered only where the shared definition of a citation would read
 * the completed text as one, so never in code, comments or addresses, and in the first form that the tool reads there.
 * It remembers the last place, so that typing on does not read the document again.
 */
export class CompletionPlaces {
  readonly #parse: (text: string, syntax: CitationSyntax) => CitedDocument;
  #last: { readonly before: string; readonly after: string; readonly syntax: CitationSyntax; readonly form: string; readonly place: Place | undefined } | undefined;

  constructor(parse: (text: string, syntax: CitationSyntax) => CitedDocument) {
    this.#parse = parse;
  }

  /**
   * The completion at an offset, or undefined where no citation is being typed.
   * @param syntax the document's
   * @param isKey whether a paper has this key: what follows a whole key is text again
   */
  at(text: string, offset: number, syntax: CitationSyntax, isKey: (key: string) => boolean): CitationCompletion | undefined {
    const typed = typedCitationAt(text, offset, syntax);
    const rest = typed === undefined || typed.form === 'key' ? '' : behindKey(typed.query, isKey);
    if (typed === undefined || !/^[:.#$%&\-+?<>~/]*$/.test(rest)) {
      return undefined;
    }
    const place = this.#place(text, typed, syntax);
    if (place === undefined) {
      return undefined;
    }
    const isKeyOnly = rest !== '' || (typed.form === 'bare' && /[.:?]$/.test(typed.query));
    const { groupKeys, documentKeys, form, lead, trail } = place;
    const insertions = [...(lead === undefined ? [] : [lead]), ...(trail === undefined ? [] : [{ offset: typed.keyEnd + trail.distance, text: trail.text }])];
    return { start: typed.start, end: typed.keyEnd, query: typed.query, isKeyOnly, groupKeys, documentKeys, editFor: (key) => editOf(text, typed, key, form), insertions };
  }

  #place(text: string, typed: TypedCitation, syntax: CitationSyntax): Place | undefined {
    const before = text.slice(0, typed.start);
    const after = text.slice(typed.keyEnd);
    const form = `${typed.form} ${typed.syntax} ${typed.close}`;
    const last = this.#last;
    if (last?.syntax === syntax && last.form === form && last.before === before && last.after === after) {
      return last.place;
    }
    const isMarkdown = syntax === 'pandoc' || syntax === 'myst';
    // Pandoc takes code without an end for text; who types in it means code.
    const parse = (changed: string) => this.#parse(isMarkdown ? `${changed}\n\`\`\`\n~~~\n` : changed, syntax);
    const isMetadata = isMarkdown && typed.form === 'bare' && frontMatter.test(before) && !frontMatterEnd.test(before);
    const place = isMetadata ? undefined : findPlace(before, after, typed, parse);
    this.#last = { before, after, syntax, form, place };
    return place;
  }
}

const frontMatter = /^---[ \t]*\r?\n/;
const frontMatterEnd = /\n(?:---|\.\.\.)[ \t]*\r?\n/;
const keyAtStart = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_]|[:.#$%&\-+?<>~/](?=[\p{L}\p{N}_]))*/u;
/** A bracket is closed in its paragraph. */
const closedBehind = /^(?:[^\][\n]|\n(?![ \t\r]*\n))*\]/;
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

function editOf(text: string, { start, keyEnd, syntax, form: place, close }: TypedCitation, key: string, form: Form): TextEdit {
  const label = typstLabel(key);
  const isClosed = text.charAt(keyEnd) === '>';
  if (syntax === 'typst' && place === 'key' && text.charAt(start - 1) === '<' && !label.startsWith('<') && (isClosed || close.startsWith('>'))) {
    return { start: start - 1, end: isClosed ? keyEnd + 1 : keyEnd, text: label + close.replace('>', '') };
  }
  return { start, end: keyEnd, text: form(key) };
}

/** What follows a whole key in what was typed; empty where it does not begin with one. */
function behindKey(query: string, isKey: (key: string) => boolean): string {
  const whole = keyAtStart.exec(query)?.[0] ?? '';
  const cut = whole.search(unspaced);
  const keys = cut > 0 ? [whole, whole.slice(0, cut)] : [whole];
  const key = keys.find(isKey);
  return key === undefined ? '' : query.slice(key.length);
}

/** Ways to write the citation in place of what was typed, the usual one first; the others part it from letters that it touches. */
function formsOf({ form, syntax, close }: TypedCitation, after: string): readonly Form[] {
  const item: Form = (key) => formatItem(syntax === 'myst' ? 'pandoc' : syntax, key);
  if (form === 'key') {
    return [(key) => key + close];
  }
  if (form === 'item') {
    // Before Chinese text the editor does not close a bracket by itself: closed, nothing touches the key.
    const closed: readonly Form[] = syntax !== 'org' && !closedBehind.test(after.slice(0, 1000)) ? [(key) => `${item(key)}]`] : [];
    return [
      (key) => item(key) + close,
      ...closed,
      (key) => ` ${item(key)}${close}`,
      (key) => `${item(key)} ${close}`,
      (key) => ` ${item(key)} ${close}`,
    ];
  }
  switch (syntax) {
    case 'typst':
      return [item, (key) => formatItem('typst', key, { command: 'cite' })];
    case 'org':
      return [(key) => formatCitation('org', [key])];
    case 'myst':
      return [item, (key) => `[${item(key)}]`, (key) => formatCitation('myst', [key])];
    default:
      return [item, (key) => `[${item(key)}]`];
  }
}

/** The first way of writing that is read as a citation, or nothing. */
function findPlace(before: string, after: string, typed: TypedCitation, parse: (text: string) => CitedDocument): Place | undefined {
  let unread: { readonly form: Form; readonly group: CitationGroup } | undefined;
  for (const form of formsOf(typed, after)) {
    const document = parse(before + form(probe) + after);
    const group = groupOf(document);
    if (group?.unread === undefined && group !== undefined) {
      return { form, ...keysOf(document, group) };
    }
    unread = group === undefined ? unread : { form, group };
  }
  return unread === undefined || unread.group.syntax !== 'rst' ? undefined : partedRole(before, after, unread.form, unread.group, parse);
}

/** A role that touches letters is parted from them by what Docutils takes out again. */
function partedRole(before: string, after: string, form: Form, group: CitationGroup, parse: (text: string) => CitedDocument): Place | undefined {
  const written = form(probe);
  const behind = group.end - before.length - written.length;
  const [head, tail] = [before.slice(0, group.start), after.slice(behind)];
  for (const [lead, trail] of [[joint, ''], ['', joint], [joint, joint]] as const) {
    const document = parse(head + lead + before.slice(group.start) + written + after.slice(0, behind) + trail + tail);
    const parted = groupOf(document);
    if (parted !== undefined && parted.unread === undefined) {
      return {
        form,
        ...keysOf(document, parted),
        ...(lead === '' ? {} : { lead: { offset: group.start, text: lead } }),
        ...(trail === '' ? {} : { trail: { distance: behind, text: trail } }),
      };
    }
  }
  return undefined;
}

const joint = '\\ ';

function groupOf({ groups }: CitedDocument): CitationGroup | undefined {
  return groups.find(({ citations }) => citations.some(({ key }) => key === probe));
}

/** The keys of the other citations, in the group and in the document. */
function keysOf({ groups }: CitedDocument, group: CitationGroup): Pick<Place, 'groupKeys' | 'documentKeys'> {
  const others = (each: CitationGroup) => each.citations.map(({ key }) => key).filter((key) => key !== probe);
  return { groupKeys: new Set(others(group)), documentKeys: [...new Set(groups.flatMap(others))] };
}
