import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { findLinks } from '../../src/core/parse/links/find-links';
import { hasData, readCorpus, readSeedTruth, seedsFolder } from '../data';
import { damagedTexts } from './damaged-links';
import { type Figure, formatFigure, share } from './figures';

interface LinkLabel {
  readonly kind: string;
  readonly url: string;
  readonly own?: false;
}

interface Counts {
  right: number;
  found: number;
  wanted: number;
}

/** Compares two bags of links, each occurrence counted. */
function compare(found: readonly string[], wanted: readonly string[], counts: Counts): boolean {
  const left = [...wanted];
  let right = 0;
  for (const link of found) {
    const at = left.indexOf(link);
    if (at >= 0) {
      left.splice(at, 1);
      right++;
    }
  }
  counts.right += right;
  counts.found += found.length;
  counts.wanted += wanted.length;
  return right === found.length && right === wanted.length;
}

function precisionAndRecall(what: string, { right, found, wanted }: Counts, target?: number): Figure[] {
  return [share(`link precision, ${what}`, right, found, target), share(`link recall, ${what}`, right, wanted, target)];
}

const labelled = (): Record<string, readonly LinkLabel[]> =>
  JSON.parse(readFileSync(join(__dirname, 'labels', 'links.json'), 'utf8')) as Record<string, readonly LinkLabel[]>;

function onAbstracts(report: (line: string) => void): Figure[] {
  const labels = labelled();
  const counts = { right: 0, found: 0, wanted: 0 };
  let papers = 0;
  for (const paper of readCorpus()) {
    const wanted = labels[paper.id];
    if (wanted === undefined) {
      continue;
    }
    papers++;
    const name = ({ kind, url, own }: LinkLabel) => `${kind} ${url}${own === false ? ' cited' : ''}`;
    const found = findLinks(paper.abstract, 0).map(name);
    if (!compare(found, wanted.map(name), counts)) {
      report(`${paper.id}: ${found.join(', ')} | wanted ${wanted.map(name).join(', ')}`);
    }
  }
  return precisionAndRecall(`${papers} abstracts labelled by hand`, counts, 0.99);
}

function onDamaged(report: (line: string) => void): Figure[] {
  const counts = { right: 0, found: 0, wanted: 0 };
  const texts = damagedTexts();
  for (const { damage, text, links } of texts) {
    const found = findLinks(text, 0).map(({ kind, url }) => `${kind} ${url}`);
    const wanted = links.map(({ kind, url }) => `${kind} ${url}`);
    if (!compare(found, wanted, counts)) {
      report(`${damage}: ${JSON.stringify(text)} gave ${found.join(', ')} | wanted ${wanted.join(', ')}`);
    }
  }
  return precisionAndRecall(`clean URLs in ${texts.length} damaged texts`, counts, 0.99);
}

function onSeeds(report: (line: string) => void): Figure[] {
  const counts = { right: 0, found: 0, wanted: 0 };
  for (const truth of readSeedTruth()) {
    const line = readFileSync(join(seedsFolder, truth.file), 'utf8').split('\n')[truth.line - 1] ?? '';
    const wanted = [...truth.repos, ...truth.links, ...truth.arxiv.map((id) => `https://arxiv.org/abs/${id}`)];
    if (
      !compare(
        findLinks(line, 0).map(({ url }) => url),
        wanted,
        counts,
      )
    ) {
      report(`${truth.file}:${truth.line}`);
    }
  }
  return precisionAndRecall('17 papers of the seeds', counts, 0.99);
}

/** How well links are read: on real abstracts, on damaged addresses and on the seeds. `report` is given each miss. */
export function evaluateLinks(report: (line: string) => void = () => undefined): Figure[] {
  return [...(hasData ? [...onAbstracts(report), ...onSeeds(report)] : []), ...onDamaged(report)];
}

if (require.main === module) {
  for (const figure of evaluateLinks((line) => {
    console.log(line);
  })) {
    console.log(formatFigure(figure));
  }
}
