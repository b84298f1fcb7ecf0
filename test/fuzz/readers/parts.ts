import assert from 'node:assert/strict';
import { fileDirectories, filesOfField } from '../../../src/core/parse/bibtex/file-field';
import { latexToText } from '../../../src/core/parse/bibtex/latex-to-text';
import { parseBibtex } from '../../../src/core/parse/bibtex/parse-bibtex';
import { scanBibtex } from '../../../src/core/parse/bibtex/scan';
import { isProperties, ownProperty } from '../../../src/core/parse/csl-json/csl-properties';
import { normalDate } from '../../../src/core/parse/csl-json/normal-date';
import { plainOfCsl } from '../../../src/core/parse/csl-json/parse-csl-json';
import { arxivIn, describe, publishedIn, yearIn } from '../../../src/core/parse/fields/bibliographic-fields';
import { cslDate } from '../../../src/core/parse/fields/csl-date';
import { peopleOf } from '../../../src/core/parse/fields/csl-names';
import { doiIn } from '../../../src/core/parse/fields/doi';
import { parsePersonName, parseWrittenName } from '../../../src/core/parse/fields/person-names';
import {
  describesOthers,
  extensionOf,
  formatKindOf,
  formatsOf,
  mayBeBibliography,
  mayBeSource,
} from '../../../src/core/parse/formats/index';
import { recordText, scanRecords } from '../../../src/core/parse/formats/literature-records';
import { decodedValue, encodedValue } from '../../../src/core/parse/formats/shared/encoded-values';
import { modelComments, modelCommentText } from '../../../src/core/parse/formats/shared/model-comments';
import { readingComments, readingCommentText } from '../../../src/core/parse/formats/shared/reading-comments';
import { yamlStrings } from '../../../src/core/parse/formats/shared/yaml-strings';
import { findLinks } from '../../../src/core/parse/links/find-links';
import { arxivAt, arxivOfDoi, doiAddress, namedArxiv, percentDecoded } from '../../../src/core/parse/links/identifiers';
import { knownEntries, withKnown } from '../../../src/core/parse/list/incremental';
import { parseList } from '../../../src/core/parse/list/parse-list';
import { noteScalar } from '../../../src/core/parse/note/field-values';
import { findFrontMatter } from '../../../src/core/parse/note/front-matter';
import { fieldName, tagsOfNote } from '../../../src/core/parse/note/parse-note';
import { attributeOf, xmlTexts } from '../../../src/core/parse/tagged/xml-elements';
import { xmlRecords } from '../../../src/core/parse/tagged/xml-records';
import { distinctTitles } from '../../../src/core/parse/title/distinct';
import { sentenceEnds } from '../../../src/core/parse/title/phrase';
import { wholeTitle } from '../../../src/core/parse/title/whole';
import { oneLine } from '../../../src/core/parse/write/normal-form';
import { yamlScalar } from '../../../src/core/parse/write/yaml-text';
import { yaml } from '../../../src/core/parse/yaml/library';
import { pieces } from '../pieces';
import { plainReaders, type Reader, valueOf } from '../reader';

const markers = ['translated by 谷歌翻译'];
const places = (text: string) => [0, 1, 2, 3, 5, 8].map((part) => Math.floor((text.length * part) / 8));

/** Scanners of texts and fields within formats, which others ask too. */
const scanners: readonly Reader[] = [
  ...plainReaders(pieces.bibtex, { parseBibtex, scanBibtex, latexToText, filesOfField, fileDirectories, scanRecords }),
  ...plainReaders(pieces.names, { parsePersonName, parseWrittenName }),
  ...plainReaders(pieces.text, {
    findLinks: (text) => findLinks(text, 0),
    describe: (text) => [describe(text, ''), describe(undefined, text), describe(text, text)],
    publishedIn: (text) => publishedIn({ container: text, volume: text, issue: text, pages: text }),
    yearIn,
    cslDate,
    plainOfCsl,
    oneLine,
    sentenceEnds: (text) => sentenceEnds(text, 100),
    wholeTitle: (text) => wholeTitle({ title: text.slice(0, 60), titleIsDerived: true, abstract: text }),
    distinctTitles: (text) =>
      distinctTitles(text.split('\n').map((line) => ({ title: line.slice(0, 20), text: line }))),
    findFrontMatter,
    fieldName,
    encodedValue,
  }),
  ...plainReaders(pieces.addresses, {
    arxivIn,
    doiIn,
    arxivOfDoi,
    doiAddress,
    percentDecoded,
    arxivAt: (text) => places(text).map((at) => arxivAt(text, at)),
    namedArxiv: (text) => places(text).map((at) => namedArxiv(text, at)),
    extensionOf,
    formatsOf,
    formatKindOf,
    describesOthers,
    mayBeSource,
    mayBeBibliography,
  }),
  ...plainReaders(pieces.json, {
    normalDate: (text) => normalDate(valueOf(text)),
    peopleOf: (text) => peopleOf(valueOf(text)),
    noteScalar: (text) => noteScalar(valueOf(text)),
    tagsOfNote: (text) => tagsOfNote(valueOf(text)),
    ownProperty: (text) => {
      const value = valueOf(text);
      return isProperties(value) ? ownProperty(value, text.slice(0, 20)) : undefined;
    },
  }),
  { name: 'isProperties', covers: ['isProperties'], pieces: pieces.json, read: (text) => isProperties(valueOf(text)) },
  {
    name: 'yamlStrings',
    covers: ['yamlStrings'],
    pieces: pieces.yaml,
    read: (text) => yamlStrings(text, 'title', yaml),
  },
  {
    name: 'yaml values',
    pieces: pieces.yaml,
    read: (text) => [yaml.values(text), yaml.nodes(text)],
  },
  {
    name: 'xmlTexts',
    covers: ['xmlTexts', 'attributeOf'],
    pieces: pieces.xml,
    read: (text) => {
      const texts = xmlTexts(text, { start: 0, end: text.length }, new Set(['i', 'b']));
      return texts
        .slice(0, 50)
        .map(({ elements, ...rest }) => [rest, elements.slice(0, 5).map((element) => attributeOf(element, 'lang'))]);
    },
  },
  {
    name: 'xmlRecords',
    covers: ['xmlRecords'],
    pieces: pieces.xml,
    read: (text) =>
      xmlRecords(text, {
        records: new Set(['record']),
        styles: new Set(['i']),
        tagOf: (elements) => elements.at(-1)?.name,
      }),
  },
];

