import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface MenuItem {
  /** A submenu has none. */
  readonly command?: string;
  readonly when?: string;
}

const { contributes } = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8')) as {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly menus: Readonly<Record<string, readonly MenuItem[]>>;
  };
};

const clauses = (menu: string, command: string) =>
  (contributes.menus[menu] ?? [])
    .filter((item) => item.command === `literatureNotes.${command}`)
    .map(({ when = '' }) => when.split(' && ').sort());

describe('menus', () => {
  it('hold only commands that are declared', () => {
    const declared = new Set(contributes.commands.map(({ command }) => command));
    const own = Object.values(contributes.menus)
      .flat()
      .flatMap(({ command }) => (command?.startsWith('literatureNotes.') === true ? [command] : []));
    assert.ok(own.length > 10);
    assert.deepEqual(
      own.filter((command) => !declared.has(command)),
      [],
    );
  });

  it('offer what completes a reference on papers of the Papers view, one at a time but where several may be meant', () => {
    const onPapers = ['view == literatureNotes.papers', 'viewItem =~ /^paper/'];
    assert.deepEqual(clauses('view/item/context', 'completeDetails'), [onPapers]);
    for (const command of ['pasteDetails', 'searchOnWeb', 'openPdf']) {
      assert.deepEqual(clauses('view/item/context', command), [['!listMultiSelection', ...onPapers]]);
    }
  });

  it('offer what asks a language model only where that is on, in a workspace that is trusted', () => {
    const allowed = ['config.literatureNotes.languageModel', 'isWorkspaceTrusted'];
    for (const menu of ['view/item/context', 'commandPalette']) {
      const [clause, ...others] = clauses(menu, 'suggestByModel');
      assert.deepEqual(others, []);
      assert.deepEqual(
        allowed.filter((condition) => clause?.includes(condition) !== true),
        [],
      );
    }
  });

  it('offer in the palette what needs the library once it has been read, and a bibliography where an editor is open', () => {
    for (const command of ['completeDetails', 'pasteDetails', 'searchOnWeb', 'openPdf', 'exportBibliography']) {
      assert.deepEqual(clauses('commandPalette', command), [['literatureNotes.state == ready']]);
    }
    assert.deepEqual(clauses('commandPalette', 'insertBibliography'), [
      ['editorIsOpen', 'literatureNotes.state == ready'],
    ]);
  });
});
