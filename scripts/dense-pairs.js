// The table of traditional characters and their simplified ones in `opencc-js`, in half the space: how far each traditional one is behind
// the one before, and the simplified ones as numbers. When it is loaded it is the text that the package has.
const { readFileSync } = require('node:fs');

/** Digits that stand as they are in a string of JavaScript. */
const base = 90;
const digit = (number) => String.fromCharCode(35 + number + (number >= 57 ? 1 : 0));

/** The table's module in its dense form. @param {string} path of `TSCharacters.js` */
function densePairs(path) {
  const [, text] = /^export default "([^"\\]+)";\s*$/.exec(readFileSync(path, 'utf8')) ?? [];
  const points = (text ?? '').split('|').map((pair) => pair.split(' ').map((character) => character.codePointAt(0)));
  if (points.length < 1000 || points.some((pair) => pair.length !== 2)) {
    throw new Error('The table of opencc-js is of another form than it was.');
  }
  const gaps = points.map(([from], at) => from - (points[at - 1]?.[0] ?? 0));
  if (gaps.some((gap) => gap < 0)) throw new Error('The table of opencc-js is not sorted any more.');
  // `!` for a gap of more than a digit, which stands apart.
  const isShort = (gap) => gap < base;
  const digitsOf = (value) => points.map(([, to]) => digit(Math.floor(to / value) % base)).join('');
  const parts = [
    gaps.map((gap) => (isShort(gap) ? digit(gap) : '!')).join(''),
    gaps
      .filter((gap) => !isShort(gap))
      .map((gap) => gap.toString(36))
      .join(' '),
    digitsOf(base * base),
    digitsOf(base),
    digitsOf(1),
  ];
  return `export default ((gaps,others,high,middle,low)=>{
const valueOf=(text,at)=>{const code=text.charCodeAt(at);return code-35-(code>92?1:0);},long=others.split(' ').values(),found=[];let from=0;
for(let at=0;at<gaps.length;at++){from+=gaps[at]==='!'?parseInt(long.next().value,36):valueOf(gaps,at);
found.push(String.fromCodePoint(from)+' '+String.fromCodePoint((valueOf(high,at)*${base}+valueOf(middle,at))*${base}+valueOf(low,at)));}
return found.join('|');})(${parts.map((part) => JSON.stringify(part)).join(',')});\n`;
}

/** @type {import('esbuild').Plugin} */
const packsPairs = {
  name: 'packs-pairs',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]opencc-js[\\/]dist[\\/]esm-lib[\\/]dict[\\/]TSCharacters\.js$/ }, ({ path }) => ({
      contents: densePairs(path),
      loader: 'js',
    }));
  },
};

module.exports = { densePairs, packsPairs };
