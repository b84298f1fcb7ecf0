const documentEnd = '\\end{document}';

/** Where the document ends; what stands in a comment ends none. */
export function lastEndOfDocument(text: string): number {
  let at = text.lastIndexOf(documentEnd);
  while (at > 0) {
    const line = text.lastIndexOf('\n', at) + 1;
    const comment = text.slice(line, at).search(/(?<!\\)%/);
    if (comment < 0) {
      break;
    }
    at = text.lastIndexOf(documentEnd, line + comment);
  }
  return at;
}
