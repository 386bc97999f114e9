import type { Taal } from './gemeente.ts';

/**
 * Plain language (B1), as far as a program can tell: hard words with an easier one, long sentences, and phrases that
 * hide who does something. For tests of everything that a resident reads; a person still has to read it aloud.
 */

/** Hard word or phrase -> what to write instead. Whole words, in any case; `~` stands for any ending. */
const hardWords: Record<Taal, Record<string, string>> = {
  nl: {
    aangaande: 'over',
    'aangaande de': 'over',
    'aanvang~': 'begin',
    'additione~': 'extra',
    adequaat: 'goed',
    adequate: 'goede',
    alsmede: 'en ook',
    alvorens: 'voordat',
    'anticipe~': 'rekening houden met',
    behoudens: 'behalve',
    benevens: 'en ook',
    beogen: 'willen',
    beoogd: 'bedoeld',
    betreffende: 'over',
    'bewerkstellig~': 'zorgen voor',
    'casus~': 'melding, of hulp',
    cliëntsysteem: 'gezin',
    conform: 'volgens',
    'continue~': 'doorgaan',
    daaromtrent: 'daarover',
    'de facto': 'eigenlijk',
    dientengevolge: 'daardoor',
    'dient te': 'moet',
    'dienen te': 'moeten',
    derhalve: 'daarom',
    desalniettemin: 'toch',
    desbetreffende: 'die',
    desgewenst: 'als u dat wilt',
    dossiervorming: 'opschrijven',
    'doelstelling~': 'doel',
    doch: 'maar',
    echter: 'maar',
    evenals: 'en ook',
    eveneens: 'ook',
    'evaluer~': 'bespreken',
    'evaluatie~': 'bespreking',
    'faciliter~': 'helpen',
    geenszins: 'niet',
    gelieve: 'wilt u',
    'geïndiceerd~': 'nodig',
    'gemotiveerd~': 'met uitleg',
    'gerealiseerd~': 'gemaakt',
    hieromtrent: 'hierover',
    hulpvraag: 'vraag',
    'hulpverleningstraject~': 'hulp',
    immers: 'want',
    impact: 'gevolg',
    'implementer~': 'invoeren',
    'in kennis stellen': 'vertellen',
    'in verband met': 'door',
    'indicatie~': 'besluit over hulp',
    indien: 'als',
    'initiër~': 'beginnen',
    inzake: 'over',
    'instemming~': 'akkoord',
    'integra~': 'samen',
    jegens: 'tegen',
    'kenbaar maken': 'vertellen',
    klantreis: 'wat u meemaakt',
    krachtens: 'volgens',
    'met betrekking tot': 'over',
    middels: 'met',
    mits: 'als',
    'multidisciplinair~': 'met verschillende hulpverleners',
    namelijk: 'want',
    'naar aanleiding van': 'door',
    nadere: 'meer',
    niettemin: 'toch',
    nochtans: 'toch',
    'noodzakelijk~': 'nodig',
    omtrent: 'over',
    'ondervind~': 'merken',
    onderhavige: 'deze',
    'op grond van': 'door',
    opteren: 'kiezen',
    opschaling: 'meer hulp',
    'participatie~': 'meedoen',
    'participer~': 'meedoen',
    'prioriter~': 'voorrang geven',
    'procedure~': 'stappen',
    'raadpleg~': 'kijken in',
    'realiser~': 'maken',
    'regie voer~': 'de leiding hebben',
    'regievoer~': 'wie de leiding heeft',
    relevant: 'belangrijk',
    reeds: 'al',
    respectievelijk: 'en',
    'signaler~': 'zien',
    'te allen tijde': 'altijd',
    'ten aanzien van': 'over',
    'ten behoeve van': 'voor',
    'ten gevolge van': 'door',
    teneinde: 'om',
    tenzij: 'behalve als',
    'ter zake': 'hierover',
    tevens: 'ook',
    'toewijzing~': 'benoeming',
    'traject~': 'hulp',
    'uiteenzett~': 'uitleggen',
    'vanwege het feit': 'omdat',
    verhinderd: 'kan niet komen',
    verschuldigd: 'moet betalen',
    'verstrekk~': 'geven',
    verzoeken: 'vragen',
    vigerend: 'geldig',
    'voornoemd~': 'dit',
    voorts: 'ook',
    vooralsnog: 'voorlopig',
    waarborgen: 'zorgen voor',
    wederom: 'opnieuw',
    wijziging: 'verandering',
    woonachtig: 'woont',
    zelfredzaam: 'zelf kunnen',
    zelfredzaamheid: 'zelf kunnen',
    'zorg dragen': 'zorgen',
    zodoende: 'zo',
  },
  en: {
    accordingly: 'so',
    'additional~': 'more',
    'advise you that': '(leave it out)',
    'allocat~': 'give',
    'ascertain~': 'find out',
    aforementioned: 'this',
    'as regards': 'about',
    'assist~': 'help',
    'at the earliest convenience': 'soon',
    'attempt~': 'try',
    'cease~': 'stop',
    'commence~': 'start',
    commencing: 'starting',
    'compl~ with': 'do what it says',
    concerning: 'about',
    consequently: 'so',
    'designat~': 'choose',
    'discontinu~': 'stop',
    'endeavour~': 'try',
    'enquir~': 'ask',
    ensure: 'make sure',
    'escalat~': 'pass on',
    'expedite~': 'do faster',
    'facilitat~': 'help',
    forthwith: 'now',
    furthermore: 'also',
    henceforth: 'from now on',
    hereby: '(leave it out)',
    herewith: 'with this',
    hitherto: 'until now',
    'impact~': 'change',
    'implement~': 'do',
    'in accordance with': 'as',
    'in lieu of': 'instead of',
    'in order to': 'to',
    'in respect of': 'about',
    'in the event of': 'if',
    inasmuch: 'because',
    'initiate~': 'start',
    'instigat~': 'start',
    'intervention~': 'help',
    irrespective: 'even if',
    'liaise~': 'talk',
    moreover: 'also',
    multidisciplinary: 'from different fields',
    'notif~': 'tell',
    notwithstanding: 'even if',
    'obtain~': 'get',
    'participat~': 'take part',
    'pertain~': 'about',
    'prior to': 'before',
    'procur~': 'get',
    'provided that': 'if',
    'purchase~': 'buy',
    'pursuant~': 'under',
    regarding: 'about',
    'reiterat~': 'say again',
    'remunerat~': 'pay',
    'render~': 'give',
    requisite: 'needed',
    shall: 'must, or will',
    'solicit~': 'ask for',
    'subsequent~': 'later',
    'substantiat~': 'show',
    'sufficient~': 'enough',
    supplementary: 'more',
    'terminat~': 'end',
    thereafter: 'then',
    thereby: 'so',
    therein: 'in it',
    thereof: 'of it',
    trajectory: 'help',
    'utilis~': 'use',
    'utiliz~': 'use',
    via: 'by, or through',
    viz: 'namely',
    whereas: 'but',
    whereby: 'by which',
    whilst: 'while',
    'with reference to': 'about',
    'with regard to': 'about',
  },
};

