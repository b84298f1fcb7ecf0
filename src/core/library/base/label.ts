import type { Paper, PersonName } from '../../model/paper';

/** How a paper is named in lists: its own name with what it is behind, or its title. */
export function paperLabel(paper: Paper): { readonly label: string; readonly description: string } {
  const name = paper.names[0];
  if (name === undefined || !(paper.titleIsDerived || paper.derivedTitle !== undefined)) {
    return { label: paper.title, description: creditOf(paper) };
  }
  const { written, rest } = atName(paper.title, name);
  return { label: written, description: [rest, creditOf(paper)].filter((part) => part !== '').join(' · ') };
}

/** Marks what a language model wrote. */
const modelMark = '✦';

/** A paper under the title that a language model gave it, marked as such, where it has none of its own. */
export function titledByModel(paper: Paper): Paper {
  const title = paper.titleIsDerived ? paper.byModel?.title : undefined;
  return title === undefined ? paper : { ...paper, title: `${title} ${modelMark}` };
}

/**
 * A title taken apart behind a name that it begins with.
 * @returns the name as the title writes it (translated texts put spaces into names), and what follows; where the title begins otherwise, the name and the whole title
 */
export function atName(title: string, name: string): { readonly written: string; readonly rest: string } {
  const wanted = name.replace(/\s/g, '').toLowerCase();
  let end = 0;
  for (let matched = 0; matched < wanted.length; end++) {
    const letter = title.charAt(end);
    if (letter !== '' && letter.toLowerCase() === wanted.charAt(matched)) {
      matched++;
    } else if (letter.trim() !== '' || letter === '') {
      return { written: name, rest: title };
    }
  }
  // A name in two: `AgentA/B`.
  end += /^(?:\/[A-Za-z0-9]{1,20})+(?![A-Za-z0-9])/.exec(title.slice(end))?.[0].length ?? 0;
  return /^[A-Za-z0-9]/.test(title.slice(end))
    ? { written: name, rest: title }
    : { written: title.slice(0, end), rest: title.slice(end).replace(/^[\s:：,，—–-]+/u, '') };
}

/** Authors and year as far as they are known: `Zhang et al. 2023`, `张三等 2023`. */
export function creditOf(paper: Pick<Paper, 'authors' | 'year'>): string {
  const authors = paper.authors ?? [];
  const [first, second] = authors.map(nameOf);
  const who =
    first === undefined
      ? ''
      : authors.length > 2
        ? `${first}${isHan(first) ? '等' : ' et al.'}`
        : second === undefined
          ? first
          : isHan(first) && isHan(second)
            ? `${first}和${second}`
            : `${first} & ${second}`;
  return [who, paper.year === undefined ? '' : paper.year < 0 ? `${-paper.year} BC` : String(paper.year)]
    .filter((part) => part !== '')
    .join(' ');
}

/** The family name; a Chinese name is whole, since its family name alone tells nobody apart. */
function nameOf({ family, given, literal }: PersonName): string {
  return family === undefined ? (literal ?? given ?? '') : isHan(family) ? family + (given ?? '') : family;
}

function isHan(name: string): boolean {
  return /^\p{Script=Han}/u.test(name);
}
