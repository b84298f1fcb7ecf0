import { escapeHtml } from '../core/cite/references/html';

/** What a page of a webview loads, and the source of its script's permission. */
export interface PageParts {
  /** Of the user's own texts: BCP 47. */
  readonly language: string;
  readonly nonce: string;
  readonly cspSource: string;
  readonly styleUri: string;
  readonly scriptUri: string;
}

/** A page that loads its own style and script and nothing else; it is not seen before its style is there, which shows it. `body` is HTML: what comes from files is escaped in it. */
export function pageHtml(
  { language, nonce, cspSource, styleUri, scriptUri }: PageParts,
  title: string,
  body: string,
): string {
  const csp = `default-src 'none'; style-src ${cspSource}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${csp}">
<title>${escapeHtml(title)}</title>
<link rel="stylesheet" href="${styleUri}">
</head>
<body hidden>${body}
<script nonce="${nonce}" src="${scriptUri}"></script>
</body>
</html>`;
}
