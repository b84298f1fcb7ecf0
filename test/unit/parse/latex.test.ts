import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addressInLatex } from '../../../src/core/parse/bibtex/latex-addresses';
import { latexToText } from '../../../src/core/parse/bibtex/latex-to-text';
import { latexAccents, latexSymbols } from '../../../src/core/parse/bibtex/latex-symbols';
import { toLatex } from '../../../src/core/parse/write/latex-text';
import { oneLine } from '../../../src/core/parse/write/normal-form';
import { assertLinear } from './hostile';

const tests: Record<string, Record<string, string>> = {
  'accents and letters': {
    "{\\'E}tude": 'Étude',
    '\\\'{e}\\`a\\^o\\~n\\"u': 'éàôñü',
    '{\\c c}\\c{s}\\v{S}\\H{o}': 'çşŠő',
    '{\\o}{\\O}\\aa{}\\ss': 'øØåß',
    "na\\\"{\\i}ve \\'\\i \\'{\\i}": 'naïve íí',
    'Jos\\u{e}': 'Josĕ',
    '\\t{oo}': 'o͡o',
    '\\textcommabelow{s}': 'ș',
    '\\polhk{a}': 'ą',
    "\\'{ee}": 'ée',
    '\\d{\\^a}': 'ậ',
    'Stra{\\ss}e stra\\ss e': 'Straße straße',
    "\\'": '',
    "\\'{}x": 'x',
    '\\char"E9\\char233 \\symbol{233}': 'ééé',
  },
  'signs, spaces and quotation marks': {
    'A \\& B \\% 5': 'A & B % 5',
    '$C \\setminus D$': 'C ∖ D',
    '$a \\iff b$, $a \\implies b$, $\\lVert x \\rVert \\neq \\emptyset$': 'a ⟺ b, a ⟹ b, ‖ x ‖ ≠ ∅',
    '\\isotope[14]{C} $\\unlhd$ \\nobreakdash-x': '¹⁴C ⊴ --x',
    'drift and strength\\break modelled': 'drift and strength modelled',
    'a--b---c': 'a–b—c',
    "``q''": '“q”',
    '\\enquote{a \\enquote{b} c} \\enquote*{d}': '“a ‘b’ c” “d”',
    '\\foreignquote{german}{Wort} \\hyphenquote{french}{mot}': '“Wort” “mot”',
    '\\glqq a\\grqq{} \\flqq b\\frqq': '„a“ «b»',
    'a~b': 'a b',
    '10\\,000 a\\\\b a\\quad b': '10 000 a b a b',
    "?`Qu\\'e? !`No!": '¿Qué? ¡No!',
    'a\\-b\\/c': 'abc',
    '{\\_}{\\$}': '_$',
    'It costs $5': 'It costs $5',
    plain: 'plain',
    '\\': '',
    '\\cprime': 'ʹ',
  },
  mathematics: {
    '{$\\Lambda$CDM}, the $\\ell_1$ norm, $\\chi^2$': 'ΛCDM, the ℓ₁ norm, χ²',
    '$\\Sigma\\Delta$, O($n \\log n$), 5$^\\circ$C, CO$_2$': 'ΣΔ, O(n log n), 5°C, CO₂',
    '$\\zeta\\eta\\theta\\iota\\kappa\\nu\\xi\\upsilon\\varphi\\chi\\psi\\Gamma\\Theta\\Xi\\Pi\\Phi\\Psi$':
      'ζηθικνξυφχψΓΘΞΠΦΨ',
    '$\\nabla f \\in L^p$, $\\hbar$, $x \\mapsto y$': '∇f ∈ Lᵖ, ℏ, x ↦ y',
    "$x^{n+1}$ $a_{ij}$ $10^{-3}$ $x^\\prime$ $f'$": 'xⁿ⁺¹ aᵢⱼ 10⁻³ x′ f′',
    '$M_\\odot$ $K^{*0}$ $K_{\\infty}$': 'M⊙ K*⁰ K∞',
    '$T_{\\rm eff}$ $\\theta_W$': 'T_(eff) θ_W',
    '$\\frac{1}{2}$ $\\frac12$ $\\frac{a+b}{c}$': '1/2 1/2 (a+b)/c',
    '$\\sqrt{s}$ $\\sqrt[3]{x+1}$': '√s ∛(x+1)',
    '$\\bar{x}$ $\\hat\\theta$ $\\overline{AB}$ $\\vec v$': 'x̄ θ̂ A̅B̅ v⃗',
    '$\\mathbb{R}^n$ $\\mathcal{O}(n)$ $\\mathfrak{g}$ $\\mathrm{SO}(3)$ $\\mathbf x$': 'ℝⁿ 𝒪(n) 𝔤 SO(3) x',
    '$x\\not=y$, $x\\not\\in A$, $a \\le b$': 'x≠y, x∉A, a ≤ b',
    '$n\\log n$ $\\sin^2\\theta$ $\\max(a)$': 'n log n sin²θ max(a)',
    '\\(x^2\\) \\ensuremath{\\alpha_s}': 'x² αₛ',
    '$p_T > 5\\,\\mathrm{GeV}$': 'p_T > 5 GeV',
    '$A \\text{ and } B_1$': 'A and B₁',
    '$\\left(x\\right)$ $\\big|a\\big|$': '(x) |a|',
    '$\\stackrel{!}{=}$ $\\binom{n}{k}$': '=! (n choose k)',
    'a_b x^2': 'a_b x^2',
    'H\\textsubscript{2}O, 2\\textsuperscript{nd}': 'H₂O, 2ⁿᵈ',
    '\\ce{H2O}, \\ce{SO4^{2-}}': 'H₂O, SO₄²⁻',
    '$$x^2$$': 'x²',
  },
  'numbers and units': {
    '\\SI{5}{\\kilo\\metre} and \\qty{20}{\\degreeCelsius}': '5 km and 20 °C',
    '\\qty{3}{\\micro\\metre\\per\\second} \\SI{2}{\\per\\cubic\\centi\\metre} \\SI{3}{\\metre\\squared}':
      '3 µm/s 2 cm⁻³ 3 m²',
    '\\SI{9.8}{m.s^{-2}} \\SI{5}{km} \\SI[per-mode=symbol]{5}{\\kilo\\ohm}': '9.8 m·s⁻² 5 km 5 kΩ',
    '\\SIrange{1}{2}{\\milli\\second} \\numrange{1}{3} \\numlist{1;2;3} \\num{1e-5}': '1–2 ms 1–3 1, 2, 3 1×10⁻⁵',
    '\\ang{45} \\ang{1;2;3} \\si{\\kilogram} \\unit{\\joule\\per\\kilogram\\per\\kelvin}': '45° 1°2′3″ kg J/kg/K',
    '\\SI{5}{}': '5',
  },
  'fonts, links and layout': {
    '\\hyperref[sec:a]{there} \\textcquote{key}{said}': 'there “said”',
    '\\emph{x} \\textbf{Y} {\\bf b} {\\it i}\\/j': 'x Y b ij',
    '\\href{https://example.org/a%b}{the page}': 'the page',
    '\\href{https://example.org/a}{}': 'https://example.org/a',
    '\\url{http://x.y/a_b}': 'http://x.y/a_b',
    'See \\url{http://x.y/\\~{}u}.': 'See http://x.y/~u.',
    '\\textcolor{red}{x}\\footnote{Not this.}': 'x',
    '\\foreignlanguage{german}{Eis}': 'Eis',
    '\\bibinfo{author}{Ash}': 'Ash',
    '{\\noopsort{1973b}}1981': '1981',
    '\\SortNoop{a}Stone': 'Stone',
    'L\\kern-.36em A': 'LA',
    '\\texorpdfstring{$x$}{x}': 'x',
    '\\textit {a} \\emph  b': 'a b',
    '\\textsuperscript{\\textregistered}': '®',
    '\\LaTeX{} and \\TeX': 'LaTeX and TeX',
  },
  'what is not known': {
    '\\foo bar': 'foo bar',
    '\\foo{} bar': 'foo bar',
    'a\\foo': 'a foo',
    '\\foo{bar}': 'bar',
    '$\\arsinh x$': 'arsinh x',
    '$a\\oplusx$': 'a oplusx',
    '\\begin{x}a\\end{x}': 'a',
    '\u0001\\al\u0002pha': 'α',
    '}a{': 'a',
  },
};

