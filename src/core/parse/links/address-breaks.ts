import { type Address, cut, splitAddress } from './address';
import { canonicalHost, topLevelDomainOf, isArxivHost, isDoiHost, isEnding, isRepositoryHost } from './hosts';

const gap = /[ \t]{0,2}(\r?\n|\r)?[ \t]{0,8}/y;

/** Words that follow an address which ends in a slash, and are not part of it. */
const notNames = new Set(
  'a after along an and are as at available before but by can code codes contains dataset for from has if in includes is it later of on once only or our provides repository see site soon such that the these this to upon via we when where which while will with'.split(
    ' ',
  ),
);

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
  const { host, path } = splitAddress(url);
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
export function closingBracket(text: string, start: number): number | undefined {
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
export function bridge(text: string, at: number, address: Address, closer: number | undefined): number | undefined {
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
