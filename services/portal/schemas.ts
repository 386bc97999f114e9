import casusGeopend from '../../events/schemas/nl.regie.casus.geopend.v1.json' with { type: 'json' };
import casusGesplitst from '../../events/schemas/nl.regie.casus.gesplitst.v1.json' with { type: 'json' };
import casusGewogen from '../../events/schemas/nl.regie.casus.gewogen.v1.json' with { type: 'json' };
import casusMeldingBevestigd from '../../events/schemas/nl.regie.casus.meldingBevestigd.v1.json' with { type: 'json' };
import casusMeldingVoorgelegd from '../../events/schemas/nl.regie.casus.meldingVoorgelegd.v1.json' with {
  type: 'json',
};
import casusZonderRegisseur from '../../events/schemas/nl.regie.casus.zonderRegisseur.v1.json' with { type: 'json' };
import contacttaakGedaan from '../../events/schemas/nl.regie.contacttaak.gedaan.v1.json' with { type: 'json' };
import contacttaakGeopend from '../../events/schemas/nl.regie.contacttaak.geopend.v1.json' with { type: 'json' };
import contacttaakTermijnVerstreken from '../../events/schemas/nl.regie.contacttaak.termijnVerstreken.v1.json' with {
  type: 'json',
};
import escalatieGeklommen from '../../events/schemas/nl.regie.escalatie.geklommen.v1.json' with { type: 'json' };
import escalatieGesloten from '../../events/schemas/nl.regie.escalatie.gesloten.v1.json' with { type: 'json' };
import escalatieGestart from '../../events/schemas/nl.regie.escalatie.gestart.v1.json' with { type: 'json' };
import huishoudenGeopend from '../../events/schemas/nl.regie.huishouden.geopend.v1.json' with { type: 'json' };
import meldingAangevuld from '../../events/schemas/nl.regie.melding.aangevuld.v1.json' with { type: 'json' };
import meldingAfgerond from '../../events/schemas/nl.regie.melding.afgerond.v1.json' with { type: 'json' };
import meldingAndereRegisseurGevraagd from '../../events/schemas/nl.regie.melding.andereRegisseurGevraagd.v1.json' with {
  type: 'json',
};
import meldingDoorgezonden from '../../events/schemas/nl.regie.melding.doorgezonden.v1.json' with { type: 'json' };
import meldingGetrieerd from '../../events/schemas/nl.regie.melding.getrieerd.v1.json' with { type: 'json' };
import meldingHeropend from '../../events/schemas/nl.regie.melding.heropend.v1.json' with { type: 'json' };
import meldingNavraagBeantwoord from '../../events/schemas/nl.regie.melding.navraagBeantwoord.v1.json' with {
  type: 'json',
};
import meldingOntvangen from '../../events/schemas/nl.regie.melding.ontvangen.v1.json' with { type: 'json' };
import meldingOpgepakt from '../../events/schemas/nl.regie.melding.opgepakt.v1.json' with { type: 'json' };
import meldingReactietermijnVerstreken from '../../events/schemas/nl.regie.melding.reactietermijnVerstreken.v1.json' with {
  type: 'json',
};
import meldingVerwantschapVastgesteld from '../../events/schemas/nl.regie.melding.verwantschapVastgesteld.v1.json' with {
  type: 'json',
};
import oproepBevestigd from '../../events/schemas/nl.regie.oproep.bevestigd.v1.json' with { type: 'json' };
import oproepGedaan from '../../events/schemas/nl.regie.oproep.gedaan.v1.json' with { type: 'json' };
import planGeopend from '../../events/schemas/nl.regie.plan.geopend.v1.json' with { type: 'json' };
import regisseurBenoemd from '../../events/schemas/nl.regie.regisseur.benoemd.v1.json' with { type: 'json' };
import regisseurGeweigerd from '../../events/schemas/nl.regie.regisseur.geweigerd.v1.json' with { type: 'json' };
import regisseurGewijzigd from '../../events/schemas/nl.regie.regisseur.gewijzigd.v1.json' with { type: 'json' };
import regisseurRegistratieVerloopt from '../../events/schemas/nl.regie.regisseur.registratieVerloopt.v1.json' with {
  type: 'json',
};
import regisseurVoorgesteld from '../../events/schemas/nl.regie.regisseur.voorgesteld.v1.json' with { type: 'json' };
import regisseurWisselAfgewezen from '../../events/schemas/nl.regie.regisseur.wisselAfgewezen.v1.json' with {
  type: 'json',
};

/** The published JSON Schemas, at the address that `dataschema` of every event names. A test holds it to the catalogue. */
export const eventSchemas: ReadonlyMap<string, object> = new Map(
  [
    casusGeopend,
    casusGesplitst,
    casusGewogen,
    casusMeldingBevestigd,
    casusMeldingVoorgelegd,
    casusZonderRegisseur,
    contacttaakGedaan,
    contacttaakGeopend,
    contacttaakTermijnVerstreken,
    escalatieGeklommen,
    escalatieGesloten,
    escalatieGestart,
    huishoudenGeopend,
    meldingOntvangen,
    meldingReactietermijnVerstreken,
    meldingAangevuld,
    meldingAfgerond,
    meldingAndereRegisseurGevraagd,
    meldingDoorgezonden,
    meldingGetrieerd,
    meldingHeropend,
    meldingNavraagBeantwoord,
    meldingOpgepakt,
    meldingVerwantschapVastgesteld,
    oproepBevestigd,
    oproepGedaan,
    regisseurGeweigerd,
    regisseurGewijzigd,
    regisseurRegistratieVerloopt,
    planGeopend,
    regisseurBenoemd,
    regisseurVoorgesteld,
    regisseurWisselAfgewezen,
  ].map((schema) => [schema.title, schema]),
);
