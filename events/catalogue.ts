import type * as z from 'zod';
import { contacttaakGedaan } from './intake/contacttaak-gedaan.v1.ts';
import { contacttaakGeopend } from './intake/contacttaak-geopend.v1.ts';
import { contacttaakTermijnVerstreken } from './intake/contacttaak-termijn-verstreken.v1.ts';
import { meldingAangevuld } from './intake/melding-aangevuld.v1.ts';
import { meldingAfgerond } from './intake/melding-afgerond.v1.ts';
import { meldingAndereRegisseurGevraagd } from './intake/melding-andere-regisseur-gevraagd.v1.ts';
import { meldingDoorgezonden } from './intake/melding-doorgezonden.v1.ts';
import { meldingGetrieerd } from './intake/melding-getrieerd.v1.ts';
import { meldingGewist } from './intake/melding-gewist.v1.ts';
import { meldingHeropend } from './intake/melding-heropend.v1.ts';
import { meldingNavraagBeantwoord } from './intake/melding-navraag-beantwoord.v1.ts';
import { meldingOntvangen } from './intake/melding-ontvangen.v1.ts';
import { meldingOpgepakt } from './intake/melding-opgepakt.v1.ts';
import { meldingOpvolgingVerstreken } from './intake/melding-opvolging-verstreken.v1.ts';
import { meldingReactietermijnVerstreken } from './intake/melding-reactietermijn-verstreken.v1.ts';
import { meldingVerwantschapVastgesteld } from './intake/melding-verwantschap-vastgesteld.v1.ts';
import { oproepBevestigd } from './intake/oproep-bevestigd.v1.ts';
import { oproepGedaan } from './intake/oproep-gedaan.v1.ts';
import { huishoudenGeopend } from './plans/huishouden-geopend.v1.ts';
import { planAfgesloten } from './plans/plan-afgesloten.v1.ts';
import { planGeopend } from './plans/plan-geopend.v1.ts';
import { casusAfgesloten } from './regie/casus-afgesloten.v1.ts';
import { casusGeopend } from './regie/casus-geopend.v1.ts';
import { casusGesplitst } from './regie/casus-gesplitst.v1.ts';
import { casusGewogen } from './regie/casus-gewogen.v1.ts';
import { casusMeldingBevestigd } from './regie/casus-melding-bevestigd.v1.ts';
import { casusMeldingVoorgelegd } from './regie/casus-melding-voorgelegd.v1.ts';
import { casusZonderRegisseur } from './regie/casus-zonder-regisseur.v1.ts';
import { escalatieGeklommen } from './regie/escalatie-geklommen.v1.ts';
import { escalatieGesloten } from './regie/escalatie-gesloten.v1.ts';
import { escalatieGestart } from './regie/escalatie-gestart.v1.ts';
import { regisseurBenoemd } from './regie/regisseur-benoemd.v1.ts';
import { regisseurGeweigerd } from './regie/regisseur-geweigerd.v1.ts';
import { regisseurGewijzigd } from './regie/regisseur-gewijzigd.v1.ts';
import { regisseurRegistratieVerloopt } from './regie/regisseur-registratie-verloopt.v1.ts';
import { regisseurVoorgesteld } from './regie/regisseur-voorgesteld.v1.ts';
import { regisseurWisselAfgewezen } from './regie/regisseur-wissel-afgewezen.v1.ts';

/** The one list of all events. The bus rules, the reactions, the JSON Schemas and the docs are made from it. */
export const catalogue = [
  meldingOntvangen,
  meldingAangevuld,
  meldingOpgepakt,
  meldingVerwantschapVastgesteld,
  meldingGetrieerd,
  meldingDoorgezonden,
  meldingAfgerond,
  meldingHeropend,
  meldingGewist,
  meldingNavraagBeantwoord,
  meldingAndereRegisseurGevraagd,
  meldingReactietermijnVerstreken,
  meldingOpvolgingVerstreken,
  oproepGedaan,
  oproepBevestigd,
  contacttaakGeopend,
  contacttaakTermijnVerstreken,
  contacttaakGedaan,
  casusGewogen,
  casusGeopend,
  casusMeldingVoorgelegd,
  casusMeldingBevestigd,
  casusGesplitst,
  casusZonderRegisseur,
  casusAfgesloten,
  regisseurVoorgesteld,
  regisseurBenoemd,
  regisseurGeweigerd,
  regisseurGewijzigd,
  regisseurRegistratieVerloopt,
  regisseurWisselAfgewezen,
  escalatieGestart,
  escalatieGeklommen,
  escalatieGesloten,
  huishoudenGeopend,
  planGeopend,
  planAfgesloten,
] as const;

type Definition = (typeof catalogue)[number];
export type EventType = Definition['type'];
export type EventOf<Type extends EventType> = z.infer<Extract<Definition, { type: Type }>['schema']>;
export type AnyEvent = z.infer<Definition['schema']>;

/** Which service hears which events. Every pair becomes part of one rule, queue and function (design, rule 3). */
export const subscriptions = {
  regie: [
    meldingOntvangen.type,
    meldingGetrieerd.type,
    meldingHeropend.type,
    meldingAndereRegisseurGevraagd.type,
    contacttaakGedaan.type,
    meldingGewist.type,
  ],
  intake: [
    casusGewogen.type,
    casusGeopend.type,
    casusMeldingVoorgelegd.type,
    casusMeldingBevestigd.type,
    casusGesplitst.type,
    casusAfgesloten.type,
    regisseurVoorgesteld.type,
    regisseurBenoemd.type,
    regisseurGeweigerd.type,
    regisseurGewijzigd.type,
    regisseurWisselAfgewezen.type,
  ],
  plans: [
    regisseurVoorgesteld.type,
    regisseurBenoemd.type,
    regisseurGeweigerd.type,
    regisseurGewijzigd.type,
    casusAfgesloten.type,
  ],
} as const satisfies Record<string, readonly EventType[]>;
export type Subscriber = keyof typeof subscriptions;

export function definitionOf(type: string) {
  return catalogue.find((definition) => definition.type === type);
}
