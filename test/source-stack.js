'use strict';
// Only for tests that fail: to have Node keep the source map of all unit tests at hand took it a second and a half of computing time.
const { existsSync, readFileSync } = require('node:fs');
const { SourceMap } = require('node:module');
const { dirname, resolve } = require('node:path');

const maps = new Map();

/** The source map beside a file. */
function mapOf(file) {
  if (!maps.has(file)) {
    const map = `${file}.map`;
    maps.set(file, existsSync(map) ? new SourceMap(JSON.parse(readFileSync(map, 'utf8'))) : undefined);
  }
  return maps.get(file);
}

/** A stack with places in bundles replaced by those in their sources. */
exports.inSources = (stack) =>
  stack.replace(/([^\s()]+):(\d+):(\d+)/g, (place, file, line, column) => {
    const found = mapOf(file)?.findEntry(Number(line) - 1, Number(column) - 1);
    return found?.originalSource === undefined
      ? place
      : `${resolve(dirname(file), found.originalSource)}:${found.originalLine + 1}:${found.originalColumn + 1}`;
  });
