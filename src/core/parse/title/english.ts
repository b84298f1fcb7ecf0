import { capitalise, cutMark, cutPhrase, maxTitleLength, sentencesOf, tidy } from './phrase';

const introducing =
  'propose|proposes|introduce|introduces|present|presents|develop|develops|design|designs|describe|describes|build|release|create|devise|formulate|construct|offer|offers|unveil|contribute|provide|provides|report|reports|announce|establish|proposed|developed|introduced';
const studying =
  'study|studies|investigate|investigates|explore|explores|examine|examines|analyze|analyzes|analyse|address|addresses|consider|considers|revisit|revisits|tackle|evaluate|evaluates|compare|compares|focus on|focuses on|discuss|discusses|characterize|survey|surveys|review|reviews|assess|assesses|aim to|aims to|seek to|argue that|argues that|show that|shows that|find that|demonstrate that|demonstrates that|prove that|proves that|show how|perform|conduct|identify|formalize|performs|conducts|show|demonstrate|propose|illustrate|offers|use|uses|employ|employs|apply|applies|extend|extends|leverage|leverages|integrate|integrates|combine|combines|detail|details|outline|outlines|documents|contrasts|highlight|highlights|optimize|validate|aims at|focuses';
const who =
  '(?:we|this (?:paper|work|study|article|letter|survey|report|thesis|research|review|position paper)|the paper|our (?:paper|work|study)|here,? we|i)';
const adverb =
  '(?:(?:also|then|first|further|therefore|thus|hence|here|thereby|systematically|empirically|theoretically|formally|carefully|briefly|comprehensively|extensively|rigorously|mainly|specifically|instead|now) )?';
const contribution = new RegExp(`\\b${who} ${adverb}(${introducing})\\b,? (?:the use of )?`, 'i');
const investigation = new RegExp(`\\b${who} ${adverb}(${studying})\\b,? `, 'i');
const article = /^(?:an?|the|our|one|two|three|several|some) /i;
const filler =
  /^(?:novel and important|novel,|novel|new|important|elegant|simple yet effective|simple but effective|simple|efficient and effective|innovative|effective|first-ever|so-called|first)(?:,? (?:and )?(?:novel|new|simple|effective|innovative))? /i;
const clauseEnd = /[,;:] | -- |—| – | that | which | where | whose | while | without | by /;

/** A title out of an English abstract: `text` without markup. */
export function englishTitle(text: string, names: readonly string[]): string {
  const sentences = sentencesOf(text);
  const name = names[0];
  if (name !== undefined) {
    const what = whatItIs(sentences, name, names);
    if (what !== undefined) {
      return `${name}: ${cutPhrase(what, maxTitleLength - name.length - 2)}`;
    }
  }
  const phrase =
    statement(sentences) ??
    tidy(sentences[0] ?? text).replace(/^(?:in this (?:paper|work|study),? )?(?:we (?=[a-z]+ ))?/i, '');
  if (name !== undefined && !phrase.toLowerCase().includes(name.toLowerCase())) {
    return `${name}: ${cutPhrase(decapitalise(phrase), maxTitleLength - name.length - 2)}`;
  }
  if (name !== undefined && phrase.startsWith(`${name} `)) {
    return `${name}: ${cutPhrase(phrase.slice(name.length + 1).replace(/^(?:to|as|for|is|are) /, ''), maxTitleLength - name.length - 2)}`;
  }
  return cutPhrase(capitalise(phrase), maxTitleLength);
}

/** Statements that are enough by themselves are not looked past. */
const enough = 7;

/** What the authors say that they do: the statement that says most, the earlier of equals. */
function statement(sentences: readonly string[]): string | undefined {
  let best: string | undefined;
  let most = 0;
  for (const [at, sentence] of sentences.entries()) {
    for (const pattern of [contribution, investigation]) {
      for (const rest of stated(sentence.slice(0, 600), pattern)) {
        const worth = informative(cutPhrase(rest, maxTitleLength)) + (pattern === contribution ? 2 : 0) - at * 0.4;
        if (worth > most) {
          best = rest;
          most = worth;
        }
      }
    }
    if (most >= enough) {
      break;
    }
  }
  return best;
}

/** What follows who does what, for each place in a sentence. */
function stated(sentence: string, pattern: RegExp): string[] {
  const found: string[] = [];
  let rest = sentence;
  for (let match = pattern.exec(rest); match !== null && found.length < 3; match = pattern.exec(rest)) {
    rest = rest.slice(match.index + match[0].length);
    // After `we show that` comes a sentence of its own, which keeps its article.
    const phrase =
      match[1]?.endsWith('that') === true
        ? tidy(rest)
        : listed(strip(rest.replace(leadingVerb, '').replace(furtherVerb, '')));
    if (phrase.length >= 15 && !material.test(phrase)) {
      found.push(phrase);
    }
  }
  return found;
}

/** `aims to introduce a …`, `reviews and contrasts three …`. */
const leadingVerb =
  /^(?:both |and [a-z]+s |(?:introduce|present|propose|provide|develop|design|offer|understand) )(?:that )?/i;
