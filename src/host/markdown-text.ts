import { encodeComponent } from '../core/text/uri-text';

/** Every ASCII character that means something to Markdown somewhere; a backslash takes its meaning from it. */
const special = /[!"#$%'()*+,\-./:;=?@[\\\]^_`{|}~]/g;

/**
 * Text from a file as Markdown that shows it as it stands: no markup, no HTML, no entities, no icons, and no links, not even such as
 * VS Code makes of bare addresses. White space, line ends too, becomes single spaces, at which lines may break.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(special, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/** A link whose text and address come from a file; only the text where the address is not http or https. */
export function markdownLink(text: string, url: string): string {
  if (!/^https?:\/\//i.test(url)) {
    return escapeMarkdown(text);
  }
  const address = url.replace(/[^\w\-.~:/?#@!$&*+,;=%]/gu, (character) => encodeCharacter(character));
  return `[${escapeMarkdown(text)}](${address})`;
}

/** A link that runs a command; only strings in which just that command is enabled run it. */
export function commandLink(text: string, command: string, args: readonly unknown[], tooltip = ''): string {
  const address = `command:${command}?${encodeComponent(JSON.stringify(args)).replace(/[()']/g, encodeCharacter)}`;
  return `[${text}](${address}${tooltip === '' ? '' : ` "${escapeMarkdown(tooltip)}"`})`;
}

/** The beginning of a text, cut between words where there are any, or all of it. */
export function shortened(text: string, length: number): string {
  if (text.length <= length) {
    return text;
  }
  const cut = text.slice(0, length);
  const space = cut.lastIndexOf(' ');
  const kept = space > length * 0.8 ? cut.slice(0, space) : cut.replace(/[\uD800-\uDBFF]$/, '');
  return `${kept.trimEnd()} …`;
}

function encodeCharacter(character: string): string {
  return encodeComponent(character).replace(/[()']/g, (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`);
}
