/** Names that stand in two scripts: `Wang, Xiaoming (王小明)`. */
import type { PersonName } from '../../model/paper';
import { parsePersonName } from './person-names';

const eastern = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const latin = /\p{Script=Latin}/u;
const bracketed = /^([^()（）[\]［］]{1,200})[([（［]([^()（）[\]［］{}]{2,80})[)\]）］]$/u;
/** A name and nothing else, of either script. */
const easternName = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー·・,，\s]{2,20}$/u;
const latinName = /^\p{Lu}[\p{Script=Latin}\p{M}.,'’\s-]{1,80}$/u;

/** A name without the same in another script that stands in brackets behind it, and that. */
export function inTwoScripts(text: string): { readonly name: string; readonly other?: string } {
  const [, before = '', inside = ''] = bracketed.exec(text.slice(0, 300).trim()) ?? [];
  const [name, other] = [before.trim(), inside.trim()];
  const isInTwo = eastern.test(name)
    ? !latin.test(name) && latinName.test(other)
    : latin.test(name) && easternName.test(other) && eastern.test(other);
  return isInTwo ? { name, other } : { name: text };
}

/** The people of a list whose names stand in another script too, by those; undefined where there are none. */
export function otherScriptNames(names: readonly string[]): PersonName[] | undefined {
  const others = names.flatMap((name) => inTwoScripts(name).other ?? []);
  return others.length === 0 ? undefined : others.map(parsePersonName);
}
