/** Line ends, control characters, and what makes text run the other way. */
const unshown = /[\s\p{Cc}\u2028\u2029]+|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+|[\u{e0000}-\u{e007f}]+/gu;
const maxMessageLength = 600;
/** Of a message that is too long, so much of its end stays, where it mostly says what to do. */
const keptEnd = 200;

/** Text on one line, without what could make it look like another one. */
function plainLine(text: string): string {
  return text.replace(unshown, (found) => (/^[\s\p{Cc}]/u.test(found) ? ' ' : '')).trim();
}

/**
 * A message as VS Code may show it, whatever texts from files are in it: of `[text](command:…)`, in notifications a link that
 * runs the command, it makes none; one line, and no longer than anybody reads.
 */
export function messageText(message: string): string {
  const line = plainLine(message);
  const cut =
    line.length <= maxMessageLength
      ? line
      : `${withoutHalf(line.slice(0, maxMessageLength - keptEnd))} … ${line.slice(-keptEnd).replace(/^[\uDC00-\uDFFF]/, '')}`;
  return cut.replace(/\](?=\()/g, ']\u200B');
}

/** Text of a label, description, detail or title as it stands: of `$(name)` VS Code would make an icon. */
export function labelText(text: string): string {
  return plainLine(text).replace(/\$(?=\()/g, '$\u200B');
}

/** A label with an icon before it. */
export function iconLabel(icon: string, text: string): string {
  return `$(${icon}) ${labelText(text)}`;
}

function withoutHalf(text: string): string {
  return text.replace(/[\uD800-\uDBFF]$/, '');
}
