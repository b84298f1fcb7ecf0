import type { TextRange } from '../../model/paper';
import type { CitationGroup, CitationSyntax, CitedDocument } from '../model/citation';
import type { TypedKey } from '../model/cursor-context';
import { languageOf } from '../languages/index';
import type { WrittenForm } from '../model/citation-language';
import { isKeyPunctuation, keyAtStart, withoutGluedLetters } from '../languages/shared/keys';
import type { TextEdit } from '../model/text-edit';

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

/** What holds however much is typed at one place. */
interface Place extends Pick<CitationCompletion, 'groupKeys' | 'documentKeys'> {
  readonly form: WrittenForm;
  /** What the citation needs before what is typed, at an offset, and behind it, so many characters after its end. */
  readonly lead?: { readonly offset: number; readonly text: string };
  readonly trail?: { readonly distance: number; readonly text: string };
}

/** What a document would cite with another text, and with something behind that besides. */
export type TryText = (text: string, end: string) => CitedDocument;

type ParseCompleted = (text: string, syntax: CitationSyntax, definitions: string) => CitedDocument;

/** Nobody's key, in letters that every syntax takes. */
const probe = 'Zq7LiteratureNotesProbe';

/**
 * Tells where citations are being typed. A completion is offered only where the shared definition of a citation would read
 * the completed text as one, so never in code, comments or addresses, and in the first form that the tool reads there.
 * It remembers the last place, so that typing on does not read the document again.
 */
export class CompletionPlaces {
  readonly #parse: ParseCompleted;
  #last:
    | {
        readonly before: string;
        readonly after: string;
        readonly syntax: CitationSyntax;
        readonly definitions: string;
        readonly form: string;
        readonly place: Place | undefined;
      }
    | undefined;

  constructor(parse: ParseCompleted) {
    this.#parse = parse;
  }

  /**
   * The completion at an offset, or undefined where no citation is being typed.
   * @param syntax the document's
   * @param isKey whether a paper has this key: what follows a whole key is text again
   * @param definitions of commands that cite, of the document and its work
   * @param tried where the document is known, so that not all of it has to be parsed
   */
  at(
    text: string,
    offset: number,
    syntax: CitationSyntax,
    isKey: (key: string) => boolean,
    definitions = '',
    tried: TryText = (changed, end) => this.#parse(changed + end, syntax, definitions),
  ): CitationCompletion | undefined {
    const typed = languageOf(syntax).contextAt(text, offset, definitions)?.typed;
    const rest = typed === undefined || typed.form === 'key' ? '' : behindKey(typed.query, isKey);
    if (typed === undefined || !isKeyPunctuation(rest)) {
      return undefined;
    }
    const place = this.#place(text, typed, syntax, definitions, tried);
    if (place === undefined) {
      return undefined;
    }
    const isKeyOnly = rest !== '' || (typed.form === 'bare' && /[.:?]$/.test(typed.query));
    const { groupKeys, documentKeys, form, lead, trail } = place;
    const insertions = [
      ...(lead === undefined ? [] : [lead]),
      ...(trail === undefined ? [] : [{ offset: typed.keyEnd + trail.distance, text: trail.text }]),
    ];
    return {
      start: typed.start,
      end: typed.keyEnd,
      query: typed.query,
      isKeyOnly,
      groupKeys,
      documentKeys,
      editFor: (key) => editOf(text, typed, key, form),
      insertions,
    };
  }

  #place(
    text: string,
    typed: TypedKey,
    syntax: CitationSyntax,
    definitions: string,
    tried: TryText,
  ): Place | undefined {
    const before = text.slice(0, typed.start);
    const after = text.slice(typed.keyEnd);
    const form = `${typed.form} ${typed.syntax} ${typed.mark ?? ''} ${typed.close}`;
    const last = this.#last;
    const isSame = last?.syntax === syntax && last.form === form && last.before === before && last.after === after;
    if (isSame && last.definitions === definitions) {
      return last.place;
    }
    const { completion } = languageOf(syntax);
    const parse = (changed: string) => tried(changed, completion.endOfCode ?? '');
    const isMetadata = typed.form === 'bare' && completion.isMetadata?.(before) === true;
    const place = isMetadata ? undefined : findPlace(before, after, typed, parse);
    this.#last = { before, after, syntax, definitions, form, place };
    return place;
  }
}

function editOf(text: string, typed: TypedKey, key: string, form: WrittenForm): TextEdit {
  return (
    languageOf(typed.syntax).completion.edit?.(text, typed, key) ?? {
      start: typed.start,
      end: typed.keyEnd,
      text: form(key),
    }
  );
}

/** What follows a whole key in what was typed; empty where it does not begin with one. */
function behindKey(query: string, isKey: (key: string) => boolean): string {
  const whole = keyAtStart(query);
  const key = [whole, withoutGluedLetters(whole)].find(isKey);
  return key === undefined ? '' : query.slice(key.length);
}

/** The first way of writing that is read as a citation, or nothing. */
function findPlace(
  before: string,
  after: string,
  typed: TypedKey,
  parse: (text: string) => CitedDocument,
): Place | undefined {
  let unread: { readonly form: WrittenForm; readonly group: CitationGroup } | undefined;
  for (const form of languageOf(typed.syntax).completion.forms(typed, after)) {
    const document = parse(before + form(probe) + after);
    const group = groupOf(document);
    if (group?.unread === undefined && group !== undefined) {
      return { form, ...keysOf(document, group) };
    }
    unread = group === undefined ? unread : { form, group };
  }
  const nullEscape = unread === undefined ? undefined : languageOf(unread.group.syntax).writing.nullEscape;
  return unread === undefined || nullEscape === undefined
    ? undefined
    : separatedPlace(before, after, unread.form, unread.group, nullEscape, parse);
}

/** Where a group that touches letters is read once the tool's null escape separates it from them. */
function separatedPlace(
  before: string,
  after: string,
  form: WrittenForm,
  group: CitationGroup,
  nullEscape: string,
  parse: (text: string) => CitedDocument,
): Place | undefined {
  const written = form(probe);
  const behind = group.end - before.length - written.length;
  const [head, tail] = [before.slice(0, group.start), after.slice(behind)];
  for (const [lead, trail] of [
    [nullEscape, ''],
    ['', nullEscape],
    [nullEscape, nullEscape],
  ] as const) {
    const document = parse(head + lead + before.slice(group.start) + written + after.slice(0, behind) + trail + tail);
    const separated = groupOf(document);
    if (separated !== undefined && separated.unread === undefined) {
      return {
        form,
        ...keysOf(document, separated),
        ...(lead === '' ? {} : { lead: { offset: group.start, text: lead } }),
        ...(trail === '' ? {} : { trail: { distance: behind, text: trail } }),
      };
    }
  }
  return undefined;
}

function groupOf({ groups }: CitedDocument): CitationGroup | undefined {
  return groups.find(({ citations }) => citations.some(({ key }) => key === probe));
}

/** The keys of the other citations, in the group and in the document. */
function keysOf({ groups }: CitedDocument, group: CitationGroup): Pick<Place, 'groupKeys' | 'documentKeys'> {
  const others = (each: CitationGroup) => each.citations.map(({ key }) => key).filter((key) => key !== probe);
  return { groupKeys: new Set(others(group)), documentKeys: [...new Set(groups.flatMap(others))] };
}
