import { decoded, encodingLabelOf } from './text-decoder';

/** As much of a file as is looked at: its first lines. */
const headSize = 600;
const headLines = 3;

/** Names of Java, as JabRef writes them, that the Encoding Standard has not. */
const otherNames: Readonly<Record<string, string>> = {
  utf8: 'utf-8',
  utf_8: 'utf-8',
  gb2312: 'gb18030',
  gbk: 'gb18030',
  cp936: 'gb18030',
  ms936: 'gb18030',
  big5_hkscs: 'big5',
  'big5-hkscs': 'big5',
  cp950: 'big5',
  ms950: 'big5',
  sjis: 'shift_jis',
  cp932: 'shift_jis',
  ms932: 'shift_jis',
  euc_jp: 'euc-jp',
  euc_kr: 'euc-kr',
  cp949: 'euc-kr',
  ms949: 'euc-kr',
  macroman: 'macintosh',
  'x-macroman': 'macintosh',
  applemac: 'macintosh',
  latin1: 'windows-1252',
};

/** The encoding that a file names in its first lines (`% Encoding: Cp1252`, `-*- coding: gbk -*-`, `% !TeX encoding = GBK`), as a label of the Encoding Standard. */
export function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = (decoded(bytes.subarray(0, headSize), 'windows-1252') ?? '').split(/\r\n?|\n/).slice(0, headLines);
  for (const line of head) {
    const name = /^.{0,30}?\b(?:en)?coding[ \t]{0,5}[:=][ \t]{0,5}([\w.:-]{2,40})/i.exec(line)?.[1]?.toLowerCase();
    const label =
      name === undefined
        ? undefined
        : (encodingLabelOf(otherNames[name] ?? name) ??
          encodingLabelOf(name.replace(/^cp(?=125\d$)/, 'windows-').replace(/^iso[-_]?8859[-_]/, 'iso-8859-')));
    if (label !== undefined) {
      return label;
    }
  }
  return undefined;
}
