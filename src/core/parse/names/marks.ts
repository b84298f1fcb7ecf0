import { SET_CLOSE, SET_OPEN } from './plain';

/** Whether a token's text opens a quotation. */
export function isOpenQuote(mark: string): boolean {
  return mark === '"' || mark === '“' || mark === '‘' || mark === "'" || mark === '《' || mark === '「';
}

/** Whether a token's text closes a quotation. */
export function isCloseQuote(mark: string): boolean {
  return mark === '"' || mark === '”' || mark === '》' || mark === '」';
}

/** Whether a token's text sets a name off from its sentence, on either side: quotation marks, markup. */
export function isSetOff(mark: string): boolean {
  return mark === SET_OPEN || mark === SET_CLOSE || isOpenQuote(mark) || isCloseQuote(mark);
}

/** An opening parenthesis, half or full width. */
export function isRoundBracket(mark: string): boolean {
  return mark === '(' || mark === '（';
}

/** An opening parenthesis or square bracket. */
export function isOpenBracket(mark: string): boolean {
  return isRoundBracket(mark) || mark === '[';
}

/** A comma, half or full width. */
export function isComma(mark: string): boolean {
  return mark === ',' || mark === '，';
}

/** A comma, colon or dash. */
export function isPause(mark: string): boolean {
  return isComma(mark) || mark === ':' || mark === '：' || mark === '—' || mark === '–' || mark === '、';
}
