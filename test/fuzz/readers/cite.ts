import assert from 'node:assert/strict';
import { asPaper, documentEntries } from '../../../src/core/cite/bibliographies/document-entries';
import { caseless, DocumentKeys } from '../../../src/core/cite/bibliographies/document-keys';
import { findDocumentKeys, signatureOf } from '../../../src/core/cite/bibliographies/find-document-keys';
import { workDocument } from '../../../src/core/cite/bibliographies/includes';
import { isAddress, isOfMachine, resolvePath } from '../../../src/core/cite/bibliographies/paths';
import { isProjectFolder } from '../../../src/core/cite/bibliographies/project-tree';
import { planBibSync } from '../../../src/core/cite/bibliographies/synced-bib';
import { checkCitations, type KnownKeys } from '../../../src/core/cite/check/check';
import { NearestKeys, queryOfKey } from '../../../src/core/cite/check/nearest-keys';
import { CompletionPlaces } from '../../../src/core/cite/complete/completion';
import { insertionsAt } from '../../../src/core/cite/edit/insertion';
import { previewOf } from '../../../src/core/cite/edit/preview';
import { fillTemplate, missingAddress, templateValue } from '../../../src/core/cite/edit/template';
import { citedPapers } from '../../../src/core/cite/export/cited-papers';
import { exportPapers } from '../../../src/core/cite/export/export';
import { IncrementalParser } from '../../../src/core/cite/incremental/incremental-parser';
import { fileExtensionOf, languageOfDocument } from '../../../src/core/cite/languages/documents';
import { citationLanguages, languageOf, parseCitations, syntaxFor } from '../../../src/core/cite/languages/index';
import { projectOf } from '../../../src/core/cite/languages/projects';
import type { CitationSyntax, CitedDocument } from '../../../src/core/cite/model/citation';
import { CitationGraph } from '../../../src/core/cite/model/citation-graph';
import type { TextEdit } from '../../../src/core/cite/model/text-edit';
import { blockText, findBlock, insertionOf } from '../../../src/core/cite/references/block';
import { furtherNamingEdits } from '../../../src/core/cite/references/further-bibliography';
import { escapeHtml } from '../../../src/core/cite/references/html';
import { namingEdits } from '../../../src/core/cite/references/name-bibliography';
import { placeOfBlock } from '../../../src/core/cite/references/place';
import { escapeText } from '../../../src/core/cite/write/escape';
import { citedOnce, withKeys } from '../../../src/core/cite/write/fixes';
import { formatCitation } from '../../../src/core/cite/write/format-citation';
import { parseList } from '../../../src/core/parse/list/parse-list';
import { yaml } from '../../../src/core/parse/yaml/library';
import { filesOf } from '../../unit/cite/bibliographies/files-in-memory';
import { assertReadAgain, formats } from '../../unit/cite/export/read-again';
import { misplaced } from '../../unit/cite/parse/citation-pieces';
import { paper } from '../../unit/search/paper';
import { pieces } from '../pieces';
import { plainReaders, type Reader } from '../reader';

const moss = paper('moss', 'We grow moss.', { title: 'On *moss* [@a] & #1', titleIsDerived: false, doi: '10.1/x_y' });
const known: KnownKeys = {
  get: (key) => (key === 'a' || key === 'moss' ? moss : undefined),
  lost: (key) => (key === 'lost' ? 'A paper' : undefined),
  isDisputed: (key) => key === 'B',
  nearest: () => [],
};
const offsets = (text: string) => [0, 1, 2, 3, 4, 5, 6, 7, 8].map((part) => Math.floor((text.length * part) / 8));

function applied(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((one, other) => other.start - one.start)
    .reduce((changed, { start, end, text: put }) => changed.slice(0, start) + put + changed.slice(end), text);
}

const keysOf = ({ groups }: CitedDocument) => groups.flatMap(({ citations }) => citations.map(({ key }) => key));

