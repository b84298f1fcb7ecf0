import { Workbench } from './workbench';

describe('the window', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await Workbench.open();
  });

  after(async () => {
    await workbench.close();
  });

  it('shows the extension’s views', async () => {
    await workbench.openContainer('Literature');
    await workbench.treeRowsWhen('Papers', 'the three sources of the example', (rows) => rows.length === 3);
    await workbench.screenshot('papers');
  });
});
