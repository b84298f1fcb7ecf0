import assert from 'node:assert/strict';
import { eventually } from './eventually';
import { InputMethod, Suggestions } from './suggestions';
import { Workbench } from './workbench';

const cited = [
  '@article{wade2021, title = {Sea walls and the small mammals that live behind them}, author = {Wade, Anna and Jones, Bob and Li, Wei}, year = {2021}, abstract = {Camera traps count mammals.}}',
  '@article{zhao2019, title = {移动端目标检测方法综述与展望}, author = {赵, 明}, year = {2019}, abstract = {本文综述移动端的目标检测方法。}}',
  '',
].join('\n');

describe('completing citations', () => {
  const draft = 'Cameras near the sea need augmentation that knows about weather ';
  const shown =
    '# Seeing at sea\n\nCameras near the sea need augmentation that knows about weather.\n\nSmall things are found ';
  let workbench: Workbench;
  let suggestions: Suggestions;

  before(async () => {
    workbench = await Workbench.open({
      files: {
        'shown.md': shown,
        'typed.md': draft,
        'chinese.md': '研究表明',
        'composed.md': '研究表明',
        'plain.md': 'A draft ',
        'paper.tex': 'As shown ',
        'keys.rst': 'As shown ',
        'composed.rst': 'As shown ',
        'literature/more.bib': cited,
      },
    });
    suggestions = new Suggestions(workbench.page);
    await workbench.openContainer('Literature');
    await workbench.treeRowsWhen('Papers', 'the library is read', (rows) =>
      rows.some((row) => row.includes('more.bib')),
    );
  });

  after(async () => {
    await workbench.close();
  });

  const press = (key: string) => workbench.page.keyboard.press(key);
  const type = (text: string) => workbench.page.keyboard.type(text, { delay: 40 });
  const openAtEnd = async (name: string) => {
    await workbench.openFile(name);
    await press('Control+End');
  };
  const first = (label: string) =>
    suggestions.rowsWhen(
      `${label} comes first`,
      (rows) => rows[0]?.label.startsWith(label) === true && rows[0].focused,
    );
  const savedAs = (file: string, text: string) =>
    eventually(
      `${file} holds ${text}`,
      () => workbench.savedText(file),
      (saved) => saved === text,
    );

  it('is shown beside the text, dark and light', async () => {
    await openAtEnd('shown.md');
    await type('[@object det');
    await suggestions.rowsWhen('papers in both languages', (rows) => rows.length > 2);
    await press('Control+Space');
    await workbench.page.locator('.suggest-details-container .docs').waitFor();
    await workbench.screenshot('completion', ['cite', 352, 40, 760, 400]);
    await press('Escape');
  });

  it('offers papers for a topic, several words of it in brackets, and inserts one with Enter', async () => {
    await openAtEnd('typed.md');
    await type('[@');
    const all = await suggestions.rowsWhen('the library', (rows) => rows.length > 5);
    assert.equal(
      all.every(({ label }) => label !== ''),
      true,
    );
    await type('weather patt');
    await first('TideMix');
    await press('Enter');
    await suggestions.closed();
    await savedAs('typed.md', `${draft}[@tidemix]`);
  });

  it('leaves out what the group has, and offers what was inserted before', async () => {
    await press('Control+End');
    await press('ArrowLeft');
    await type('; @');
    const rows = await suggestions.rowsWhen('the library', (shown) => shown.length > 5);
    assert.ok(!rows.map(({ label }) => label).includes('TideMix'));
    await type('mammals');
    await first('Sea walls');
    await press('Tab');
    await savedAs('typed.md', `${draft}[@tidemix; @wade2021]`);
    await press('Control+End');
    await type(' @');
    const [last, before] = await first('Sea walls');
    assert.deepEqual([last!.details, before!.label], ['Wade et al. 2021', 'TideMix']);
    await press('Escape');
    await suggestions.closed();
  });

  it('takes Chinese behind Chinese for the query, and writes what the tool reads there', async () => {
    await openAtEnd('chinese.md');
    await type('@');
    await suggestions.rowsWhen('the library', (rows) => rows.length > 5);
    await workbench.page.keyboard.insertText('移动端');
    await first('移动端目标检测方法综述与展望');
    await press('Enter');
    await savedAs('chinese.md', '研究表明[@zhao2019]');
  });

  it('is silent while an input method composes, and follows what was composed', async () => {
    const input = await InputMethod.open(workbench.page);
    await openAtEnd('composed.md');
    await suggestions.record();
    await input.compose('m', 'mu', "mu'b", "mu'biao");
    await input.commit('目标');
    await type('@');
    const all = await suggestions.rowsWhen('the library', (rows) => rows.length > 5);
    await suggestions.recorded();
    await input.compose('m', 'mu', "mu'b", "mu'biao", "mu'biao'jian'ce");
    assert.deepEqual(
      (await suggestions.rows()).map(({ label }) => label),
      all.map(({ label }) => label),
    );
    assert.deepEqual(await suggestions.recorded(), [], 'nothing changes on the letters of an unfinished input');
    await input.commit('目标检测');
    await first('移动端目标检测方法综述与展望');
    const states = await suggestions.recorded();
    assert.ok(!states.includes(undefined), 'the list does not flicker');
    await press('Enter');
    await savedAs('composed.md', '研究表明目标[@zhao2019]');
  });

  it('opens no list of its own for what is composed', async () => {
    const input = await InputMethod.open(workbench.page);
    await suggestions.recorded();
    await press('Control+End');
    await input.compose('@', '@s', "@shi'ti");
    await input.commit('实体');
    await savedAs('composed.md', '研究表明目标[@zhao2019]实体');
    assert.deepEqual(
      (await suggestions.recorded()).filter((state) => state !== undefined),
      [],
    );
  });

  it('stays away from addresses and code', async () => {
    await openAtEnd('plain.md');
    await suggestions.record();
    await type('me@wade `@wade` and \\@wade');
    await savedAs('plain.md', 'A draft me@wade `@wade` and \\@wade');
    assert.deepEqual(
      (await suggestions.recorded()).filter((state) => state !== undefined),
      [],
    );
  });

  it('works in the braces of LaTeX', async () => {
    await openAtEnd('paper.tex');
    await type('\\citep[see][]{tidemix,');
    await type('small mamm');
    await first('Sea walls');
    await press('Enter');
    await savedAs('paper.tex', 'As shown \\citep[see][]{tidemix,wade2021}');
  });

  it('goes on in Chinese in reStructuredText, where VS Code takes Chinese for no word', async () => {
    await openAtEnd('keys.rst');
    await type(':cite:p:`');
    await suggestions.rowsWhen('the library', (rows) => rows.length > 5);
    await type('移动端');
    await first('移动端目标检测方法综述与展望');
    await press('Enter');
    await savedAs('keys.rst', 'As shown :cite:p:`zhao2019`');
    await type(',');
    await suggestions.rowsWhen('the library', (rows) => rows.length > 5);
    await type('移');
    await press('Escape');
    await suggestions.closed();
    await press('ArrowRight');
    await type(' 移动');
    await savedAs('keys.rst', 'As shown :cite:p:`zhao2019,移` 移动');
    assert.deepEqual(await suggestions.rows(), []);
  });

  it('follows what an input method composed there, and is silent meanwhile', async () => {
    const input = await InputMethod.open(workbench.page);
    await openAtEnd('composed.rst');
    await type(':cite:p:`r-mix,');
    const all = await suggestions.rowsWhen('the library', (rows) => rows.length > 5);
    await suggestions.record();
    await suggestions.recorded();
    await input.compose('m', 'mu', "mu'b", "mu'biao", "mu'biao'jian'ce");
    assert.deepEqual(
      (await suggestions.rows()).map(({ label }) => label),
      all.map(({ label }) => label),
    );
    assert.deepEqual(await suggestions.recorded(), [], 'nothing changes on the letters of an unfinished input');
    await input.commit('目标检测');
    await first('移动端目标检测方法综述与展望');
    await press('Enter');
    await savedAs('composed.rst', 'As shown :cite:p:`r-mix,zhao2019`');
  });
});