/** What is asked of a document of one language. */
function readersOfLanguage(syntax: CitationSyntax): readonly Reader[] {
  const own = pieces.all(syntax);
  const language = languageOf(syntax);
  return [
    {
      name: `${syntax} citations`,
      covers: ['parseCitations'],
      pieces: own,
      read: (text) => parseCitations(text, syntax, '\\newcommand{\\mycite}[1]{\\cite{#1}}'),
      check: (text) => {
        assert.deepEqual(misplaced(text, syntax), []);
      },
    },
    {
      name: `${syntax} incremental`,
      covers: ['IncrementalParser'],
      pieces: own,
      readsOther: true,
      read: (text) => {
        const parser = new IncrementalParser(parseCitations);
        parser.parse(text, syntax);
        return parser.parse(changed(text), syntax);
      },
      check: (text, found) => {
        assert.deepEqual(found, parseCitations(changed(text), syntax));
      },
    },
    {
      name: `${syntax} cursor`,
      covers: ['CompletionPlaces', 'insertionsAt', 'previewOf'],
      pieces: own,
      read: (text) => {
        const parsed = parseCitations(text, syntax);
        const completions = new CompletionPlaces(parseCitations);
        return offsets(text).map((offset) => {
          const edits = insertionsAt(parsed, text, [{ start: offset, end: offset }], ['moss'], {});
          return [
            language.contextAt(text, offset),
            completions.at(text, offset, syntax, (key) => key === 'a')?.query,
            edits,
            edits.map((edit) => previewOf(text, edit, syntax)),
          ];
        });
      },
      check: (text) => {
        // Nothing that stands in the document but what is being typed goes, where a paper is cited.
        const parsed = parseCitations(text, syntax);
        for (const offset of offsets(text)) {
          const edits = insertionsAt(parsed, text, [{ start: offset, end: offset }], ['moss'], {});
          assert.ok(applied(text, edits).length >= text.length - 100 || edits.length > 0);
        }
      },
    },
    {
      name: `${syntax} check`,
      covers: ['checkCitations', 'withKeys', 'citedOnce'],
      pieces: own,
      read: (text) => {
        const parsed = parseCitations(text, syntax);
        const findings = checkCitations(parsed, text, known, DocumentKeys.none, { isAsked: true });
        const fixes = parsed.groups
          .slice(0, 10)
          .map((group) => [
            withKeys(group, group.citations[0], ['moss', 'b'], text),
            citedOnce(group, ({ key }) => key === 'a', 'moss', text),
          ]);
        return [findings, fixes];
      },
      check: (text) => {
        // A key that is replaced is the key that is read there then.
        const parsed = parseCitations(text, syntax);
        const [group] = parsed.groups;
        if (group !== undefined && group.unread === undefined && !parsed.definedKeys.has(group.citations[0].key)) {
          const after = applied(text, withKeys(group, group.citations[0], ['moss'], text));
          assert.ok(keysOf(parseCitations(after, syntax)).includes('moss'), after);
        }
      },
    },
    {
      name: `${syntax} list of references`,
      covers: ['findBlock', 'placeOfBlock', 'insertionOf', 'blockText', 'namingEdits', 'furtherNamingEdits'],
      pieces: own,
      read: (text) => {
        const parsed = parseCitations(text, syntax);
        const cursor = Math.floor(text.length / 2);
        const place = placeOfBlock(text, parsed, cursor);
        return [
          findBlock(text, syntax),
          insertionOf(text, place, blockText('References', 'apa', syntax, '\n'), '\n'),
          namingEdits(text, parsed, 'refs.bib', { cursor, newline: '\n' }),
          furtherNamingEdits(text, parsed, 'more.bib', { newline: '\n' }),
        ];
      },
      check: (text) => {
        const parsed = parseCitations(text, syntax);
        const place = placeOfBlock(text, parsed, text.length);
        const { text: block } = insertionOf(text, place, blockText('References', 'apa', syntax, '\n'), '\n');
        const after = text.slice(0, place) + block + text.slice(place);
        assert.ok(findBlock(after, syntax) !== undefined, after);
        const further = furtherNamingEdits(text, parsed, 'more.bib', { newline: '\n' });
        if (further !== undefined) {
          const named = parseCitations(applied(text, further.edits), syntax).bibliographies.map(({ path }) => path);
          assert.ok(named.includes('more.bib'), String(named));
        }
      },
    },
    {
      name: `${syntax} work`,
      covers: ['workDocument', 'signatureOf', 'planBibSync'],
      pieces: own,
      read: async (text) => {
        const parsed = parseCitations(text, syntax);
        const path = `/work/main.${Object.keys(language.documents.endings)[0] ?? ''}`;
        const document = workDocument(path, text, syntax, () => parsed);
        const configurations = projectOf(syntax).projectFiles.map(({ names }) => names);
        const files = filesOf({
          '/work/_quarto.yml': text,
          '/work/myst.yml': text,
          '/work/conf.py': text,
          '/work/Makefile': text,
          '/work/refs.bib': text,
        });
        return [
          document.included,
          document.names.size,
          document.namedRoot,
          document.mayBePart,
          document.foldsCase,
          configurations.length,
          signatureOf(path, text, parsed).length,
          (await findDocumentKeys({ path, top: '/work', text, parsed }, files)).state,
          await planBibSync(
            [{ path, cited: parsed }],
            'refs.bib',
            () => Promise.resolve([]),
            (name) => files.stored(name),
          ),
        ];
      },
    },
    {
      name: `${syntax} escaped text`,
      covers: ['fillTemplate', 'missingAddress', 'templateValue', 'formatCitation'],
      pieces: own,
      read: (text) => {
        const said = { ...moss, title: text.slice(0, 3_000), abstract: text };
        const template = '> ${abstract}\n${key} [a](${doi}) "${title}"';
        return [
          escapeText(syntax, text, true),
          fillTemplate(template, said, syntax),
          fillTemplate(text, moss, syntax),
          missingAddress(text, [said], syntax)?.placeholder,
          templateValue('title', said),
          formatCitation(syntax, [text.slice(0, 100)]),
        ];
      },
      check: (text) => {
        const line = text.replace(/\s+/g, ' ');
        assert.deepEqual(keysOf(parseCitations(escapeText(syntax, line, true), syntax)), [], line);
      },
    },
  ];
}

