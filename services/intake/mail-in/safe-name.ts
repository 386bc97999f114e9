import { maskBsn } from './mask-bsn.ts';

const maxLength = 100;

/** Control characters, and those that turn the direction of a name so that `exe.pdf` reads as `fdp.exe`. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has to go
const unwanted = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;

/** Endings that say what a file is; any other dot belongs to the name. */
const ending =
  /\.(pdf|jpe?g|jpe|jfif|png|gif|webp|hei[cf]|docx?|xlsx?|odt|txt|csv|mp3|m4a|m4b|ogg|oga|opus|wav|mp4|m4v|mov|qt|3gp|exe|com|bin|dat|tmp)$/i;

/** Cuts at whole characters, counted as the length of the string. */
function cut(text: string, most: number): string {
  let kept = '';
  for (const character of text) {
    if (kept.length + character.length > most) break;
    kept += character;
  }
  return kept;
}

/** No path, nothing invisible, no BSN; the ending is that of the content, whatever the sender called it. */
export function safeName(naam: string, extensie: string): string {
  const last = naam.toWellFormed().normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const clean = maskBsn(last.replaceAll(unwanted, ''))
    .replaceAll(/[<>:"|?*;`$%]/g, '_')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[\s.]+/, '')
    .replace(/[\s.]+$/, '');
  const stem = extensie === '' ? clean : clean.replace(ending, '').replace(/[\s.]+$/, '');
  const tail = extensie === '' ? '' : `.${extensie}`;
  return `${cut(stem === '' ? 'bijlage' : stem, maxLength - tail.length).trimEnd()}${tail}`;
}
