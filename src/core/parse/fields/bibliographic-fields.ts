import { detectLanguage } from '../../text/language';
import type { PublishedIn } from '../../model/paper';
import { withoutUndefined } from '../../text/without-undefined';
import { writableText } from '../../text/writable';
import { findNames } from '../names/find-name';

const titleName = /^([^\s:：][^:：]{0,29})[:：]\s?\S/u;

/** What a title says before its colon, where that is a name: at most three words, one of them unlike a common word. */
function nameInTitle(title: string): string | undefined {
  const name = titleName.exec(title)?.[1]?.trim();
  const words = name?.split(/\s+/) ?? [];
  return words.length > 0 &&
    words.length <= 3 &&
    words.some((word) => /\d|\p{L}\p{Lu}|^\p{Lu}\p{Ll}*-\p{Lu}/u.test(word))
    ? name
    : undefined;
}

/**
 * Names and language of a work that a bibliography describes. A title of its own tells its name where it has one, so that
 * abstracts, which cost a thousand times as much to look through, are left to lists.
 */
export function describe(
  title: string | undefined,
  abstract: string,
): { readonly names: readonly string[]; readonly language: string } {
  const name = title === undefined ? undefined : nameInTitle(title);
  const names = name !== undefined ? [name] : title === undefined && abstract !== '' ? findNames(abstract) : [];
  return { names, language: detectLanguage(abstract === '' ? (title ?? '') : abstract) };
}

/** What is later is no year. */
export const latestYear = 2100;

/**
 * A year in a text that holds one between 1400 and 2100: `2020-05`, `c. 1998`; of a text that begins with a year's digits and
 * no more than month and day behind, any: `1054`, `-350` before Christ.
 */
export function yearIn(text: string | undefined): number | undefined {
  const start = writableText((text ?? '').slice(0, 200)).slice(0, 80);
  const alone = /^\s{0,9}(-?\d{1,4})(?:[-/]\d{0,2}){0,2}\/?\s{0,9}$/.exec(start)?.[1];
  const digits = alone ?? /(?:^|\D)(1[4-9]\d\d|20\d\d|2100)(?:\D|$)/.exec(start)?.[1];
  const year = Number(digits ?? 0);
  return year === 0 || year > latestYear ? undefined : year;
}

/** The arXiv identifier, without version, in a text that holds one after `arXiv:`, `abs/` or alone. */
export function arxivIn(text: string | undefined): string | undefined {
  const match =
    /(?:^|arxiv[:.\s]{0,3}|abs\/)\s?(\d{4}\.\d{4,5}|[a-z]{2,8}(?:-[a-z]{2,8})?(?:\.[A-Z]{2})?\/\d{7})(?:v\d{1,2})?(?!\d)/i.exec(
      (text ?? '').slice(0, 200),
    );
  return match?.[1];
}

/** More is no list of tags. */
export const maxTagsLength = 100_000;

/** Chinese words with slashes alone between them, or white space. */
const hanWords =
  /^\s{0,20}\p{Script=Han}{2,12}(?:\s?[/／]\s?\p{Script=Han}{2,12}|[ \t\u3000]{1,4}\p{Script=Han}{2,12}){1,30}\s{0,20}$/u;

/** Tags of a keyword field. */
export function tagsIn(text: string | undefined): string[] | undefined {
  const written = (text ?? '').slice(0, maxTagsLength);
  const tags = written
    .split(hanWords.test(written) ? /[/／\s]/ : /[,;，；、]/)
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
  return tags.length === 0 ? undefined : [...new Set(tags)];
}

/** Journal or book, volume, issue and first page; `undefined` where nothing is said of them. */
export function publishedIn({
  container,
  volume,
  issue,
  pages,
}: Readonly<Record<'container' | 'volume' | 'issue' | 'pages', string | undefined>>): PublishedIn | undefined {
  const page = /^\s{0,9}(\d{1,9})(?![\d:.])/.exec(pages ?? '')?.[1];
  const place = withoutUndefined({
    container: container?.trim().slice(0, 300) || undefined,
    volume: volume?.trim().slice(0, 40) || undefined,
    issue:
      issue
        ?.trim()
        .slice(0, 40)
        .replace(/^0+(?=\d)/, '') || undefined,
    page,
  });
  return Object.keys(place).length === 0 ? undefined : place;
}
