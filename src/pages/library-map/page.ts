import type { FromMapPage } from '../../core/map/map-paper';

/** What VS Code gives the scripts of its webviews. */
export interface PageHost {
  postMessage(message: FromMapPage): void;
  getState(): unknown;
  setState(state: unknown): void;
}

/** The page's texts, translated. */
const texts = JSON.parse(document.body.dataset.texts ?? '{}') as Readonly<Record<string, string>>;

/** A text of the page with what stands for `{0}` and so on put in. */
export function pageText(name: string, ...values: readonly (string | number)[]): string {
  return (texts[name] ?? '').replace(/\{(\d)\}/g, (_, at: string) => {
    const value = values[Number(at)] ?? '';
    return typeof value === 'number' ? value.toLocaleString(document.documentElement.lang) : value;
  });
}

/** The element with an id, which the page's frame has. */
export function element<Kind extends HTMLElement = HTMLElement>(id: string): Kind {
  const found = document.getElementById(id);
  if (found === null) {
    throw new Error(`The page has no element ${id}.`);
  }
  return found as Kind;
}

/** Whether the editor's language is Chinese. */
export const isChinese = document.documentElement.lang.toLowerCase().startsWith('zh');

/** Whether nothing is to move by itself: VS Code says so, or the system. */
export function isMotionReduced(): boolean {
  return (
    document.body.classList.contains('vscode-reduce-motion') ||
    window.matchMedia('(prefers-reduced-motion: reduce)').matches
  );
}
