import assert from 'node:assert/strict';
import { layoutSteps } from '../../../src/core/map/layout';
import type { MapLayout } from '../../../src/core/map/layout-task';
import { vectorsOfWords } from './vectors-of-words';

const nothing = new Float32Array();

function layOut(texts: readonly string[], known: Float32Array = nothing, languages?: readonly number[]): MapLayout {
  const steps = layoutSteps({
    vectors: vectorsOfWords(texts),
    languages: Uint8Array.from(languages ?? texts.map(() => 0)),
    known,
  });
  let last = 0;
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) {
      return step.value;
    }
    assert.ok(step.value >= last && step.value <= 1, 'it tells how far it is');
    last = step.value;
  }
}

const placeOf = ({ places }: MapLayout, paper: number): readonly [number, number] => [
  places[2 * paper]!,
  places[2 * paper + 1]!,
];

function distance(layout: MapLayout, a: number, b: number): number {
  const [ax, ay] = placeOf(layout, a);
  const [bx, by] = placeOf(layout, b);
  return Math.hypot(ax - bx, ay - by);
}

const subjects = ['moss wall stone shade wet', 'whale ocean song calf deep', 'train rail brake station steep'];
/** Texts of three subjects in turn, each with a word of its own and one that all share. */
const texts = (count: number): string[] =>
  Array.from({ length: count }, (_, at) => `${subjects[at % 3]!} paper own${at} kin${Math.floor(at / 6)}`);

describe('layout of the map', () => {
  it('puts papers of one subject together', () => {
    const layout = layOut(texts(60));
    let same = 0;
    for (let paper = 0; paper < 60; paper++) {
      const nearest = Array.from({ length: 60 }, (_, other) => other)
        .filter((other) => other !== paper)
        .sort((a, b) => distance(layout, paper, a) - distance(layout, paper, b))
        .slice(0, 5);
      same += nearest.filter((other) => other % 3 === paper % 3).length;
    }
    assert.ok(same / 300 > 0.9, String(same / 300));
  });

  it('is the same each time', () => {
    assert.deepEqual(layOut(texts(40)).places, layOut(texts(40)).places);
  });

  it('has a place for each paper of libraries of any size', () => {
    for (const size of [0, 1, 2, 3, 5, 6, 7, 12, 21]) {
      const { places } = layOut(texts(size));
      assert.equal(places.length, 2 * size);
      assert.ok(
        places.every((value) => Number.isFinite(value) && Math.abs(value) < 5),
        `${size}: ${places.join()}`,
      );
      const distinct = new Set(Array.from({ length: size }, (_, at) => `${places[2 * at]!} ${places[2 * at + 1]!}`));
      assert.equal(distinct.size, size, 'no two papers lie on each other');
    }
    assert.deepEqual([...layOut(['moss']).places], [0, 0]);
  });

  it('keeps papers with one and the same text apart, and papers that say nothing below the others', () => {
    const layout = layOut([...texts(20), ...Array.from({ length: 5 }, () => 'moss wall stone'), '', '']);
    for (let a = 20; a < 27; a++) {
      for (let b = 0; b < a; b++) {
        assert.ok(distance(layout, a, b) > 0.02, `${a} ${b} ${distance(layout, a, b)}`);
      }
    }
    const lowest = Math.max(...Array.from({ length: 25 }, (_, paper) => placeOf(layout, paper)[1]));
    assert.ok(placeOf(layout, 25)[1] > lowest && placeOf(layout, 26)[1] > lowest);
  });

  it('leaves papers where they were, and puts new ones beside those that they are like', () => {
    const before = layOut(texts(30));
    const known = new Float32Array(66).fill(NaN);
    known.set(before.places);
    const after = layOut(texts(33), known);
    assert.deepEqual(after.places.slice(0, 60), before.places);
    assert.deepEqual([...after.added], [...Array.from({ length: 30 }, () => 0), 1, 1, 1]);
    for (const paper of [30, 31, 32]) {
      const mean = (subject: number): number => {
        const members = Array.from({ length: 30 }, (_, other) => other).filter((other) => other % 3 === subject);
        return members.reduce((sum, other) => sum + distance(after, paper, other), 0) / members.length;
      };
      const others = [0, 1, 2].filter((subject) => subject !== paper % 3);
      assert.ok(others.every((subject) => mean(paper % 3) < mean(subject)));
    }
  });

  it('puts new papers that are like each other alone below the others', () => {
    const before = layOut(texts(60));
    const known = new Float32Array(2 * 70).fill(NaN);
    known.set(before.places);
    const strangers = Array.from({ length: 10 }, (_, at) => `glacier ice melt crevasse alone${at}`);
    const { places } = layOut([...texts(60), ...strangers], known);
    assert.deepEqual(places.slice(0, 120), before.places);
    const lowest = Math.max(...Array.from({ length: 60 }, (_, at) => places[2 * at + 1]!));
    for (let paper = 60; paper < 70; paper++) {
      assert.ok(places[2 * paper + 1]! > lowest && Math.abs(places[2 * paper]!) < 5, `${paper}`);
    }
  });

  it('lays all out anew where a fifth is new, but from where they were', () => {
    const before = layOut(texts(30));
    const grown = (size: number): MapLayout => {
      const known = new Float32Array(2 * size).fill(NaN);
      known.set(before.places);
      return layOut(texts(size), known);
    };
    assert.deepEqual(grown(37).places.slice(0, 60), before.places);
    const anew = grown(39);
    assert.notDeepEqual(anew.places.slice(0, 60), before.places);
    assert.ok(anew.added.every((isAdded) => isAdded === 0));
    const moved = Array.from({ length: 30 }, (_, paper) => {
      const [x, y] = placeOf(anew, paper);
      return Math.hypot(x - before.places[2 * paper]!, y - before.places[2 * paper + 1]!);
    }).sort((a, b) => a - b);
    assert.ok(moved[15]! < 0.5, String(moved[15]));
  });
});