/** Phrases in which nobody does anything, and passives on top of each other. */
const faceless: Record<Taal, readonly RegExp[]> = {
  nl: [
    /\ber (?:wordt|worden|werd|werden|zal|zullen) \S+ ?\w*(?:ge\w+(?:d|t|en))\b/i,
    /\b(?:zal|zullen|dient|dienen|moet|moeten|kan|kunnen) (?:\w+ ){0,4}te worden\b/i,
    /\b(?:zal|zullen) (?:\w+ ){0,6}worden \w+/i,
    /\bhet is (?:mogelijk|noodzakelijk) om\b/i,
    /\b(?:wordt|worden|werd|werden)\b.*\b(?:wordt|worden|werd|werden)\b/i,
  ],
  en: [
    /\bit (?:is|has been|was) (?:decided|noted|required|requested|recommended)\b/i,
    /\b(?:is|are) to be \w+ed\b/i,
    /\bthere (?:is|are) no \w+ment\b/i,
    /\b(?:is|are|was|were|be|been) being \w+ed\b/i,
    /\b(?:will|must|can|may|should) be \w+ed by\b/i,
  ],
};

const literally = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
const letter = 'A-Za-zÀ-ÿ';
const patterns: Record<Taal, [pattern: RegExp, word: string, plain: string][]> = {
  nl: toPatterns(hardWords.nl),
  en: toPatterns(hardWords.en),
};

function toPatterns(words: Record<string, string>): [RegExp, string, string][] {
  return Object.entries(words).map(([word, plain]) => [
    new RegExp(`(?<![${letter}])${literally(word).replaceAll('~', `[${letter}]*`)}(?![${letter}])`, 'i'),
    word.replaceAll('~', '...'),
    plain,
  ]);
}

/** Addresses and numbers are not read as words. */
const withoutLinks = (text: string): string =>
  text
    .replaceAll(/https?:\/\/\S+|\S+@\S+\.\w+|\b[\w-]+(?:\.[\w-]+)+\/\S*/g, ' ')
    .replaceAll(/\+?\d[\d -]{6,}\d/g, ' ')
    .replaceAll(/\b(\d{1,2})[.:](\d{2})\b/g, '$1u$2');

export const sentencesOf = (text: string): string[] =>
  withoutLinks(text)
    .split(/(?<=[.!?])\s+|\n+|:\s+(?=[A-ZÀ-Ý])/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /\p{L}/u.test(sentence));

export const wordsOf = (sentence: string): string[] => sentence.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? [];

export const longestSentence = 25;
export const longestAverage = 20;

/** What is hard about a text; empty when nothing was found. */
export function findHardLanguage(taal: Taal, text: string): string[] {
  const found: string[] = [];
  for (const [pattern, word, plain] of patterns[taal]) {
    if (pattern.test(text)) found.push(`"${word}": schrijf "${plain}"`);
  }
  const sentences = sentencesOf(text);
  const lengths = sentences.map((sentence) => wordsOf(sentence).length);
  for (const [index, sentence] of sentences.entries()) {
    if ((lengths[index] ?? 0) > longestSentence) found.push(`${lengths[index]} woorden: "${sentence}"`);
    for (const phrase of faceless[taal]) if (phrase.test(sentence)) found.push(`wie doet dit: "${sentence}"`);
  }
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(lengths.length, 1);
  if (lengths.length > 1 && average > longestAverage) found.push(`gemiddeld ${average.toFixed(1)} woorden per zin`);
  return found;
}
