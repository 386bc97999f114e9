import { describe, expect, it } from 'vitest';
import { examples } from '../../../test/support/berichten.ts';
import { installationOf } from '../../../test/support/intake.ts';
import { expectReadable, readPdf } from '../../../test/support/readable.ts';
import type { Bericht } from '../berichten/bericht.ts';
import { composeBrief } from '../berichten/compose.ts';
import { renderBrief } from './render-brief.ts';

/** Every bericht as the letter that comes out of the printer: rendered, and read back from the PDF. */
const nummer = 'M-2026-7K3QZ9';
const volgcode = 'ABCDEF-GHJKMN-PQRSTV-WXYZ01-23';
const woonadres = { postcode: '7607EW', huisnummer: 30, straat: 'Voorbeeldstraat' };
const naam = 'Ouder Canarie';

async function letterOf(bericht: Bericht, taal: 'nl' | 'en', neutraal: boolean): Promise<string> {
  const veiligContact = { nietMailen: false, neutraal: true };
  const melder = { naam, rol: 'ouder' as const, ...(neutraal && { veiligContact }) };
  const brief = composeBrief(
    installationOf('almelo'),
    { meldingsnummer: nummer },
    { melder, taal, woonadres },
    { bericht },
    { volgcode, datum: '2026-11-22' },
  );
  return readPdf(await renderBrief(brief));
}

/** Words of software, of a screen, or that only staff know. */
const foreign =
  /\btrue\b|\bfalse\b|\b[a-z]+[A-Z]\w*|_|\$|#|�|\bknop\b|\bklik|\bclick|\bbutton\b|deze e-?mail|this e-?mail|\btriage|\bcasusId\b/;
/** What must not be seen by whoever opens a neutral letter (practice, safe contact). */
const telling =
  /hulp|help|melding|report|regisseur|wijkcoach|coach|casus|gezin|famil|zorg|jeugd|youth|kinder|child|veilig|safe|klacht|complain|schuld|debt|rechtspositie|rights|wmo|team|112|0800/i;
/** Names, addresses and links hold what they hold. */
const withoutNames = (text: string) =>
  text.replaceAll(/(https?:\/\/)?[\w.-]+\.example\S*|\S+@\S+/g, '').replaceAll(/McD\w+|bestand-\w+\.docx/g, '');

describe.each(['nl', 'en'] as const)('a letter in %s', (taal) => {
  it.each(Object.entries(examples))('%s, read from paper', async (name, bericht) => {
    const letter = await letterOf(bericht, taal, false);
    expectReadable(letter, name);
    expect(foreign.exec(withoutNames(letter))?.[0], letter).toBeUndefined();
    // To whom, from whom, about what, and the way in for who has no link to press.
    for (const part of [naam, 'Voorbeeldstraat 30', '7607 EW', 'Gemeente Almelo', nummer, '0546 00 00 00'])
      expect(letter).toContain(part);
    expect(letter.replaceAll(/\s/g, '')).toContain(volgcode);
    expect(letter).toContain(taal === 'nl' ? 'Met vriendelijke groet' : 'Kind regards');

    const neutral = await letterOf(bericht, taal, true);
    expectReadable(neutral, `${name}, neutral`);
    expect(neutral.replaceAll(/\s/g, '')).toContain(volgcode);
    const [, afterAddress = ''] = neutral.split(/7607 EW \S+/);
    expect(telling.exec(withoutNames(afterAddress))?.[0], neutral).toBeUndefined();
    expect(neutral.length).toBeLessThan(letter.length);
  });
});
