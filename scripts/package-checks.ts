import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';

/** How large the package may be, in bytes, as it is downloaded: a little more than it is. */
export const packageLimit = 2_000_000;

/** Addresses of Markdown's images and links and of HTML's, as they stand. */
const addresses = /(!?)\[[^[\]\n]{0,300}\]\(([^()\s]{1,500})\)|<(img|a)\s[^<>]{0,500}?(?:src|href)="([^"]{1,500})"/g;

interface Manifest {
  readonly repository: { readonly url: string };
}

/** The address of the repository's pages, of the one that `package.json` names. */
function pagesOf({ repository: { url } }: Manifest): string {
  return url.replace(/^git\+/, '').replace(/\.git$/, '');
}

/**
 * What is wrong with a packed extension: its size, what it holds that nobody needs, and images and links of its README and change log that
 * do not lead anywhere once they stand on the page of a shop.
 * @param packed the bytes of a `.vsix`
 * @param repository folder that holds what the images and links lead to
 */
export function packageProblems(packed: Uint8Array, repository: string): readonly string[] {
  const files = unzipSync(packed);
  const names = Object.keys(files);
  const text = (name: string) => new TextDecoder().decode(files[name]);
  const problems =
    packed.length > packageLimit ? [`It has ${packed.length} bytes; ${packageLimit} are permitted.`] : [];
  const needed = ['extension/package.json', 'extension/readme.md', 'extension/changelog.md', 'extension/LICENSE.txt'];
  needed.push('extension/dist/THIRD-PARTY-NOTICES.txt');
  problems.push(...needed.filter((name) => !names.includes(name)).map((name) => `${name} is missing.`));
  problems.push(
    ...names
      .filter((name) => /\.(?:map|ts|test\.js)$|\/screenshots\/|\/node_modules\//.test(name))
      .map((name) => `${name} is not for users.`),
  );
  if (names.includes('extension/package.json')) {
    const pages = pagesOf(JSON.parse(text('extension/package.json')) as Manifest);
    for (const page of ['extension/readme.md', 'extension/changelog.md'].filter((name) => names.includes(name))) {
      problems.push(...addressProblems(text(page), pages, repository).map((problem) => `${page}: ${problem}`));
    }
  }
  return problems;
}

/** What is wrong with the addresses of a page that is shown elsewhere than in its repository. */
function addressProblems(page: string, pages: string, repository: string): readonly string[] {
  const withoutCode = page.replace(/^```[^]*?^```/gm, '').replace(/`[^`\n]*`/g, '');
  return [...withoutCode.matchAll(addresses)].flatMap(([, mark, written, tag, inTag]) => {
    const address = written ?? inTag ?? '';
    const isImage = mark === '!' || tag === 'img';
    const own = [`${pages}/raw/HEAD/`, `${pages}/blob/HEAD/`].find((base) => address.startsWith(base));
    if (own !== undefined) {
      const path = decodeURIComponent(address.slice(own.length)).replace(/[?#].*$/, '');
      return existsSync(join(repository, path)) ? [] : [`${address} leads to a file that does not exist.`];
    }
    if (isImage) {
      return [`The image ${address} is none of the repository's, by an address that shops can show.`];
    }
    return /^(?:https:\/\/|#)/.test(address) ? [] : [`The link ${address} leads nowhere outside of the repository.`];
  });
}
