// The dictionaries of `pinyin-pro` in a form that packs to half: readings of characters by number, in the order of the characters, and
// readings of words by which of its readings each character has. When they are loaded they are what the package has.
const { readFileSync } = require('node:fs');

/** Digits that stand as they are in a string of JavaScript. */
const base = 90;
const digit = (number) => String.fromCharCode(35 + number + (number >= 57 ? 1 : 0));
/** Code that reads them again. */
const valueOf = '(c)=>c-35-(c>92?1:0)';

/** The object that a module assigns to a name. @param {string} source @param {string} name */
function literalOf(source, name) {
  const start = `const ${name} = `;
  const from = source.indexOf(`${start}{`);
  const to = source.indexOf('\n};', from) + 2;
  if (from < 0 || to < from) throw new Error(`A dictionary of pinyin-pro has no ${name} any more.`);
  // A literal of a package that is built in, read as the bundle would run it.
  const value = new Function(`return ${source.slice(from + start.length, to)}`)();
  return { value, replaced: (code) => `${source.slice(0, from)}${start}${code}${source.slice(to)}` };
}

/** Readings of characters: `{ reading: [characters] }`, of several where one has several; the last one counts. */
function denseCharacters(source) {
  const { value, replaced } = literalOf(source, 'map');
  const readingOf = new Map(
    Object.entries(value).flatMap(([reading, characters]) => [...characters].map((one) => [one, reading])),
  );
  const counts = new Map();
  for (const reading of readingOf.values()) counts.set(reading, (counts.get(reading) ?? 0) + 1);
  const byFrequency = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([reading]) => reading);
  const readings = Array.from({ length: Math.ceil(byFrequency.length / base) }, (_, at) =>
    byFrequency.slice(at * base, (at + 1) * base).sort(),
  ).flat();
  const numberOf = new Map(readings.map((reading, number) => [reading, number]));
  const sorted = [...readingOf]
    .map(([character, reading]) => [character.codePointAt(0), numberOf.get(reading)])
    .sort((a, b) => a[0] - b[0]);
  const runs = [];
  for (const [point] of sorted) {
    const last = runs.at(-1);
    if (last !== undefined && last[0] + last[1] === point) last[1] += 1;
    else runs.push([point, 1]);
  }
  let before = 0;
  const steps = runs.map(([start, length]) => {
    const step = start - before;
    before = start + length;
    return length === 1 ? step.toString(36) : `${step.toString(36)}-${length.toString(36)}`;
  });
  const numbers = sorted.map(([, number]) => number);
  // What fills the dictionary from `map` is filled here already.
  return replaced('{}').replace(
    'const DICT1 = new FastDictFactory();',
    () => `const DICT1 = new FastDictFactory();
((readings,steps,high,low)=>{
const valueOf=${valueOf};let point=0,at=0;
for(const step of steps.split(' ')){const[gap,length]=step.split('-');point+=parseInt(gap,36);
for(let left=length===undefined?1:parseInt(length,36);left>0;left--,at++,point++)
DICT1.set(String.fromCodePoint(point),readings[valueOf(high.charCodeAt(at))*${base}+valueOf(low.charCodeAt(at))]);}
})(${[
      `${JSON.stringify(readings.join('|'))}.split('|')`,
      JSON.stringify(steps.join(' ')),
      JSON.stringify(numbers.map((number) => digit(Math.floor(number / base))).join('')),
      JSON.stringify(numbers.map((number) => digit(number % base)).join('')),
    ].join(',')});`,
  );
}

/**
 * Readings of words: `{ word: 'reading reading' }`, in their order.
 * @param {(character: string) => readonly string[]} readingsOf what a character may be read as
 */
function denseWords(source, name, readingsOf) {
  const { value, replaced } = literalOf(source, name);
  const rest = {};
  const others = [];
  const words = Object.entries(value).map(([word, reading]) => {
    const [characters, syllables] = [[...word], reading.split(' ')];
    if (characters.length !== syllables.length || /[\s|]/.test(word)) {
      rest[word] = reading;
      return [word, '!'];
    }
    const which = characters.map((character, at) => {
      const number = readingsOf(character).indexOf(syllables[at]);
      if (number >= 0 && number < 10) return String(number);
      others.push(syllables[at]);
      return '*';
    });
    return [word, which.join('')];
  });
  const code = replaced(`((words,which,others,rest)=>{
const found={},known=new Map();let at=0,other=0;
const readingsOf=(character)=>{let readings=known.get(character);if(readings===undefined)known.set(character,readings=DICT1.get(character).split(' '));return readings;};
for(const word of words.split('|')){
if(which[at]==='!'){found[word]=rest[word];at++;}
else{const reading=[];for(const character of word){const number=which[at++];reading.push(number==='*'?others[other++]:readingsOf(character)[number]);}found[word]=reading.join(' ');}}
return found;})(${[
    JSON.stringify(words.map(([word]) => word).join('|')),
    JSON.stringify(words.map(([, which]) => which).join('')),
    `${JSON.stringify(others.join(' '))}.split(' ')`,
    JSON.stringify(rest),
  ].join(',')})`);
  return `import DICT1 from './dict1.mjs';\n${code}`;
}

/** The text of a dictionary's module in its dense form. @param {string} path of `dict1.mjs` to `dict4.mjs` in `pinyin-pro` */
function denseDictionary(path) {
  const source = readFileSync(path, 'utf8');
  const [, number] = /dict([1-4])\.mjs$/.exec(path);
  if (number === '1') return denseCharacters(source);
  const characters = literalOf(readFileSync(path.replace(/dict\d\.mjs$/, 'dict1.mjs'), 'utf8'), 'map').value;
  const readings = new Map(
    Object.entries(characters).flatMap(([reading, all]) => [...all].map((one) => [one, reading.split(' ')])),
  );
  return denseWords(source, `DICT${number}`, (character) => readings.get(character) ?? []);
}

/** @type {import('esbuild').Plugin} */
const packsPinyin = {
  name: 'packs-pinyin',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]pinyin-pro[\\/]dist[\\/]esm[\\/]data[\\/]dict[1-4]\.mjs$/ }, ({ path }) => ({
      contents: denseDictionary(path),
      loader: 'js',
    }));
  },
};

module.exports = { denseDictionary, packsPinyin };
