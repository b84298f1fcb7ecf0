/** Endings that a host may have where the text gives no scheme; with a scheme, any will do. */
const endings = new Set(
  (
    'com org net edu gov int info biz io ai cc co cn dev me app tech site xyz top pro cloud online science academy page blog wiki ' +
    'space art fun live studio video world zone systems network software tools run fyi link land club team digital design ' +
    'eu de uk fr jp kr ch nl es it se at be dk fi no sg hk tw mo il nz ie pt gr cz hu tr ir ru br pl ca au in us tv mx ar za ro ua si sk ' +
    'hr bg lt lv ee lu is gg ly sh to im fm ml ws st so la gl my id th vn ph pk bd lk sa ae eg qa cl pe uy ac tk ga cf one hf mil'
  ).split(' '),
);

/** Endings that are words too: a dot before them may be the end of a sentence. */
const wordEndings = new Set(
  'in it at be is no to so us me my as am id one run live link team space world page fun art top pro video st la'.split(
    ' ',
  ),
);

/** Sites that give their users a name of their own below these; such a host is an address without any scheme. */
const siteHosts = [
  'github.io',
  'gitlab.io',
  'gitee.io',
  'hf.space',
  'netlify.app',
  'vercel.app',
  'web.app',
  'streamlit.app',
  'readthedocs.io',
  'pages.dev',
  'herokuapp.com',
  'wixsite.com',
  'wordpress.com',
  'grand-challenge.org',
];

/** Hosts that hold repositories as `/OWNER/REPO`. */
const repositoryHosts = new Set([
  'github.com',
  'gitlab.com',
  'bitbucket.org',
  'codeberg.org',
  'gitee.com',
  'gitcode.com',
  'framagit.org',
  'huggingface.co',
  'anonymous.4open.science',
]);

const spellings = new Map([
  ['hf.co', 'huggingface.co'],
  ['github.dev', 'github.com'],
  ['huggingface.com', 'huggingface.co'],
]);

/** Lower case, without `www.`, one spelling for hosts that have two. */
export function canonicalHost(host: string): string {
  const plain = host.toLowerCase().replace(/^www\./, '');
  return spellings.get(plain) ?? plain;
}

/** Whether a host holds repositories; institutes run GitLab under a host that says so. Takes a canonical host. */
export function isRepositoryHost(host: string): boolean {
  if (repositoryHosts.has(host)) {
    return true;
  }
  const labels = host.split('.');
  return labels.length >= 3 && /^(?:github|gitlab|git)$/.test(labels[0] ?? '');
}

export function isArxivHost(host: string): boolean {
  return /^(?:arxiv\.org|(?:export|browse|cn|es|de|lanl|ar5iv\.labs)\.arxiv\.org|ar5iv\.org|alphaxiv\.org|xxx\.lanl\.gov)$/.test(
    host,
  );
}

export function isDoiHost(host: string): boolean {
  return host === 'doi.org' || host === 'dx.doi.org';
}

/** Whether a host is known to hold papers or code, so that it needs no other evidence to be an address. */
export function isKnownHost(host: string): boolean {
  return isRepositoryHost(host) || isArxivHost(host) || isDoiHost(host) || spellings.has(host);
}

/** Whether a host is a name below a site that hosts pages for its users (`owner.github.io`). */
export function isSiteOfUser(host: string): boolean {
  return siteHosts.some((site) => host.endsWith(`.${site}`));
}

/** The last label of a host. */
export function topLevelDomainOf(host: string): string {
  return host.slice(host.lastIndexOf('.') + 1);
}

export function isEnding(label: string): boolean {
  return endings.has(label.toLowerCase());
}

export function isWordEnding(label: string): boolean {
  return wordEndings.has(label.toLowerCase());
}

/** All endings, for a pattern. */
export const endingPattern = [...endings].join('|');
