'use strict';
// Runs in the page before VS Code's workbench does: adds `literatureNotesDevelopment`, the extension under development
// and its tests, to the settings that the workbench reads from its page.
{
  const getAttribute = Element.prototype.getAttribute;
  Element.prototype.getAttribute = function (name) {
    const value = getAttribute.call(this, name);
    if (this.id !== 'vscode-workbench-web-configuration' || name !== 'data-settings') return value;
    const settings = JSON.parse(value);
    settings.developmentOptions = { ...settings.developmentOptions, ...globalThis.literatureNotesDevelopment };
    return JSON.stringify(settings);
  };
}
