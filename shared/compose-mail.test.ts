import { expect, test } from 'vitest';
import { readGemeente } from '../cdk/gemeenten/index.ts';
import { composeMail } from './compose-mail.ts';

const mailWith = (tekst: string) =>
  composeMail(readGemeente('almelo'), {
    id: 'mail-1',
    soort: 'proef',
    aan: 'inwoner@gezin.example',
    onderwerp: 'Proef',
    blokken: [{ tekst }, { lijst: [tekst] }],
  });

test('what must be read whole stays on one line, in HTML only', () => {
  const { html, tekst } = mailWith('Bel 0546 00 00 00 over M-2026-7K3WQD. Schrijf naar 7600 XX Almelo.');
  for (const whole of ['0546 00 00 00', 'M-2026-7K3WQD', '7600 XX']) {
    expect(html.split(`<span style="white-space:nowrap">${whole}</span>`)).toHaveLength(3);
  }
  expect(tekst).toContain('Bel 0546 00 00 00 over M-2026-7K3WQD. Schrijf naar 7600 XX Almelo.');
});

test('dates are broken where the line ends, and nothing written becomes markup', () => {
  const { html } = mailWith('Op 22 november 2026 om 07.41 uur: <b>8.30</b>');
  expect(html).toContain('Op 22 november 2026 om 07.41 uur: &lt;b&gt;8.30&lt;/b&gt;');
});
