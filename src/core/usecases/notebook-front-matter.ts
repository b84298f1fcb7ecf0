import type { TextDocument, Workspace } from '../workspace/workspace';

/** The text of a document; of a notebook's cell with the front matter of the notebook before it, which counts in all cells. */
export function textInNotebook(document: TextDocument): string {
  const text = document.getText();
  const { notebookFrontMatter } = document;
  return notebookFrontMatter === undefined || text === notebookFrontMatter
    ? text
    : `${notebookFrontMatter.trimEnd()}\n\n${text}`;
}

/** Follows what the first cells of notebooks say for all of their cells. */
export class NotebookFrontMatter {
  readonly #workspace: Pick<Workspace, 'documents'>;
  /** By the notebook's URI. */
  readonly #known = new Map<string, string | undefined>();

  constructor(workspace: Pick<Workspace, 'documents'>) {
    this.#workspace = workspace;
  }

  /**
   * The URIs of a notebook's other cells for which something else counts than when this was asked last.
   * @param document a cell as it is now; of other documents there are none
   */
  othersChangedBy({ uri, notebook, notebookFrontMatter }: TextDocument): readonly string[] {
    if (notebook === undefined) {
      return [];
    }
    const isChanged = this.#known.has(notebook) && this.#known.get(notebook) !== notebookFrontMatter;
    this.#known.set(notebook, notebookFrontMatter);
    return isChanged
      ? this.#workspace.documents.flatMap((document) =>
          document.notebook === notebook && document.uri !== uri ? document.uri : [],
        )
      : [];
  }
}
