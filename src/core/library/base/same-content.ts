import type { Entry, Paper } from '../../model/paper';

/** Deep equality of plain data: primitives, arrays and objects of them. A property that is `undefined` is as good as none. */
export function equalValues(left: unknown, right: unknown): boolean {
  if (left === right) {
    return true;
  }
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) {
    return false;
  }
  if (Array.isArray(left) !== Array.isArray(right)) {
    return false;
  }
  const one = left as Readonly<Record<string, unknown>>;
  const other = right as Readonly<Record<string, unknown>>;
  return (
    Object.keys(one).every((key) => equalValues(one[key], other[key])) &&
    Object.keys(other).every((key) => other[key] === undefined || one[key] !== undefined)
  );
}

/** Whether two entries say the same, wherever they stand. */
export function sameContent(left: Entry, right: Entry): boolean {
  if (left.fingerprint !== undefined && left.fingerprint === right.fingerprint) {
    return true;
  }
  if (left.abstract !== right.abstract || left.title !== right.title || left.writtenKey !== right.writtenKey) {
    return false;
  }
  const { span: leftSpan, links: leftLinks, ...leftRest } = left;
  const { span: rightSpan, links: rightLinks, ...rightRest } = right;
  return (
    leftLinks.length === rightLinks.length &&
    leftLinks.every((link, index) => {
      const other = rightLinks[index];
      return (
        other !== undefined &&
        equalValues(
          { ...link, start: link.start - leftSpan.start, end: link.end - leftSpan.start },
          { ...other, start: other.start - rightSpan.start, end: other.end - rightSpan.start },
        )
      );
    }) &&
    equalValues({ ...leftRest, fingerprint: undefined }, { ...rightRest, fingerprint: undefined })
  );
}

/** Whether two papers say the same out of the same sources, wherever it stands in them. */
export function samePaper(left: Paper, right: Paper): boolean {
  const { sources: leftSources, links: leftLinks, ...leftRest } = left;
  const { sources: rightSources, links: rightLinks, ...rightRest } = right;
  return (
    equalValues(leftRest, rightRest) &&
    leftSources.length === rightSources.length &&
    leftSources.every(
      ({ source, format }, index) => source === rightSources[index]?.source && format === rightSources[index].format,
    ) &&
    leftLinks.length === rightLinks.length &&
    leftLinks.every((link, index) =>
      equalValues({ ...link, start: 0, end: 0 }, { ...rightLinks[index], start: 0, end: 0 }),
    )
  );
}
