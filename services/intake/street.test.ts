import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { intakeOn, meldingOf, staffOf } from '../../test/support/intake.ts';
import { startTestTable, type TestTable } from '../../test/support/table.ts';
import { type MeldingInput, meldingRequest, optekenRequest } from './contract.ts';
import { enterMelding } from './enter-melding.ts';
import { makeUittreksel } from './make-uittreksel.ts';
import { readDossier } from './read-dossier.ts';
import { type ReceiveDependencies, receiveMelding } from './receive-melding.ts';
import { openIntakeStore } from './store.ts';

/** The street: for letters, as secret as the rest of the address, and no part of what ties meldingen together. */
const now = '2026-11-23T08:30:00Z';
const staff = staffOf('werkverdeler');
const woonadres = { postcode: '7447 AB', huisnummer: 30, toevoeging: 'a' };
const straat = 'Kanariestraat';

let db: TestTable;
let deps: ReceiveDependencies;
beforeAll(async () => {
  db = await startTestTable();
  deps = intakeOn(db.table, 'hellendoorn');
});
afterAll(() => db.stop());

async function received(changes: Partial<MeldingInput> = {}): Promise<string> {
  const input = meldingOf({ woonadres: { ...woonadres, straat }, ...changes });
  const { melding } = await receiveMelding(deps, { input, now, idempotencyKey: undefined });
  return melding.meldingsnummer;
}
const open = (meldingsnummer: string, adres?: 'tonen') =>
  readDossier(deps, { meldingsnummer, adres }, { staff, now, requestId: 'verzoek-1' });

describe('the street of a melder', () => {
  it('is kept with the personal data and stands in the dossier, whoever wrote it down', async () => {
    const entered = await enterMelding(deps, {
      input: optekenRequest.parse({
        kanaal: 'telefoon',
        eersteContactOp: now,
        melding: meldingOf({ woonadres: { ...woonadres, straat } }),
      }),
      staff,
      now,
      idempotencyKey: undefined,
    });
    for (const nummer of [await received(), entered.answer.meldingsnummer]) {
      expect((await openIntakeStore(deps.table).gegevens(nummer))?.woonadres).toMatchObject({ straat });
      expect((await open(nummer)).woonadres).toEqual({ postcode: '7447AB', huisnummer: 30, toevoeging: 'a', straat });
      expect(JSON.stringify(await openIntakeStore(deps.table).head(nummer))).not.toContain(straat);
    }
  });

  it('is masked with the address, until who may see it asks for it', async () => {
    const nummer = await received({ geheimAdres: true });
    expect(JSON.stringify(await open(nummer))).not.toContain(straat);
    expect((await open(nummer, 'tonen')).woonadres).toMatchObject({ straat });
  });

  it('makes no difference to which meldingen came from one address', async () => {
    const other = { postcode: '7447 XY', huisnummer: 8 };
    const first = await received({ woonadres: { ...other, straat } });
    const second = await received({ woonadres: other });
    expect((await open(second)).historie).toMatchObject([{ meldingsnummer: first }]);
  });

  it('stands in the extract', async () => {
    const nummer = await received();
    const privacy = staffOf('privacyfunctionaris');
    const made = await makeUittreksel(
      deps,
      { meldingsnummer: nummer },
      { staff: privacy, now, requestId: 'verzoek-2' },
    );
    const lines = made.onderdelen.flatMap(({ regels }) => regels);
    expect(lines.filter(({ waarde }) => waarde.includes(straat))).toMatchObject([
      { naam: expect.stringMatching(/^Adres/) },
    ]);
  });

  it('is plain text of 80 signs at most, and nobody has to say it', () => {
    const codes = (text: string | undefined) =>
      meldingRequest
        .safeParse({ ...meldingOf(), woonadres: { ...woonadres, straat: text } })
        .error?.issues.map(({ path }) => path.join('/')) ?? [];
    expect(codes(undefined)).toEqual([]);
    expect(codes('x'.repeat(80))).toEqual([]);
    expect(codes('x'.repeat(81))).toEqual(['woonadres/straat']);
  });
});
