import { describe, expect, it } from 'vitest';
import { clean } from './clean.ts';

describe('text for print', () => {
  it('keeps letters and ends of lines', () => {
    expect(clean('Beste Ayşe,\r\nhoe gaat het?\u2028Groet')).toBe('Beste Ayşe,\nhoe gaat het?\nGroet');
    expect(clean('Zoe\u0308')).toBe('Zoë');
  });

  it('drops what cannot be seen but can change what is read', () => {
    expect(clean('A\u0000B\u00adC\u200bD\u202eE\ufeffF')).toBe('ABCDEF');
    expect(clean('een\ttwee\u00a0drie')).toBe('een twee drie');
  });
});
