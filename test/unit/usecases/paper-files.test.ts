import assert from 'node:assert/strict';
import { deriveSource } from '../../../src/core/library/derive';
import { Library } from '../../../src/core/library/library';
import { publicationsIn } from '../../../src/core/parse/bibliography';
import { parseSource } from '../../../src/core/parse/source';
import { findPaperFiles, type PaperFilesServices } from '../../../src/core/usecases/paper-files';
import { type Content, InMemoryWorkspace } from '../workspace/in-memory-workspace';

const pdf = '%PDF-1.7';

interface Asked {
  readonly bib?: string;
  readonly ris?: string;
  /** Another bibliography by its file's name. */
  readonly other?: readonly [name: string, text: string];
  readonly files?: Readonly<Record<string, Content>>;
  readonly folders?: readonly string[];
  readonly home?: string;
  readonly isTrusted?: boolean;
  readonly links?: Readonly<Record<string, string>>;
}

/** What is found for the first paper of a bibliography; files of the workspace by their paths. */
async function found({ bib, ris, other, files = {}, folders = [], home, isTrusted = true, links = {} }: Asked) {
  const [name, text] = other ?? (bib === undefined ? ['lib/refs.ris', ris ?? ''] : ['lib/refs.bib', bib]);
  const workspace = new InMemoryWorkspace({ [name]: text, ...files });
  const realPath = (uri: string) =>
    Promise.resolve(links[workspace.path(uri)] ?? decodeURIComponent(new URL(uri).pathname));
  const source = workspace.uri(name);
  const parsed = parseSource({ path: name, text }, { markers: [] });
  assert.ok('entries' in parsed);
  const library = new Library();
  library.apply({ updated: [{ source, parsed: deriveSource(parsed) }], removed: [] });
  const services: PaperFilesServices = {
    workspace: {
      folders: workspace.folders,
      list: (folder) => workspace.list(folder),
      read: (uri) => workspace.read(uri),
      stat: (uri) => workspace.stat(uri),
      realPath,
    },
    publications: async (uri, format, spans) => {
      const at = publicationsIn((await workspace.read(uri)).text, format);
      return spans.map(at);
    },
    folders: folders.map((folder) => workspace.uri(folder)),
    home,
    isTrusted,
  };
  const { files: paths, ...others } = await findPaperFiles(services, library.papers[0]!);
  return { files: paths.map((uri) => workspace.path(uri)), ...others };
}

const entry = (fields: string) =>
  `@article{ash2020, title = {Moss on walls}, author = {Ash, Vera}, year = 2020, ${fields}}`;

