import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Library } from '../../../src/core/library/library';
import type { MarkdownIt } from '../../../src/core/cite/preview/plugin';
import { ReferenceFormatter } from '../../../src/host/bibliographies/reference-formatter';
import { EditorBibliographyEntries } from '../../../src/host/citations/document-entries';
import { MarkdownPreview } from '../../../src/views/markdown-preview';
import { folder, openLibrary, writeFile } from '../library-api';

// eslint-disable-next-line @typescript-eslint/no-require-imports
const createParser = require('markdown-it') as () => MarkdownIt;

/** The Markdown extension takes plugins of its own host, which is Node's here. */
const isNodeHost =
  typeof (globalThis as { process?: { getBuiltinModule?: unknown } }).process?.getBuiltinModule === 'function';

describe('Markdown preview', () => {
  it('shows citations where VS Code itself makes HTML of Markdown', async function () {
    const api = await openLibrary();
    const markdown = vscode.extensions.getExtension('vscode.markdown-language-features');
    await markdown?.activate();
    // Where the Markdown extension runs in another host than this one, it cannot take the plugin: there the unit tests stand for it.
    if (
      markdown === undefined ||
      !isNodeHost ||
      !(await vscode.commands.getCommands()).includes('markdown.api.render')
    ) {
      assert.equal(typeof api.extendMarkdownIt, 'function');
      return;
    }
    const [paper] = api.library.papers;
    const render = () => vscode.commands.executeCommand<string>('markdown.api.render', `See [@${paper!.key}].`);
    await render();
    // The plugin is loaded with the first preview.
    const { bundles } = api.testing!;
    await Promise.all([bundles.load('markdown-preview'), bundles.load('preview')]);
    const html = await render();
    assert.ok(html.includes(`<a href="#literature-notes-${paper!.key}"`), html);
    assert.match(html, /<section class="literature-notes-references">/);
  });

  it('shows what a bibliography of the document’s own has, and follows it', async () => {
    const { testing } = await openLibrary();
    const { bibliographies, library, own, bundles, services } = testing!;
    const bib = (title: string) =>
      writeFile('own-preview/refs.bib', `@book{own2020, author = {Own, Olga}, title = {${title}}, year = 2020}\n`);
    await bib('Walls');
    const uri = await writeFile('own-preview/cites.md', '---\nbibliography: refs.bib\n---\n\nSee [@own2020].\n');
    const document = await vscode.workspace.openTextDocument(uri);
    let reads = 0;
    const documentEntries = new EditorBibliographyEntries(own, {
      papers: (...asked) => {
        reads++;
        return bibliographies.papers(...asked);
      },
    });
    let answered: () => void = () => undefined;
    const answering: Pick<EditorBibliographyEntries, 'of' | 'onDidChange'> = {
      onDidChange: documentEntries.onDidChange,
      of: (...asked) =>
        documentEntries.of(...asked).finally(() => {
          setTimeout(answered, 0);
        }),
    };
    const preview = new MarkdownPreview(
      library,
      answering,
      new ReferenceFormatter(library, bibliographies, bundles, services.extensionUri, services.memento),
      bundles,
      services.log,
    );
    const parser = preview.extendMarkdownIt(createParser()) as MarkdownIt & {
      parse(text: string, env: object): unknown;
    };
    await bundles.load('preview');
    const env = { currentDocument: uri };
    /** What is drawn, once the question is answered that the drawing has asked. */
    const drawn = async () => {
      const isAnswered = new Promise<void>((resolve) => {
        answered = resolve;
      });
      const html = parser.renderer.render(parser.parse(document.getText(), env), {}, env);
      await isAnswered;
      return html;
    };
    assert.doesNotMatch(await drawn(), /literature-notes/);
    const before = reads;
    for (let times = 0; times < 5; times++) {
      assert.match(await drawn(), /title="Walls">Own 2020<\/a>[^]*<p id="literature-notes-own2020">[^]*Walls/);
    }
    // The file may be told of once more, since it has only just been written.
    assert.ok(reads - before < 3);
    await bib('Walls and moss');
    while (!(await drawn()).includes('title="Walls and moss">Own 2020</a>')) {}
    preview.dispose();
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(uri, '..'), { recursive: true });
  });

  it('shows the references of the library as it is, though others were being made meanwhile', async () => {
    const { testing } = await openLibrary();
    const change = new vscode.EventEmitter<object>();
    const paper = testing!.library.papers[0]!;
    const library = { get: () => paper, cited: () => paper, onDidChange: change.event } as unknown as Library;
    const making: ((title: string) => void)[] = [];
    const bibliography = {
      references: () =>
        new Promise((resolve) => {
          making.push((title) => {
            resolve({ references: [{ id: paper.key, spans: [title] }] });
          });
        }),
    } as unknown as ReferenceFormatter;
    const preview = new MarkdownPreview(
      library,
      testing!.documentEntries,
      bibliography,
      testing!.bundles,
      testing!.services.log,
    );
    preview.extendMarkdownIt(createParser());
    await testing!.bundles.load('preview');
    const shown = () => {
      preview.paperOf(paper.key, folder());
      return preview
        .references([paper.key], folder())
        .entries.map(({ html }) => html)
        .join();
    };
    shown();
    change.fire({ added: [], changed: [paper], moved: [], removed: [] });
    shown();
    making[0]!('Before');
    making[1]!('After');
    await new Promise((resolve) => {
      setTimeout(resolve, 0);
    });
    assert.equal(shown(), 'After');
    preview.dispose();
  });
});