/** `a method and analyze …`: the second verb of the authors. */
const furtherVerb =
  / and (?:then )?(?:analy[sz]e|show|demonstrate|evaluate|conduct|investigate|compare|propose|provide|study|apply|use|introduce|present|find|develop|discuss|prove|report|test|validate|perform) .*$/s;

/** `two contributions: an efficient system, and …`: what is listed, not that it is. */
function listed(phrase: string): string {
  const colon =
    /^[^:]{0,60}\b(?:contributions|techniques|components|strategies|methods|insights|questions|modules|ideas)\b[^:]{0,60}: (?:\(?[1i]\)? )?(?=[a-z])/.exec(
      phrase,
    );
  return colon === null ? phrase : strip(phrase.slice(colon[0].length));
}

const empty = new Set(
  'method methods approach approaches framework model models technique techniques solution strategy paper work study problem problems issue issues challenge challenges task tasks contribution contributions system algorithm algorithms extensive comprehensive simple novel effective efficient elegant new important following first ongoing preliminary findings possibility results performance which that these this both those with from into over such their them used using based several various different many'.split(
    ' ',
  ),
);

/** How many words of a phrase tell one paper from another; fewer for one that points to what is not there. */
function informative(phrase: string): number {
  let count = 0;
  for (const word of phrase.toLowerCase().split(/[^a-z0-9-]+/)) {
    if (word.length > 3 && !empty.has(word)) {
      count++;
    }
  }
  return Math.min(count, 6) - (pointing.test(phrase) ? 3 : 0) - (phrase.endsWith(cutMark) ? 1 : 0);
}

const pointing =
  /\b(?:(?:this|these|those|both|such) (?:[a-z]+ )?(?:gap|problems?|issues?|challenges?|limitations?|approach|ideas?|observations?|experiences|findings|models?|data)|as follows|following (?:observations?|questions?)|them|it)\b/i;

/** What points back to sentences that the title does not show. */
const backward =
  /,? (?:to (?:address|tackle|solve|overcome|fill|bridge|mitigate|alleviate|resolve|meet|close) (?:this|these|those|such|the above|the aforementioned) [a-z-]+(?: [a-z]+s)?|for this (?:purpose|task|problem)|in this (?:paper|work|study)|in response)\b/i;
const aside =
  /, (?:i\.e\.|e\.g\.|namely|called|named|termed|dubbed|which we (?:call|term|name|dub)|where|in which|by which).*$/s;

/** What goes with a paper is not its contribution. */
const material =
  /^(?:(?:this|that|these|those|it|them|such)\b|(?:(?:the|our|all|full|open-source|further) )*(?:source |training |reference )?(?:codes?|implementations?|evidence|insights?|details|empirical evidence|theoretical|extensive|experimental results|results|guidelines)\b)/i;

function strip(phrase: string): string {
  return tidy(
    tidy(phrase)
      .replace(/(?: that)?: \(?(?:i|1)\) /, ' that ')
      .replace(backward, '')
      .replace(aside, ''),
  )
    .replace(article, '')
    .replace(filler, '')
    .replace(/^,? ?/, '');
}

/** What a name is, is said where it first stands. */
const maxOccurrencesRead = 12;

