import type { Brief } from './brief.ts';

/** The few words that the sheet itself adds to a letter. */
type Words = {
  kenmerk: string;
  telefoon: string;
  bereikbaar: string;
  nummer: string;
  code: string;
  /** Title of a file that may not say what it is about. */
  brief: string;
  page(number: number, total: number): string;
  date(datum: string): string;
};

const spell = (locale: string) => {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  return (datum: string): string => format.format(new Date(`${datum}T00:00:00Z`));
};

export const words: Record<Brief['taal'], Words> = {
  nl: {
    kenmerk: 'Kenmerk',
    telefoon: 'Telefoon',
    bereikbaar: 'Bereikbaar',
    nummer: 'Nummer',
    code: 'Code',
    brief: 'Brief',
    page: (number, total) => `Pagina ${number} van ${total}`,
    date: spell('nl-NL'),
  },
  en: {
    kenmerk: 'Reference',
    telefoon: 'Telephone',
    bereikbaar: 'Available',
    nummer: 'Number',
    code: 'Code',
    brief: 'Letter',
    page: (number, total) => `Page ${number} of ${total}`,
    date: spell('en-GB'),
  },
};
