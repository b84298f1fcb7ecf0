import { type Address, cut, splitAddress } from './address';
import { bridge, closingBracket } from './address-breaks';
import { characterAt } from './address-characters';
import { isEnding } from './hosts';

/** Longer addresses are cut: nothing real is that long. */
const longest = 2_000;

const scheme =
  /https?(?:[ \t]|%20){0,2}(?:[:：∶](?:\s|%20){0,3}(?:\\\/\\?\/|[/／\\]\s?[/／]?)|[/／]\s?[/／]|[:：∶]\s?(?=www\.))(?:\s|%20){0,3}/iy;
const schemeAhead = /https?[:：]/iy;

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
  const { host, path } = splitAddress(address.url);
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
  const { host } = splitAddress(address.url);
  return address.url.length > length && /^[A-Za-z0-9]/.test(host) ? address : undefined;
}
