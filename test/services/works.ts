/** A work as the stand-ins of services have it. */
export interface StandInWork {
  readonly title: string;
  readonly abstract: string;
  readonly authors: readonly (readonly [given: string, family: string])[];
  readonly container: string;
  readonly doi: string;
  readonly arxiv: string;
  readonly pmid: string;
  readonly repository: string;
  readonly notice: string;
}

/** What every stand-in has, under each of its identifiers and for its title. */
export const knownWork: StandInWork = {
  title: 'Tidal Prototypes: Federated Learning Between Estuaries',
  abstract:
    'Sensors in estuaries see different water. We let them learn together without sharing what they saw: each sends prototypes of its layers, ' +
    'which a server fuses. Over 40 estuaries the error falls by 12 percent at a tenth of the traffic.',
  authors: [
    ['Ines', 'Marlow'],
    ['Bo', 'Åkesson'],
  ],
  container: 'Journal of Estuarine Computing',
  doi: '10.5555/tidal.2021',
  arxiv: '2103.10001',
  pmid: '31234567',
  repository: 'example-systems/tidal-prototypes',
  notice: '10.5555/notice.2022',
};

/** The same with texts that mean something to whoever does not treat them as texts. */
export const hostileWork: StandInWork = {
  ...knownWork,
  title: '<img src=x onerror=alert(1)> [open](command:evil) $(bug) ]]> &xxe; \u202eelpmis\u0007',
  abstract:
    '</jats:p><script>alert(1)</script> {{constructor}} ${7*7} \\input{/etc/passwd} @evil % \r\nSet-Cookie: a=b',
  authors: [['<b>Ines</b>', 'Marlow"><script>']],
  container: '__proto__',
};