/** The text with a letter and a citation in the middle of it. */
function changed(text: string): string {
  const middle = Math.floor(text.length / 2);
  return `${text.slice(0, middle)}x [@a] \\cite{b} ${text.slice(middle)}`;
}

const common: readonly Reader[] = [
  ...plainReaders(pieces.addresses, {
    isAddress,
    isOfMachine,
    isProjectFolder,
    resolvePath: (text) => [resolvePath('/work/a', text), resolvePath(text, '../b')],
    fileExtensionOf,
    languageOfDocument: (text) => languageOfDocument('plaintext', text),
    syntaxFor: (text) => syntaxFor(text, new Map([[text, text]])),
  }),
  ...plainReaders(pieces.text, {
    caseless,
    queryOfKey,
    escapeHtml,
    NearestKeys: (text) =>
      new NearestKeys(() => [moss])
        .nearest(text.slice(0, 200), 3, text.split(' ').slice(0, 1_000))
        .map(({ key }) => key),
    citedPapers: (text) => citedPapers(text.split(' '), () => moss).papers.length,
    CitationGraph: (text) => new CitationGraph().set('a.md', parseCitations(text, 'pandoc')),
  }),
  {
    name: 'documentEntries',
    covers: ['documentEntries', 'asPaper'],
    pieces: pieces.bibtex,
    read: (text) => documentEntries('/work/refs.bib', text, ['a2020', 'a', 'b', 'j'], yaml),
  },
  {
    name: 'exportPapers',
    covers: ['exportPapers'],
    pieces: pieces.text,
    read: (text) =>
      ['bibtex', 'csl-json', 'ris', 'hayagriva'].map((format) =>
        exportPapers([{ paper: { ...moss, title: text.slice(0, 2_000), abstract: text } }], format),
      ),
    check: (text) => {
      const { entries } = parseList(text, { markers: [] });
      const papers = entries.slice(0, 4).map((entry, index) => asPaper(entry, `key${String(index)}`, 'a.txt'));
      for (const format of papers.length === 0 ? [] : formats) {
        assertReadAgain(
          papers.map(({ key, abstract, title }) => ({
            paper: { ...paper(key, abstract), title, titleIsDerived: false },
          })),
          format,
        );
      }
    },
  },
];

export const citeReaders: readonly Reader[] = [
  ...citationLanguages.flatMap(({ id }) => readersOfLanguage(id)),
  ...common,
];
