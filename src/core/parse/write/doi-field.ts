import { encodeComponent } from '../../text/uri-text';
import { doiIn, doiInLatex } from '../fields/doi';
import { oneLine } from './normal-form';

const inBraces = /[{}\\\s]/g;
const read = /[{}\\\s%&<>$~^"'“”‘’,;|?#_[\]()]/g;
const notPlain = /[^A-Za-z0-9./:-]/gu;

function encoded(doi: string, signs: RegExp): string {
  return doi.replace(signs, (sign) =>
    encodeComponent(sign).replace(/^[^%]/, (plain) => `%${plain.charCodeAt(0).toString(16).toUpperCase()}`),
  );
}

/**
 * A DOI as a field of BibTeX or RIS that gives it again to whoever reads the field: as it is where that does, else with
 * percent-encoding of what would be read as markup, an entity or an end.
 */
export function doiField(doi: string): string {
  const line = oneLine(doi);
  const forms = [encoded(line, inBraces), encoded(line, read), encoded(line, notPlain)];
  return forms.find((form) => doiIn(form) === line && doiInLatex(form) === line) ?? encoded(line, inBraces);
}
