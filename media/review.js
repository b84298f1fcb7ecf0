// Sends what a button of the review list asks for to the extension, and shows what became of it.
(() => {
  const vscode = acquireVsCodeApi();
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button[data-action]') : null;
    if (button !== null) {
      vscode.postMessage({ action: button.dataset.action, key: button.dataset.key });
    }
  });
  const replace = (element, html) => {
    const template = document.createElement('template');
    template.innerHTML = html;
    element?.replaceWith(template.content);
  };
  window.addEventListener('message', ({ data }) => {
    const head = document.getElementById('head');
    const action = head?.contains(document.activeElement) ? document.activeElement.dataset.action : undefined;
    replace(head, data.head);
    if (action !== undefined) {
      const buttons = [...document.querySelectorAll('#head button:not([disabled])')];
      (buttons.find((one) => one.dataset.action === action) ?? buttons[0])?.focus({ preventScroll: true });
    }
    const articles = [...document.querySelectorAll('article')];
    for (const { key, html } of data.items) {
      const article = articles.find((one) => one.dataset.key === key);
      const isFocused = article?.contains(document.activeElement) ?? false;
      replace(article, html);
      if (isFocused) {
        const next = [...document.querySelectorAll('article')].find((one) => one.dataset.key === key);
        next?.querySelector('button:not([disabled])')?.focus({ preventScroll: true });
      }
    }
  });
})();
