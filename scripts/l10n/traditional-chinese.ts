import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConverterFactory, Locale } from 'opencc-js';

/** Terms that VS Code and its users in Taiwan have, where OpenCC writes others, or cuts words elsewhere. */
const terms: readonly (readonly [string, string])[] = [
  ['來原始檔', '來源檔案'],
  ['純文本', '純文字'],
  ['文本', '文字'],
  ['文庫論文', '文獻庫論文'],
  ['擴充套件', '延伸模組'],
  ['克隆倉庫', '複製存放庫'],
  ['克隆需要', '複製存放庫需要'],
  ['倉庫', '存放庫'],
  ['平臺', '平台'],
  ['一臺', '一台'],
  ['在網上搜索', '在網路上搜尋'],
  ['訪問', '存取'],
  ['通過', '透過'],
  ['識別符號', '識別碼'],
  ['發送', '傳送'],
  ['列表', '清單'],
  ['計算機', '電腦'],
  ['埠', '連接埠'],
  ['佔位符', '預留位置'],
  ['模板', '範本'],
  ['套接字', '通訊端'],
  ['管道', '管線'],
  ['宏', '巨集'],
  ['花括號', '大括號'],
  ['生成', '產生'],
  ['撤銷', '復原'],
  ['共享', '共用'],
  ['配置', '設定'],
  ['宿主機', '主機'],
  ['括號不匹配', '括號不成對'],
  ['匹配', '符合'],
  ['當前', '目前'],
  ['普通', '一般'],
  ['自定義', '自訂'],
  ['自帶', '內附'],
  ['上級', '上層'],
  ['快速修復', '快速修正'],
  ['“', '「'],
  ['”', '」'],
  ['‘', '『'],
  ['’', '』'],
];

/** The files with texts for users in Simplified Chinese, and those with the same in Traditional Chinese as it is written in Taiwan. */
export const translatedFiles: readonly (readonly [simplified: string, traditional: string])[] = [
  ['package.nls.zh-cn.json', 'package.nls.zh-tw.json'],
  ['l10n/bundle.l10n.zh-cn.json', 'l10n/bundle.l10n.zh-tw.json'],
];

/** A file of texts in Simplified Chinese as it reads in Traditional Chinese; its keys stay. */
export function inTraditionalChinese(root: string, path: string): string {
  const convert = ConverterFactory(Locale.from.cn ?? [], Locale.to.twp ?? [], [terms]);
  const texts = JSON.parse(readFileSync(join(root, path), 'utf8')) as Record<string, string>;
  const converted = Object.entries(texts).map(([key, text]) => [key, convert(text)]);
  return `${JSON.stringify(Object.fromEntries(converted), undefined, 2)}\n`;
}