/** What is written by one part and read again by another. */
const written: readonly Reader[] = [
  {
    name: 'decodedValue',
    pieces: pieces.text,
    read: (text) => decodedValue(encodedValue(text)),
    check: (text, found) => {
      assert.equal((found as string).trim(), text.trim());
    },
  },
  {
    name: 'yamlScalar',
    covers: ['yamlScalar'],
    pieces: pieces.yaml,
    read: (text) => yaml.values(`a: ${yamlScalar(text.slice(0, 2_000))}\nb: [${yamlScalar(text.slice(0, 2_000))}, c]`),
    check: (text, found) => {
      const { value, errors } = found as ReturnType<typeof yaml.values>;
      const wanted = oneLine(text.slice(0, 2_000));
      assert.deepEqual(
        [errors, value],
        [
          [],
          new Map<string, unknown>([
            ['a', wanted],
            ['b', [wanted, 'c']],
          ]),
        ],
      );
    },
  },
  {
    name: 'modelComments',
    covers: ['modelComments', 'modelCommentText'],
    pieces: pieces.records,
    read: (text) => modelComments(text),
    check: (text) => {
      const said = text.trim();
      const comment = modelCommentText('a', { model: 'm', date: 'd', title: `T ${said}` }, { hash: 'x', year: 2020 });
      const [found, ...others] = modelComments(`@article{a,\n title = {T}}\n${comment}@misc{b}\n`);
      assert.deepEqual(
        [found?.key, found?.model.title, found?.evidence, others],
        ['a', `T ${said}`.trim(), { hash: 'x', year: '2020' }, []],
      );
    },
  },
  {
    name: 'readingComments',
    covers: ['readingComments', 'readingCommentText'],
    pieces: pieces.records,
    read: (text) => readingComments(text),
    check: (text) => {
      const tag = `t${text}`.trim();
      const [found, ...others] = readingComments(
        readingCommentText('a', { status: tag, rating: 3.5, tags: [tag, 'x'] }, { hash: 'x' }),
      );
      assert.deepEqual(
        [found?.state, found?.evidence, others],
        [{ status: tag, rating: 3.5, tags: [...new Set([tag, 'x'])] }, { hash: 'x' }, []],
      );
    },
  },
  {
    name: 'recordText',
    covers: ['recordText'],
    pieces: pieces.records,
    read: (text) =>
      recordText(
        { item: { id: 'a', type: 'article', title: `T ${text}`, abstract: text }, publication: undefined, names: [] },
        { source: text.slice(0, 500), date: '2026-11-29', about: text.slice(0, 500), evidence: { title: text } },
      ),
    check: (_, found) => {
      const [record, ...others] = scanRecords(found as string);
      assert.deepEqual(
        [record?.key, record?.isDamaged, record?.end, others],
        ['a', false, (found as string).trimEnd().length, []],
        found as string,
      );
    },
  },
  {
    name: 'knownEntries',
    covers: ['knownEntries'],
    pieces: pieces.text,
    read: (text) => parseList(text, { markers }),
    check: (text, found) => {
      // A list that grows at its end, whose entries are all known before it did.
      const { entries } = found as ReturnType<typeof parseList>;
      const known = knownEntries(entries.map(({ fingerprint }) => fingerprint));
      const changed = `${text.slice(0, text.length / 2)}\nWe present a new text about moss.\n${text.slice(text.length / 2)}`;
      const again = parseList(changed, { markers, known });
      const steps = withKnown(again.entries, again.places ?? new Int32Array(), entries);
      let step = steps.next();
      while (step.done !== true) {
        step = steps.next();
      }
      assert.deepEqual(step.value, parseList(changed, { markers }).entries);
    },
  },
];

export const partReaders: readonly Reader[] = [...scanners, ...written];
