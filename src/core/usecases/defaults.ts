import type { CitationVariant } from '../cite/edit/variant-names';
import { citationLanguages } from '../cite/languages/index';
import { maxSourceSize, megabyte } from '../files/limits';
import type { ListShape } from '../parse/list/parse-list';

/** How wrong citations are shown: as serious as each is, all alike, or not at all. */
export const checkLevels = ['auto', 'error', 'warning', 'info', 'off'] as const;

/** What each setting is where nobody sets it, in the editor as in the terminal; `package.json` says the same. */
export const settingDefaults = {
  folders: [] as readonly string[],
  markers: ['translated by 谷歌翻译'] as readonly string[],
  listShape: 'auto' as ListShape,
  /** In megabytes. */
  maxFileSize: maxSourceSize / megabyte,
  /** Language id to citation syntax. */
  citationSyntaxes: Object.fromEntries(
    citationLanguages.flatMap(({ id, documents }) => documents.languageIds.map((language) => [language, id])),
  ) as Readonly<Record<string, string>>,
  'completion.enabled': true as boolean,
  citationForm: 'parenthetical' as CitationVariant,
  citationTemplates: {} as Readonly<Record<string, string>>,
  'latex.tieBeforeCitation': false as boolean,
  'preview.citations': true as boolean,
  'bibliography.style': 'apa' as string,
  'bibliography.file': '' as string,
  'bibliography.updateOnSave': false as boolean,
  checkCitations: 'auto' as (typeof checkLevels)[number],
  codeLens: true as boolean,
  terms: {} as Readonly<Record<string, string>>,
  'search.pinyin': false as boolean,
};

/** The name of a setting, without the extension's. */
export type SettingName = keyof typeof settingDefaults;
