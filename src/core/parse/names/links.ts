import { isUpper, type LinkName } from './candidate';
import { Kind, type Tokens } from './tokens';

const pages = /^([a-z0-9-]+)\.(?:github|gitlab)\.io$/;
const hosts = new Set([
  'github.com',
  'gitlab.com',
  'huggingface.co',
  'gitee.com',
  'bitbucket.org',
  'codeberg.org',
  'hf.co',
]);
const folders = new Set(['datasets', 'spaces', 'models', 'collections']);
const tail = /(?:\.git|\.html?)?[.,;:#?'\\]*$/;
const maxLinks = 12;

/** What the addresses of a text name: the repository, or the project page's own folder or host. */
export function linkNames(tokens: Tokens): LinkName[] {
  const { kind, text, start, end } = tokens;
  const names: LinkName[] = [];
  for (let i = 0; i < tokens.count && names.length < maxLinks; i++) {
    if (kind[i] !== Kind.Link) {
      continue;
    }
    const name = nameOf(text.slice(start[i], Math.min(end[i] ?? 0, (start[i] ?? 0) + 200)));
    if (name !== undefined) {
      names.push({ name, token: i, isPhrase: isPhrase(name) });
    }
  }
  return names;
}

function nameOf(link: string): string | undefined {
  const parts = link.replace(/^https?: ?\/\//, '').split('/');
  const host = (parts[0] ?? '')
    .toLowerCase()
    .replace(/^www\./, '')
    .replace(tail, '');
  const page = pages.exec(host);
  if (page !== null) {
    return clean(parts[1]) ?? page[1];
  }
  if (!hosts.has(host)) {
    return undefined;
  }
  const from = folders.has(parts[1] ?? '') ? 3 : 2;
  return clean(parts[from]);
}

function clean(part: string | undefined): string | undefined {
  const name = part?.replace(tail, '') ?? '';
  return name === '' ? undefined : name;
}

/** `Model-Assembling`, `RAL2025_project_page`: several words say what it is, not what it is called. */
function isPhrase(form: string): boolean {
  if (form.indexOf('_') !== form.lastIndexOf('_')) {
    return true;
  }
  if (!form.includes('-') && !form.includes('_')) {
    return false;
  }
  let inPart = false;
  for (let i = 0; i < form.length; i++) {
    const code = form.charCodeAt(i);
    if (code === 0x2d || code === 0x5f) {
      inPart = false;
    } else if (code >= 0x61 && code <= 0x7a) {
      inPart = true;
    } else if (isUpper(code) && !inPart) {
      inPart = true;
    } else {
      return false;
    }
  }
  return true;
}
