/** Pairs of entries `a` and `b` that have an identifier, a title or a text in common and are two works. */
export const keptApart: readonly (readonly [what: string, bibtex: string])[] = [
  [
    'DOIs with signs that end others',
    String.raw`
    @article{a, author={Ash, Vera}, title={Counting leaves under frost}, year=1998, doi={10.1002/(SICI)1097-0000(19980815/30)17:15/16<1661::AID-LEAF968>3.0.CO;2-2}}
    @article{b, author={Birch, Otto}, title={A quite different paper}, year=1998, doi={10.1002/(SICI)1097-0000(19980815/30)17:15/16<1675::AID-LEAF969>3.0.CO;2-Q}}`,
  ],
  [
    'chapters with the DOI of the book',
    `
    @incollection{a, author={Elm, Fay}, title={Wires of glass}, booktitle={Threads}, year=2009, doi={10.1007/978-0-000-00000-2}}
    @incollection{b, author={Fir, Gus}, title={Wires of silk}, booktitle={Threads}, year=2009, doi={10.1007/978-0-000-00000-2}}`,
  ],
  [
    'an article and its supporting information',
    `
    @article{a, author={Ash, Vera}, title={Counting leaves under frost}, year=1998, doi={10.1000/1}}
    @misc{b, author={Ash, Vera}, title={Supporting information for: Counting leaves under frost}, year=1998, doi={10.1000/1}}`,
  ],
  [
    'an article and its erratum',
    `
    @article{a, author={Ash, Vera}, title={Counting leaves under frost}, year=1998, doi={10.1000/1}}
    @article{b, author={Ash, Vera}, title={Erratum: Counting leaves under frost}, year=1998, doi={10.1000/1}}`,
  ],
  [
    'parts of one article',
    `
    @article{a, author={Ash, Vera}, title={Counting leaves under frost. Part I}, year=1998, doi={10.1000/1}}
    @article{b, author={Ash, Vera}, title={Counting leaves under frost. Part II}, year=1998, doi={10.1000/1}}`,
  ],
  [
    'editorials of two journals',
    `
    @article{a, author={Gum, Hal}, title={Guest editor's introduction}, journal={J. of A}, volume=3, year=2005}
    @article{b, author={Hazel, Ivo}, title={Guest editor's introduction}, journal={B Letters}, volume=40, year=2005}`,
  ],
  [
    'a wrong DOI',
    `
    @article{a, author={Ash, Vera}, title={Counting leaves under frost}, year=1998, doi={10.1000/1}}
    @article{b, author={Elm, Fay}, title={The stones of the lower valley}, year=2003, doi={10.1000/1}}`,
  ],
];
