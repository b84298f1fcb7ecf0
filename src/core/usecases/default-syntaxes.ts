import { citationLanguages } from '../cite/languages/index';

/** The default of the setting `citations.syntaxes`: VS Code's language id to citation syntax. */
export const defaultSyntaxes: Readonly<Record<string, string>> = Object.fromEntries(
  citationLanguages.flatMap(({ id, documents }) => documents.languageIds.map((language) => [language, id])),
);
