// Sends what a button of the Paper view asks for to the extension.
(() => {
  const vscode = acquireVsCodeApi();
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button[data-action]') : null;
    if (button !== null) {
      vscode.postMessage({ action: button.dataset.action, url: button.dataset.url, key: button.dataset.key });
    }
  });
})();
