import { escapeHtml } from '../../shared/compose-mail.ts';

/** Markup that may go to the browser as it is. Only `html` makes it, so whatever else stands in a page is escaped. */
class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type { Markup };

/** What may stand between `${` and `}`: text is escaped, absent values leave nothing. */
export type Content = Markup | string | number | false | null | undefined | readonly Content[];

function toText(content: Content): string {
  if (content === false || content === null || content === undefined) return '';
  if (content instanceof Markup) return content.text;
  if (typeof content === 'object') return content.map(toText).join('');
  return escapeHtml(String(content));
}

/** Attribute values must stand in double quotes. */
export function html(strings: TemplateStringsArray, ...contents: Content[]): Markup {
  return new Markup(strings.reduce((text, next, index) => text + toText(contents[index - 1]) + next));
}
