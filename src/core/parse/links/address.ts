import { canonicalHost, topLevelDomainOf, isArxivHost, isDoiHost, isEnding, isRepositoryHost } from './hosts';

/**
 * An address as it is read out of a text: its characters with what was broken repaired, and for each character the
 * UTF-16 offset in the text right after it, so that cutting characters off the end also shortens the range.
 */
export interface Address {
  /** Where it begins in the text. */
  readonly start: number;
  url: string;
  ends: number[];
}

/** Longer addresses are cut: nothing real is that long. */
const longest = 2_000;

const plain = new Set('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#@!&()+,;=%');
const latexEscape =
  /\\{1,2}(?:([_%#&~/-])(?:\{\})?|textasciitilde(?:\{\})? ?|textunderscore(?:\{\})? ?|_)|\{(?:\\?([_~-])|\\textasciitilde)\}|\$(?:\\sim|\\tilde\{\}|\\?_)\$/y;
const scheme =
  /https?(?:[ \t]|%20){0,2}(?:[:：∶](?:\s|%20){0,3}(?:\\\/\\?\/|[/／\\]\s?[/／]?)|[/／]\s?[/／]|[:：∶]\s?(?=www\.))(?:\s|%20){0,3}/iy;
const gap = /[ \t]{0,2}(\r?\n|\r)?[ \t]{0,8}/y;
const schemeAhead = /https?[:：]/iy;

/** Words that follow an address which ends in a slash, and are not part of it. */
const notNames = new Set(
  'a after along an and are as at available before but by can code codes contains dataset for from has if in includes is it later of on once only or our provides repository see site soon such that the these this to upon via we when where which while will with'.split(
    ' ',
  ),
);

/** What stands at `at` as a character of an address: itself, or what it stands for in LaTeX, full width or a copy from a PDF. */
function characterAt(text: string, at: number): { readonly char: string; readonly end: number } | undefined {
  const char = text.charAt(at);
  if (plain.has(char)) {
    return { char, end: at + 1 };
  }
  switch (char) {
    case '\\':
    case '{':
    case '$': {
      latexEscape.lastIndex = at;
      const found = latexEscape.exec(text);
      if (found === null) {
        return undefined;
      }
      const whole = found[0];
      const meant = found[1] ?? found[2] ?? (/tilde|sim/.test(whole) ? '~' : '_');
      // `\-` only allows a hyphenation there.
      return { char: meant === '-' && char === '\\' ? '' : meant, end: latexEscape.lastIndex };
    }
    case '\u00ad':
    case '\u200b':
    case '\u200c':
    case '\u200d':
    case '\u2060':
      return { char: '', end: at + 1 };
    case '˜':
    case '∼':
    case '～':
      return /[A-Za-z]/.test(text.charAt(at + 1)) ? { char: '~', end: at + 1 } : undefined;
    case '／':
      return /[A-Za-z0-9~]/.test(text.charAt(at + 1)) ? { char: '/', end: at + 1 } : undefined;
    case '．':
      return /[A-Za-z0-9]/.test(text.charAt(at + 1)) ? { char: '.', end: at + 1 } : undefined;
    case '‐':
    case '‑':
    case '–':
    case '−':
    case '－':
      return /[A-Za-z0-9]/.test(text.charAt(at - 1)) && /[A-Za-z0-9]/.test(text.charAt(at + 1))
        ? { char: '-', end: at + 1 }
        : undefined;
    default:
      return undefined;
  }
}

/** The characters after the scheme up to the first `/`, and the rest. */
function parts(url: string): { readonly host: string; readonly path: string } {
  const from = url.indexOf('://') + 3;
  const slash = url.slice(from).search(/[/?#]/);
  return slash < 0
    ? { host: url.slice(from), path: '' }
    : { host: url.slice(from, from + slash), path: url.slice(from + slash) };
}

function hostIsComplete(host: string): boolean {
  const name = host.replace(/\.$/, '').replace(/:\d*$/, '');
  return name.includes('.') && isEnding(topLevelDomainOf(name));
}

/** Names and file names that show a space or a line break to be a stray one inside an address. */
const continuesPath = /^[\w~%-]+(?:\.[\w~%-]+)*(?:[/_=?&]|\.(?:html?|pdf|php|git|md|zip|json|txt)\b)/;
const isNameLike = /^(?=[\w.-]*(?:[\d_-]|[a-z][A-Z]|[A-Z]{2}))[\w.-]{2,}/;

/** Whether an address that a space or line break interrupts goes on after it. `token`: what stands there, up to white space. */
function goesOn(url: string, token: string, broken: boolean): boolean {
  if (!/^[\w~/.-]/.test(token) || /^(?:https?[:：]|www\.)/i.test(token)) {
    return false;
  }
  const { host, path } = parts(url);
  if (path === '') {
    if (!hostIsComplete(host)) {
      if (host.endsWith('.')) {
        return (
          /^[a-z0-9-]+(?:\.[a-z0-9-]+)*(?=[/:.,;)]|$)/.test(token) &&
          hostIsComplete(host + (/^[a-z0-9.-]+/.exec(token)?.[0] ?? ''))
        );
      }
      if (/^\.[a-z]{2,}/.test(token)) {
        return hostIsComplete(host + (/^[a-z0-9.-]+/.exec(token)?.[0] ?? ''));
      }
      return broken && /^[a-z0-9-]*\.[a-z0-9.-]*[a-z]{2,}\//.test(token);
    }
    if (host.endsWith('.')) {
      return false;
    }
    return /^\/[A-Za-z0-9~]/.test(token);
  }
  const canonical = canonicalHost(host);
  const names = path.split('/').filter((name) => name !== '');
  const repositories = isRepositoryHost(canonical);
  const wanted = repositories ? (/^\/(?:datasets|spaces)\b/.test(path) && canonical === 'huggingface.co' ? 3 : 2) : 0;
  if (/^\/[A-Za-z0-9]/.test(token)) {
    return !path.endsWith('/') && (broken || (repositories && names.length < wanted));
  }
  if (path.endsWith('/')) {
    const word = /^[\w.-]*\w/.exec(token)?.[0] ?? '';
    if (notNames.has(word.toLowerCase())) {
      return false;
    }
    if (names.length < wanted - 1) {
      return /^[A-Za-z0-9][\w.-]*\/[\w.-]*[A-Za-z0-9]/.test(token);
    }
    if (names.length < wanted) {
      return isNameLike.test(word) || (broken && /^[a-z]/i.test(word));
    }
    if (isArxivHost(canonical) || isDoiHost(canonical)) {
      return /^(?:10\.\d{4}|\d{4}\.\d{4}|abs\/|pdf\/)/.test(token);
    }
    return broken && continuesPath.test(token);
  }
  if (!broken) {
    return false;
  }
  if (/[-_=&?%#~]$/.test(path)) {
    return /^[A-Za-z0-9]/.test(token);
  }
  if (path.endsWith('.')) {
    return /^(?:git|html?|pdf|php|md|zip|json|txt)\b/.test(token);
  }
  if (/^[-_][A-Za-z0-9]/.test(token) || /^\.(?:git|html?|pdf|php|md|zip)\b/.test(token)) {
    return true;
  }
  return (
    repositories &&
    names.length < wanted &&
    /^[\w.-]+\/[\w.-]+/.test(token) &&
    !notNames.has(/^[a-z]*/i.exec(token)?.[0].toLowerCase() ?? '')
  );
}

/**
 * Whether the hyphen before a line break was put there by whoever broke the line: only if the text nearby writes the
 * joined word. Otherwise it is the address's own, for an address is rarely hyphenated and often holds hyphens.
 */
function isHyphenation(text: string, left: string, at: number, token: string): boolean {
  const before = /[A-Za-z0-9]+-$/.exec(left.slice(-60))?.[0].slice(0, -1);
  const after = /^[A-Za-z0-9]+/.exec(token)?.[0];
  if (before === undefined || after === undefined) {
    return false;
  }
  const nearby = text.slice(Math.max(0, at - 1_500), at + 1_500).toLowerCase();
  const joined = (before + after).toLowerCase();
  return nearby.includes(joined) && !nearby.includes(`${before}-${after}`.toLowerCase());
}

/** Offset of the brace or angle bracket that closes the one right before `start`, if only an address stands between. */
function closingBracket(text: string, start: number): number | undefined {
  let open = start - 1;
  while (open > start - 3 && text.charAt(open) === ' ') {
    open--;
  }
  const closer = text.charAt(open) === '{' ? '}' : text.charAt(open) === '<' ? '>' : undefined;
  if (closer === undefined) {
    return undefined;
  }
  const inside = text.slice(start, start + 400);
  const end = inside.indexOf(closer);
  if (end < 0 || !/^[\x21-\x7e\s]*$/.test(inside.slice(0, end)) || /\n\s*\n/.test(inside.slice(0, end))) {
    return undefined;
  }
  return /\s/.test(inside.slice(0, end).trim()) && inside.slice(0, end).trim().split(/\s+/).length > 6
    ? undefined
    : start + end;
}

/** Where reading goes on after the white space at `at`; undefined where the address ends there. Drops a hyphenation. */
function bridge(text: string, at: number, address: Address, closer: number | undefined): number | undefined {
  gap.lastIndex = at;
  const found = gap.exec(text);
  const next = gap.lastIndex;
  if (found === null || next === at) {
    return undefined;
  }
  const broken = found[1] !== undefined;
  const token = /^[\x21-\x7e]+/.exec(text.slice(next, next + 120))?.[0] ?? '';
  if (token === '') {
    return undefined;
  }
  const inside = closer !== undefined && next < closer;
  if (!inside && !goesOn(address.url, token, broken)) {
    return undefined;
  }
  if (broken && address.url.endsWith('-') && isHyphenation(text, address.url, at, token)) {
    cut(address, address.url.length - 1);
  }
  return next;
}

/** Shortens an address to its first `length` characters. */
export function cut(address: Address, length: number): void {
  address.url = address.url.slice(0, length);
  address.ends.length = length;
}

/** Where an address ends in the text. */
export function endOf(address: Address): number {
  return address.ends.at(-1) ?? address.start;
}

function readOn(text: string, from: number, address: Address): void {
  const closer = closingBracket(text, address.start);
  const open: number[] = [];
  let at = from;
  while (at < text.length && address.ends.length < longest) {
    const step = characterAt(text, at);
    if (step === undefined) {
      const inQuery =
        address.url.includes('?') && /[[\]]/.test(text.charAt(at)) && /^\[\w*\]=/.test(text.slice(at, at + 30));
      if (inQuery) {
        const length = text.indexOf(']', at) + 1 - at;
        for (let i = 0; i < length; i++) {
          push(address, text.charAt(at + i), at + i + 1);
        }
        at += length;
        continue;
      }
      const next = bridge(text, at, address, closer);
      if (next === undefined) {
        break;
      }
      at = next;
      continue;
    }
    if (step.char === '(') {
      open.push(address.url.length);
    } else if (step.char === ')' && open.pop() === undefined) {
      break;
    }
    if ((step.char === 'h' || step.char === 'H') && beginsAnother(text, at, address.url)) {
      break;
    }
    if (step.char !== '') {
      push(address, step.char, step.end);
    }
    at = step.end;
  }
  if (open.length > 0) {
    cut(address, open[0] ?? 0);
  }
}

function beginsAnother(text: string, at: number, url: string): boolean {
  schemeAhead.lastIndex = at;
  if (!schemeAhead.test(text)) {
    return false;
  }
  return !(url.endsWith('=') || /^https?:\/\/(?:web\.)?archive\.[a-z]+\/.*\/$/i.test(url));
}

function push(address: Address, char: string, end: number): void {
  address.url += char;
  address.ends.push(end);
}

/** Takes off what stands after an address in its sentence: punctuation, glued sentences, encoded white space. */
function trim(text: string, address: Address): void {
  const { host, path } = parts(address.url);
  const from = address.url.length - path.length;
  if (path === '') {
    // A sentence glued to a bare host: `example.org.Our`.
    const glued = /^[a-z0-9.-]+?\.([a-z]{2,})(?=\.[A-Z][a-z])/.exec(host);
    if (glued !== null && isEnding(glued[1] ?? '')) {
      cut(address, from - host.length + glued[0].length);
    }
  }
  const sentence =
    /\.(?:The|Our|We|This|These|In|It|To|For|And|Code|Codes|Data|All|More|Please|Model|Models|Keywords?|However)$/.exec(
      address.url,
    );
  if (sentence !== null) {
    cut(address, sentence.index);
  }
  const emphasis = /[_]/.test(text.charAt(address.start - 1));
  for (;;) {
    const tail = /(?:[.,;:!?~&@-]|%20|%E3%80%8[0-9A-F]|%EF%BC%[0-9A-F]{2}|&(?:amp|gt|lt|quot|nbsp))$/i.exec(
      address.url.slice(-12),
    );
    if (tail !== null && !(tail[0] === '-' && path !== '' && !address.url.endsWith('--'))) {
      cut(address, address.url.length - tail[0].length);
    } else if (emphasis && address.url.endsWith('_')) {
      cut(address, address.url.length - 1);
    } else if (address.url.endsWith('()')) {
      cut(address, address.url.length - 2);
    } else {
      return;
    }
  }
}

/** Reads the address whose scheme (`http`) begins at `start`; undefined if none does. */
export function readAddress(text: string, start: number): Address | undefined {
  scheme.lastIndex = start;
  const found = scheme.exec(text);
  if (found === null) {
    return undefined;
  }
  const secure = /^https/i.test(found[0]);
  const url = secure ? 'https://' : 'http://';
  return finish(text, scheme.lastIndex, { start, url, ends: new Array<number>(url.length).fill(scheme.lastIndex) });
}

/** Reads the address whose host begins at `start`, without a scheme in the text; `https` is put before it. */
export function readBareAddress(text: string, start: number): Address | undefined {
  const url = 'https://';
  return finish(text, start, { start, url, ends: new Array<number>(url.length).fill(start) });
}

function finish(text: string, from: number, address: Address): Address | undefined {
  const length = address.url.length;
  readOn(text, from, address);
  trim(text, address);
  const { host } = parts(address.url);
  return address.url.length > length && /^[A-Za-z0-9]/.test(host) ? address : undefined;
}

/** Host (as written) and path with query and fragment of an address. */
export function splitAddress(url: string): { readonly host: string; readonly path: string } {
  return parts(url);
}
