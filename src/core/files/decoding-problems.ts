import type { ParsedSource, Problem } from '../model/paper';
import { undecodableProblems } from '../text/undecodable';
import { type DecodedText, isUndecodableEntry } from './utf8';

const wholeFile = { start: 0, end: 0, line: 0, endLine: 0 };

/** What encodings of the Encoding Standard are called where it is not their usual name. */
const names: Readonly<Record<string, string>> = {
  utf8: 'UTF-8',
  utf8bom: 'UTF-8',
  gb18030: 'GB 18030',
  big5: 'Big5',
  shift_jis: 'Shift_JIS',
  'windows-1252': 'Windows-1252',
  macintosh: 'Mac OS Roman',
};

/** What is wrong with how a file was decoded, if anything. */
function decodingProblems({ text, undecodable, encoding, isGuessed }: DecodedText): Problem[] {
  const name =
    names[encoding] ??
    encoding.replace(/^windows/, 'Windows').replace(/^(?:utf|euc|iso|koi)/, (start) => start.toUpperCase());
  return [
    ...(isGuessed ? [{ code: 'guessed-encoding' as const, args: [name], span: wholeFile }] : []),
    ...undecodableProblems(text, undecodable, name),
  ];
}

/**
 * What was read of a source, with the problems of its decoding, and without entries that are mostly characters which
 * could not be decoded: their lines are among the problems.
 */
export function withDecoding<Source extends ParsedSource>(parsed: Source, file: DecodedText): Source {
  const problems = decodingProblems(file);
  if (problems.length === 0) {
    return parsed;
  }
  const entries =
    file.undecodable.length === 0
      ? parsed.entries
      : parsed.entries.filter(({ abstract, title = '' }) => !isUndecodableEntry(`${title} ${abstract}`));
  return { ...parsed, entries, problems: [...problems, ...parsed.problems] };
}
