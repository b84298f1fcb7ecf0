import assert from 'node:assert/strict';
import { deriveSource } from '../../../src/core/library/derive';
import type { DerivedSource, ParsedSource } from '../../../src/core/model/paper';
import { bibliographyEntries, bibliographyReader, keyUses, publicationsIn } from '../../../src/core/parse/bibliography';
import { formats, readers } from '../../../src/core/parse/formats/index';
import type { FormatReader } from '../../../src/core/parse/formats/shared/bibliography-format';
import { needsYaml, parseSource, readersOf } from '../../../src/core/parse/source';
import { maxTitleLength } from '../../../src/core/parse/title/phrase';
import { yaml } from '../../../src/core/parse/yaml/library';
import { pieces, piecesOf } from '../pieces';
import { type Reader } from '../reader';
import { assertSound } from '../soundness';

const markers = ['translated by 谷歌翻译', 'translated by *'];
const options = { markers, yaml };

/** Every format by its own reader, whatever files it would be taken for. */
const ofFormats = readers.map((reader): Reader => ({
  name: `format ${reader.format.id}`,
  pieces: piecesOf(reader.format.id),
  read: (text) => readWhole(reader, text),
  check: (text, found) => {
    const { parsed, keys } = found as ReturnType<typeof readWhole>;
    assertSource(text, parsed);
    assertTitles(text, parsed);
    assertSound(text, keys);
  },
}));

function readWhole(reader: FormatReader, text: string) {
  const parsed = deriveSource(reader.parse(text, options));
  const publicationAt = reader.publications?.(text, yaml, []);
  return {
    recognized: reader.recognizes?.(text),
    needsYaml: reader.needsYaml?.(text),
    refusals: [true, false].map((needsEvidence) => reader.refusal(text, { ...options, needsEvidence }, 'txt')),
    parsed,
    keys: [...(reader.keys?.(text, yaml) ?? []), ...(reader.crossReferences?.(text) ?? [])],
    publications: parsed.entries.slice(0, 200).map(({ span }) => publicationAt?.(span)),
  };
}

/** What every reader of a format promises: its entries lie in the text, in order and apart, and so do their links. */
function assertSource(text: string, { entries, problems }: ParsedSource): void {
  assertSound(text, [entries, problems]);
  let last = 0;
  for (const { span, links, title, year } of entries) {
    assert.ok(span.start >= last, `an entry at ${String(span.start)} begins within the one before`);
    last = span.end;
    assert.ok(span.line <= span.endLine, 'lines of an entry');
    assert.ok(title === undefined || !/[\r\n]/.test(title), `a title on lines: ${String(title)}`);
    assert.ok(year === undefined || Number.isInteger(year), `a year that is none: ${String(year)}`);
    for (const { start, end, url } of links) {
      assert.ok(span.start <= start && end <= span.end, 'a link outside of its entry');
      assert.match(url, /^https?:\/\//);
    }
  }
}

/** Derived titles are short, one line, and hold no half of a character where the text has none. */
function assertTitles(text: string, { entries }: DerivedSource): void {
  const hasHalves = /\p{Cs}/u.test(text);
  for (const { title } of entries.map(({ derived }) => derived)) {
    assert.ok(title.length <= maxTitleLength && !/[\r\n]/.test(title), `a derived title: ${title}`);
    assert.ok(hasHalves || !/\p{Cs}/u.test(title), `half a character in a derived title: ${title}`);
  }
}

const endings = [...new Set(formats.flatMap(({ extensions }) => extensions))];

/** Files of every ending, as the library and documents read them. */
const ofFiles = endings.map((ending): Reader => ({
  name: `file .${ending}`,
  covers: [
    'parseSource',
    'needsYaml',
    'readersOf',
    'bibliographyReader',
    'bibliographyEntries',
    'keyUses',
    'publicationsIn',
  ],
  pieces: [
    ...new Set(formats.filter(({ extensions }) => extensions.includes(ending)).flatMap(({ id }) => piecesOf(id))),
  ],
  read: (text) => {
    const file = { path: `library.${ending}`, text };
    const parsed = parseSource(file, options);
    const entries = bibliographyEntries(file, yaml);
    return {
      needsYaml: needsYaml(file),
      readers: readersOf(file.path).length,
      read: bibliographyReader(file)?.format.id,
      parsed,
      entries,
      uses: keyUses(file, [...(entries?.keys() ?? [])].slice(0, 5), yaml),
      publications:
        'skipped' in parsed
          ? []
          : parsed.entries.slice(0, 20).map(({ format, span }) => publicationsIn(text, format, yaml)(span)),
    };
  },
  check: (text, found) => {
    const { parsed } = found as { parsed: ReturnType<typeof parseSource> };
    if (!('skipped' in parsed)) {
      assertSource(text, parsed);
    }
  },
}));

/** Files of fixed names, which are of no other format. */
const ofNames = formats
  .flatMap(({ fileName }) => fileName ?? [])
  .map((fileName): Reader => ({
    name: `file ${fileName}`,
    pieces: pieces.records,
    read: (text) => parseSource({ path: `papers/${fileName}`, text }, options),
  }));

export const formatReaders: readonly Reader[] = [...ofFormats, ...ofFiles, ...ofNames];