describe('LaTeX to text', () => {
  for (const [what, cases] of Object.entries(tests)) {
    it(`reads ${what}`, () => {
      for (const [latex, text] of Object.entries(cases)) {
        assert.equal(latexToText(latex), text, latex);
      }
    });
  }

  it('has a table of names and symbols by turns', () => {
    for (const table of [latexSymbols, latexAccents]) {
      const words = table.trim().split(' ');
      assert.equal(words.length % 2, 0);
      words.forEach((word, index) => {
        assert.match(word, index % 2 === 0 ? /^[A-Za-z]+$/ : /^[^A-Za-z]|^[a-zA-Z]{1,4}$/u);
      });
    }
  });

  it('gives again what was written as LaTeX', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string({ unit: 'grapheme', maxLength: 4 }),
            fc.constantFrom(
              '$',
              '$x_1^2$',
              '\\',
              '\\alpha',
              '{',
              '}',
              '--',
              "''",
              '``',
              '?`',
              '^',
              '_',
              '~',
              '\\foo',
              '$5',
            ),
          ),
          { maxLength: 8 },
        ),
        (parts) => {
          const text = oneLine(parts.join(''));
          assert.equal(latexToText(toLatex(text)), text);
        },
      ),
      { numRuns: 1_000, seed: 20261129 },
    );
  });

  it('is read in linear time whatever is open in it @slow', function () {
    this.timeout(120_000);
    assertLinear(latexToText, [
      '{',
      '}',
      '$',
      '$a',
      '\\(',
      '\\',
      '\\a',
      '\\sqrt{',
      '\\frac{',
      '\\frac',
      '\\frac{a}',
      "\\'",
      '\\bar',
      '$^',
      '$x^{',
      '_{',
      '\\enquote{',
      '\\url{',
      '\\href{a}{',
      '\\href{',
      '\\overline{a',
      '\\not',
      '\\kern',
      '\\ce{',
      '\\noopsort{',
      '\\sqrt[',
      '\\text{$',
      '--',
      "''",
      '?`',
      '\\char"',
      '\\footnote{a',
    ]);
    assertLinear((body) => latexToText(`$\\overline{\\overline{\\overline{${body}`), ['a', '\\bar{', 'a}']);
  });
});

describe('addresses in LaTeX', () => {
  const addresses: Record<string, string> = {
    'http://www.example.org/{\\~{}}user/a{\\_}b.html': 'http://www.example.org/~user/a_b.html',
    'http://x.y/\\~user': 'http://x.y/~user',
    'http://x.y/{\\textasciitilde}user/\\textasciitilde{}a/$\\sim$b': 'http://x.y/~user/~a/~b',
    '\\url{http://x.y/a\\%20b\\#c\\&d}': 'http://x.y/a%20b#c&d',
    'http://x.y/a{\\%}b{\\&}c': 'http://x.y/a%b&c',
    '{http://x.y/{A}}': 'http://x.y/A',
    'http://x.y/a\\textunderscore b': 'http://x.y/a_b',
    ' http://x.y ': 'http://x.y',
  };
  for (const [latex, address] of Object.entries(addresses)) {
    it(`read ${latex}`, () => {
      assert.equal(addressInLatex(latex), address);
    });
  }
});