describe('the text of a paper', () => {
  it('is a file that its entry names, from the folder of the bibliography', async () => {
    const { files, missing } = await found({
      bib: entry('file = {Full text:pdf/moss.pdf:application/pdf;Page:pdf/moss.html:text/html}'),
      files: { 'lib/pdf/moss.pdf': pdf, 'lib/pdf/moss.html': '<p>' },
    });
    assert.deepEqual(files, ['lib/pdf/moss.pdf']);
    assert.deepEqual(missing, []);
  });

  it('may have signs in its name that mean something elsewhere', async () => {
    const names = ['Moss: a history.pdf', 'Moss; walls.pdf', '100% moss #1.pdf', '苔藓（2020）.pdf'];
    const field = names.map((name) => `:${name.replace(/[:;]/g, '\\$&')}:PDF`).join(';');
    const { files } = await found({
      bib: entry(`file = {${field}}`),
      files: Object.fromEntries(names.map((name) => [`lib/${name}`, pdf])),
    });
    assert.deepEqual(
      files,
      names.map((name) => `lib/${name}`),
    );
  });

  it('may be an absolute path, of this machine, of Windows in WSL, or without Mendeley’s slash', async () => {
    const files = { 'file:///home/ash/moss.pdf': pdf, 'file:///mnt/c/Users/ash/moss.pdf': pdf };
    for (const [field, place] of [
      ['/home/ash/moss.pdf', 'file:///home/ash/moss.pdf'],
      ['file:///home/ash/moss.pdf', 'file:///home/ash/moss.pdf'],
      [':home/ash/moss.pdf:pdf', 'file:///home/ash/moss.pdf'],
      ['PDF:C\\:\\\\Users\\\\ash\\\\moss.pdf:application/pdf', 'file:///mnt/c/Users/ash/moss.pdf'],
      [':C$\\backslash$:/Users/ash/moss.pdf:pdf', 'file:///mnt/c/Users/ash/moss.pdf'],
    ] as const) {
      assert.deepEqual((await found({ bib: entry(`file = {${field}}`), files })).files, [place], field);
    }
    const drive = await found({
      bib: entry('file = {C:\\papers\\moss.pdf}'),
      files: { 'file:///c%3A/papers/moss.pdf': pdf },
    });
    assert.deepEqual(drive.files, ['file:///c%3A/papers/moss.pdf']);
  });

  it('lies in Zotero’s storage, in the user’s folder or in one of the setting', async () => {
    const bib = entry('file = {PDF:storage:AB12CD34/Moss.pdf:application/pdf}');
    const files = { 'file:///home/ash/Zotero/storage/AB12CD34/Moss.pdf': pdf };
    assert.deepEqual((await found({ bib, files, home: 'file:///home/ash' })).files, Object.keys(files));
    assert.deepEqual((await found({ bib, files })).files, []);
    assert.deepEqual((await found({ bib, files, folders: ['file:///home/ash/Zotero'] })).files, Object.keys(files));
    assert.deepEqual(
      (await found({ bib, files, folders: ['file:///home/ash/Zotero/storage'] })).files,
      Object.keys(files),
    );
  });

  it('is looked for in the user’s folders where the path is of another machine', async () => {
    const bib = entry('file = {/Users/other/Zotero/storage/AB12CD34/Moss.pdf}');
    const files = { 'file:///data/pdfs/Moss.pdf': pdf };
    const { files: places, missing } = await found({ bib, files, folders: ['file:///data/pdfs'] });
    assert.deepEqual(places, ['file:///data/pdfs/Moss.pdf']);
    assert.deepEqual(missing, []);
    assert.deepEqual((await found({ bib, files })).missing, ['/Users/other/Zotero/storage/AB12CD34/Moss.pdf']);
  });

  it('lies in the folder that JabRef’s comment names', async () => {
    const { files } = await found({
      bib: `${entry('file = {:moss.pdf:PDF}')}\n@Comment{jabref-meta: fileDirectory:../texts;}`,
      files: { 'texts/moss.pdf': pdf },
    });
    assert.deepEqual(files, ['texts/moss.pdf']);
  });

  it('is named by RIS too', async () => {
    const { files, web } = await found({
      ris: 'TY  - JOUR\nTI  - Moss on walls\nAU  - Ash, Vera\nPY  - 2020\nL1  - moss.pdf\nL1  - https://example.org/moss.pdf\nER  - \n',
      files: { 'lib/moss.pdf': pdf },
    });
    assert.deepEqual(files, ['lib/moss.pdf']);
    assert.deepEqual(web, ['https://example.org/moss.pdf']);
  });

  it('is named by what Zotero and EndNote export', async () => {
    const files = { 'lib/moss; walls.pdf': pdf, 'lib/b.pdf': pdf };
    for (const other of [
      [
        'lib/zotero.csv',
        '"Key","Item Type","Publication Year","Author","Title","DOI","File Attachments"\n"X1","journalArticle","2020","Ash, Vera","Moss on walls","10.1000/a","moss; walls.pdf; b.pdf; page.html"\n',
      ],
      [
        'lib/endnote.xml',
        '<xml><records><record><ref-type name="Journal Article">17</ref-type><contributors><authors><author>Ash, Vera</author></authors></contributors><titles><title>Moss on walls</title></titles><dates><year>2020</year></dates><urls><pdf-urls><url>moss; walls.pdf</url><url>b.pdf</url></pdf-urls></urls></record></records></xml>',
      ],
      ['lib/a.enw', '%0 Journal Article\n%T Moss on walls\n%A Ash, Vera\n%D 2020\n%> moss; walls.pdf\n%> b.pdf\n'],
    ] as const) {
      const { files: paths, missing } = await found({ other, files });
      assert.deepEqual([paths, missing], [['lib/moss; walls.pdf', 'lib/b.pdf'], []], other[0]);
    }
  });

  it('is called after the paper, in the user’s folders, else beside the source', async () => {
    const bib = entry('eprint = {2001.00001}, archiveprefix = {arXiv}, doi = {10.1000/abc.d}');
    for (const name of [
      'ash2020.pdf',
      'Ash2020.PDF',
      'ash2020.epub',
      '2001.00001.pdf',
      '2001.00001v3.pdf',
      'arXiv-2001.00001v3.pdf',
      '10.1000_abc.d.pdf',
    ]) {
      assert.deepEqual((await found({ bib, files: { [`lib/${name}`]: pdf } })).files, [`lib/${name}`], name);
      const folders = ['texts'];
      assert.deepEqual((await found({ bib, files: { [`texts/${name}`]: pdf }, folders })).files, [`texts/${name}`]);
      assert.deepEqual((await found({ bib, files: { [`lib/${name}`]: pdf, 'texts/x.txt': '' }, folders })).files, []);
    }
    for (const name of [
      'ash2020b.pdf',
      'ash2020v2.pdf',
      '2001.000012.pdf',
      'ash2020.exe',
      'ash2020.pdf.exe',
      'sh2020.pdf',
    ]) {
      assert.deepEqual((await found({ bib, files: { [`lib/${name}`]: pdf } })).files, [], name);
    }
  });

  it('is told once, and of several files each', async () => {
    const bib = entry('file = {ash2020.pdf;ash2020.pdf;second.pdf}');
    const { files } = await found({ bib, files: { 'lib/ash2020.pdf': pdf, 'lib/second.pdf': pdf } });
    assert.deepEqual(files, ['lib/ash2020.pdf', 'lib/second.pdf']);
  });

  it('is nothing that could be run, a folder, or a link to either', async () => {
    const files = { 'lib/a.exe': 'MZ', 'lib/b.pdf/c.txt': '', 'lib/d.pdf': pdf, 'lib/e.command': '' };
    const bib = entry('file = {a.exe;b.pdf;d.pdf;e.command}');
    assert.deepEqual((await found({ bib, files, links: { 'lib/d.pdf': '/bin/run.sh' } })).files, []);
    assert.deepEqual((await found({ bib, files, links: { 'lib/d.pdf': '/texts/d.pdf' } })).files, ['lib/d.pdf']);
  });

  it('is not looked for on other machines', async () => {
    for (const field of [
      '\\\\\\\\server\\\\share\\\\moss.pdf',
      '//server/share/moss.pdf',
      'file://server/share/moss.pdf',
    ]) {
      const files = {
        'file://server/share/moss.pdf': pdf,
        'file:///server/share/moss.pdf': pdf,
      };
      assert.deepEqual((await found({ bib: entry(`file = {${field}}`), files })).files, [], field);
    }
  });

  it('is not outside of Zotero’s storage where it is said to be in it, nor of a folder below which it is named', async () => {
    const files = { 'file:///etc/x.pdf': pdf, 'file:///home/ash/x.pdf': pdf, 'x.pdf': pdf };
    const bib = entry('file = {PDF:storage:AB12CD34/../../../../../etc/x.pdf:application/pdf}');
    assert.deepEqual((await found({ bib, files, home: 'file:///home/ash', isTrusted: false })).files, []);
    assert.deepEqual(
      (await found({ bib: entry('file = {C:/../../../etc/x.pdf}'), files, isTrusted: false })).files,
      [],
    );
  });

  it('is inside the workspace or the user’s folders where the workspace is not trusted', async () => {
    const bib = entry('file = {/home/ash/moss.pdf;../moss.pdf;../../moss.pdf;/etc/x.pdf}');
    const files = {
      'file:///home/ash/moss.pdf': pdf,
      'moss.pdf': pdf,
      'file:///moss.pdf': pdf,
      'file:///etc/x.pdf': pdf,
    };
    assert.equal((await found({ bib, files })).files.length, 4);
    assert.deepEqual((await found({ bib, files, isTrusted: false })).files, ['moss.pdf']);
    assert.deepEqual((await found({ bib, files, isTrusted: false, folders: ['file:///home/ash'] })).files, [
      'file:///home/ash/moss.pdf',
      'moss.pdf',
    ]);
    const links = { 'moss.pdf': '/etc/x.pdf' };
    assert.deepEqual((await found({ bib, files, isTrusted: false, links })).files, []);
  });

  it('is on the web over https alone', async () => {
    const { web } = await found({
      bib: entry(
        'eprint = {2001.00001}, archiveprefix = {arXiv}, url = {https://example.org/a.pdf}, pdf = {http://example.org/b.pdf}',
      ),
    });
    assert.deepEqual(web, ['https://example.org/a.pdf', 'https://arxiv.org/pdf/2001.00001']);
    assert.deepEqual((await found({ bib: entry('url = {http://example.org/a.pdf}') })).web, []);
    assert.deepEqual((await found({ bib: entry('eprint = {cs/0301001}, archiveprefix = {arXiv}') })).web, [
      'https://arxiv.org/pdf/cs/0301001',
    ]);
  });
});