/** What kind of thing the name is, in the text's own words. */
function whatItIs(sentences: readonly string[], name: string, names: readonly string[]): string | undefined {
  let looked = 0;
  for (const sentence of sentences) {
    for (
      let at = find(sentence, name, 0);
      at !== -1 && looked++ < maxOccurrencesRead;
      at = find(sentence, name, at + 1)
    ) {
      const before = sentence.slice(Math.max(0, at - 300), at).replace(/["“”'‘`\uE000\uE001]+$/, '');
      const after = sentence.slice(at + name.length).replace(/^s?["“”'’`\uE000\uE001]+/, '');
      const found = described(before, after, names);
      if (
        found !== undefined &&
        found.length >= 6 &&
        informative(found) > 0 &&
        !pointing.test(cutPhrase(found, maxTitleLength - name.length))
      ) {
        return found;
      }
    }
  }
  return undefined;
}

function described(before: string, after: string, names: readonly string[]): string | undefined {
  // Long form (NAME) for …
  if (/[(（]$/.test(before)) {
    const long = names[1];
    const stem = before.slice(0, -1).trimEnd();
    if (long !== undefined && stem.toLowerCase().endsWith(long.toLowerCase())) {
      return long + purpose(after.replace(/^s?\s*[)）]/, ''));
    }
    const noun = nounBefore(stem);
    return noun === undefined ? undefined : noun + purpose(after.replace(/^s?\s*[)）]/, ''));
  }
  const inBrackets = /^\s*[(（]([^()（）]{8,120})[)）](.*)$/s.exec(after);
  if (inBrackets !== null && inBrackets[1] !== undefined && !inBrackets[1].includes('http')) {
    const rest = described(before, inBrackets[2] ?? '', names);
    return rest ?? inBrackets[1];
  }
  const apposition = /^(?:\s*[(（][^()（）]{0,120}[)）])?(?:,|\s*[-—–]{1,3}|:) ?(an?|the first|the|our|one of) /.exec(
    after,
  );
  if (apposition !== null) {
    return strip((apposition[1] === 'the first' ? 'first ' : '') + after.slice(apposition[0].length));
  }
  const being = /^(?:\s*[(（][^()（）]{0,120}[)）])? is (?:an?|the) /.exec(after);
  if (being !== null) {
    return strip(after.slice(being[0].length));
  }
  // a framework, called NAME, that …
  const called =
    /(?:,? ?(?:which (?:we|is) )?(?:called|named|dubbed|termed|namely|coined|call|name|term|denoted as|referred to as|known as|titled)(?: as)?(?: the)?|,|:) $/.exec(
      before,
    );
  if (called !== null) {
    const noun = nounBefore(before.slice(0, called.index));
    if (noun !== undefined) {
      return noun + purpose(after.replace(/^,/, ''));
    }
  }
  // NAME, which leverages …
  const relative = /^(?:\s*[(（][^()（）]{0,120}[)）])?,? (?:which|that) (?=(?:[a-z]+ly )?[a-z]+s )/.exec(after);
  if (relative !== null && after.length - relative[0].length > 15) {
    return tidy(after.slice(relative[0].length));
  }
  const kind =
    /^ ((?:[a-z-]+ ){0,3}?(?:bottleneck|block|framework|model|dataset|benchmark|method|system|library|toolkit|algorithm|package|approach|architecture|module|corpus|pipeline|network|software|platform|tool|layer|attack)s?)\b/.exec(
      after,
    );
  if (kind === null) {
    return undefined;
  }
  const lead =
    /(?:introduces?|proposes?|presents?|develops?|releases?|builds?|designs?|our|the|proposed|an?|this) ((?:novel |new |simple |[a-z]+(?:-[a-z]+)+ |[a-z]+(?:ive|al|ed|ing|ic|ble|ent|ful|ight|ple) ){0,4})$/i.exec(
      before.slice(-120),
    );
  if (lead === null) {
    return undefined;
  }
  const rest = after.slice(kind[0].length);
  // The X library, a framework that …
  const apposed = /^, (?:an?|the first) /.exec(rest);
  if (apposed !== null) {
    return strip(rest.slice(apposed[0].length));
  }
  const adjectives = `${lead[1] ?? ''} `.replace(filler, '').trim();
  const noun = `${adjectives === '' ? '' : `${adjectives} `}${kind[1] ?? ''}`;
  const goal = purpose(rest.replace(/^,? (?:is|was) (?:proposed|introduced|presented|designed|developed)/, ''));
  return goal === '' && adjectives === '' ? undefined : noun + goal;
  return undefined;
}

/** The last introducing verb of a text. */
const introducedLast = /.*\b(?:propos|introduc|present|develop|design|creat|build|releas|call|nam)(?:e|es|ed|s|ing)? /s;

/** The noun phrase at the end of a text, after its article or the verb that introduces it. */
function nounBefore(text: string): string | undefined {
  const tail = text.slice(-140);
  const at = Math.max(
    tail.lastIndexOf(' a '),
    tail.lastIndexOf(' an '),
    tail.lastIndexOf(' the '),
    tail.lastIndexOf(' our '),
    tail.lastIndexOf(' new '),
    tail.lastIndexOf(' novel '),
  );
  const verb = introducedLast.exec(tail);
  const from = Math.max(at === -1 ? -1 : at + 1, verb === null ? -1 : verb.index + verb[0].length);
  const noun = from === -1 ? '' : strip(tail.slice(from));
  const clean = noun.replace(article, '').replace(filler, '');
  return clean.length < 6 || clean.length > 100 ? undefined : clean;
}

/** `for …`, `to …`, `that …` after what was said, if it follows at once. */
function purpose(after: string): string {
  const rest = tidy(after);
  const found =
    /^(?: |,)*(?:(?:framework|method|model|approach|dataset|benchmark|algorithm|system|architecture|network|strategy)s? )?(?:for|to|that|which|in|on) /.exec(
      after,
    );
  if (found === null) {
    return '';
  }
  const clause = clauseEnd.exec(rest.slice(8));
  return ` ${strip(clause === null ? rest : rest.slice(0, clause.index + 8))}`
    .replace(/^ ?,? ?/, ' ')
    .replace(/^ which /, ' that ');
}

function find(text: string, name: string, from: number): number {
  for (let at = text.indexOf(name, from); at !== -1; at = text.indexOf(name, at + 1)) {
    const next = text.charAt(at + name.length);
    const plural = next === 's' && !/[A-Za-z0-9]/.test(text.charAt(at + name.length + 1));
    if (!/[A-Za-z0-9]/.test(text.charAt(at - 1)) && (plural || !/[A-Za-z0-9]/.test(next))) {
      return at;
    }
  }
  return -1;
}

function decapitalise(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
