import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Workspace } from '../../scripts/vscode/browser';
import { repository } from '../../scripts/vscode/cache';
import { generatedDocuments } from '../bench/generated-documents';

const documentsInAll = 2_000;
const citationsInDocument = 5;

/** The example library with 2,000 documents, which cite 10,000 times. */
export function citingWorkspace(folder: string): Workspace {
  const copy = join(folder, 'library');
  cpSync(join(repository, 'examples', 'library'), copy, { recursive: true });
  for (const { path, text } of generatedDocuments(documentsInAll, citationsInDocument, [
    'tidemix',
    'quillfinder',
    'relweave',
    'streetdepth',
  ])) {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    writeFileSync(join(copy, path), text);
  }
  return { folder: copy };
}
