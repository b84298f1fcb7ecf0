/** Numbers and units of LaTeX's siunitx in plain text: `\kilo\metre\per\second` to km/s. */
import { superscript } from './latex-mathematics';

function pairsOf(words: string): ReadonlyMap<string, string> {
  const all = words.split(' ');
  return new Map(all.flatMap((word, index) => (index % 2 === 0 ? [[word, all[index + 1] ?? '']] : [])));
}

const prefixes = pairsOf(
  'quecto q ronto r yocto y zepto z atto a femto f pico p nano n micro µ milli m centi c deci d deca da deka da hecto h kilo k mega M giga G tera T peta P exa E zetta Z yotta Y ronna R quetta Q kibi Ki mebi Mi gibi Gi tebi Ti pebi Pi exbi Ei',
);

const units = pairsOf(
  'ampere A candela cd kelvin K kilogram kg gram g metre m meter m mole mol second s becquerel Bq celsius °C degreeCelsius °C coulomb C farad F gray Gy hertz Hz henry H joule J katal kat lumen lm lux lx newton N ohm Ω pascal Pa radian rad siemens S sievert Sv steradian sr tesla T volt V watt W weber Wb ' +
    'astronomicalunit au bel B dalton Da day d decibel dB degree ° electronvolt eV hectare ha hour h litre L liter L arcminute ′ arcsecond ″ minute min neper Np tonne t angstrom Å bar bar barn b knot kn mmHg mmHg nauticalmile M atomicmassunit u bit bit byte B percent % ' +
    'um µm us µs ug µg ul µl uL µL umol µmol uA µA uV µV uW µW uJ µJ uF µF uH µH uPa µPa Ohm Ω kohm kΩ Mohm MΩ mohm mΩ kWh kWh',
);

const powersBefore = pairsOf('square ² cubic ³');
const powersBehind = pairsOf('squared ² cubed ³');

/** The unit of a text in which siunitx's commands are words, or which holds signs already: `kilo metre per second`, `m.s⁻¹`. */
export function unitText(text = ''): string {
  let written = '';
  let prefix = '';
  let power = '';
  let isDivided = false;
  for (const word of text
    .replace(/[.~\u00a0]/g, '·')
    .trim()
    .split(/\s+/)) {
    if (word === 'per') {
      isDivided = true;
    } else if (prefixes.has(word)) {
      prefix += prefixes.get(word) ?? '';
    } else if (powersBefore.has(word)) {
      power = powersBefore.get(word) ?? '';
    } else if (powersBehind.has(word) || /^[⁻⁰¹²³⁴-⁹]+$/.test(word)) {
      // Of what is divided by, `s⁻¹` is the first power.
      written = written.replace(/(?<=⁻)¹$/, '') + (powersBehind.get(word) ?? word);
    } else {
      const unit = prefix + (units.get(word) ?? word);
      written += isDivided
        ? written === ''
          ? `${unit}⁻${power === '' ? '¹' : power}`
          : `/${unit}${power}`
        : `${written === '' ? '' : ' '}${unit}${power}`;
      [prefix, power, isDivided] = ['', '', false];
    }
  }
  return written + prefix;
}

/** The number of a text as siunitx reads it: `1e5` to 1×10⁵, `5(2)` as it stands. */
export function numberText(text = ''): string {
  return text
    .trim()
    .replace(/^([+\-−]?[\d.,]{0,40})[eEdD]([+\-−]?\d{1,6})$/, (_, factor: string, exponent: string) => {
      const power = `10${superscript(exponent.replace('+', ''))}`;
      return factor === '' ? power : `${factor}×${power}`;
    })
    .replace(/\+-|\\pm/g, '±');
}

/** Numbers that semicolons part, as a list or as degrees, minutes and seconds. */
const partsOf = (text: string): string[] => text.split(';').map((part) => numberText(part));

export const numberList = (text = ''): string => partsOf(text).join(', ');

export function angle(text = ''): string {
  return partsOf(text)
    .map((part, index) => (part === '' ? '' : part + ('°′″'[index] ?? '')))
    .join('');
}

export const range = (from = '', to = ''): string => `${numberText(from)}–${numberText(to)}`;

/** A number with its unit; degrees of an angle stand close to it. */
export function quantity(number: string, unit = ''): string {
  const written = unitText(unit);
  return /^[°′″]$/.test(written) || number === '' || written === '' ? number + written : `${number} ${written}`;
}
