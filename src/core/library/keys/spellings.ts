/** The characters from a code on with what each is written as; `_` stands for nothing. */
const lettersFrom = (code: number, written: string): [string, string][] =>
  written.split(' ').map((letters, i) => [String.fromCharCode(code + i), letters === '_' ? '' : letters]);

/**
 * Letters that NFKD does not take apart, in Latin ones: of Latin and Greek, of Cyrillic as BGN/PCGN writes it, and the parts of Korean
 * syllables, into which NFKD takes them, by the Revised Romanization without changes between syllables.
 */
export const spellings: ReadonlyMap<string, string> = new Map([
  ...Object.entries({
    ß: 'ss',
    æ: 'ae',
    œ: 'oe',
    ø: 'o',
    đ: 'd',
    ð: 'd',
    þ: 'th',
    ł: 'l',
    ı: 'i',
    ħ: 'h',
    ŋ: 'n',
    α: 'alpha',
    β: 'beta',
    γ: 'gamma',
    δ: 'delta',
    ε: 'epsilon',
    ϵ: 'epsilon',
    ζ: 'zeta',
    η: 'eta',
    θ: 'theta',
    ι: 'iota',
    κ: 'kappa',
    λ: 'lambda',
    μ: 'mu',
    ν: 'nu',
    ξ: 'xi',
    ο: 'omicron',
    π: 'pi',
    ρ: 'rho',
    σ: 'sigma',
    ς: 'sigma',
    τ: 'tau',
    υ: 'upsilon',
    φ: 'phi',
    ϕ: 'phi',
    χ: 'chi',
    ψ: 'psi',
    ω: 'omega',
    '∇': 'nabla',
    '∞': 'infinity',
  }),
  ...lettersFrom(0x430, 'a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya'),
  ...lettersFrom(0x450, 'e yo dj gj ye dz i yi j lj nj c k i u dz'),
  ...lettersFrom(0x490, 'g'),
  ...lettersFrom(0x491, 'g'),
  ...lettersFrom(0x1100, 'g kk n d tt r m b pp s ss _ j jj ch k t p h'),
  ...lettersFrom(0x1161, 'a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i'),
  ...lettersFrom(0x11a8, 'k k k n n n t l k m l l l p l m p p t t ng t t k t p t'),
]);
