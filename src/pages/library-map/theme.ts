/** Colours of the editor's theme. */
export interface MapTheme {
  readonly foreground: string;
  readonly muted: string;
  readonly background: string;
  readonly focus: string;
  readonly font: string;
  readonly fontSize: number;
  /** Colours of topics. */
  readonly topics: readonly string[];
  readonly isLight: boolean;
  readonly hasHighContrast: boolean;
}

/** Colours of the theme's charts and terminal that tell topics apart, with what they are where a theme lacks them. */
const topicColours = [
  ['--vscode-charts-blue', '#3794ff'],
  ['--vscode-charts-orange', '#d18616'],
  ['--vscode-charts-green', '#89d185'],
  ['--vscode-charts-purple', '#b180d7'],
  ['--vscode-charts-red', '#f14c4c'],
  ['--vscode-terminal-ansiCyan', '#11a8cd'],
  ['--vscode-charts-yellow', '#cca700'],
  ['--vscode-terminal-ansiBrightMagenta', '#d670d6'],
] as const;

/** How many colours of topics there are in any theme. */
export const colourCount = topicColours.length;

export function readTheme(): MapTheme {
  const style = getComputedStyle(document.documentElement);
  const value = (name: string, otherwise: string): string => style.getPropertyValue(name).trim() || otherwise;
  const { classList } = document.body;
  const foreground = value('--vscode-editor-foreground', '#888888');
  return {
    foreground,
    muted: value('--vscode-descriptionForeground', foreground),
    background: value('--vscode-editor-background', 'transparent'),
    focus: value('--vscode-contrastActiveBorder', value('--vscode-focusBorder', foreground)),
    font: value('--vscode-font-family', 'sans-serif'),
    fontSize: parseFloat(value('--vscode-font-size', '13px')) || 13,
    topics: topicColours.map(([name, otherwise]) => value(name, otherwise)),
    isLight: classList.contains('vscode-light') || classList.contains('vscode-high-contrast-light'),
    hasHighContrast: classList.contains('vscode-high-contrast') || classList.contains('vscode-high-contrast-light'),
  };
}

/** Calls back when the theme changes. */
export function onThemeChange(listener: () => void): void {
  new MutationObserver(listener).observe(document.body, { attributes: true, attributeFilter: ['class'] });
}
