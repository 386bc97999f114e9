import { describe, expect, it } from 'vitest';
import { classifyMail, type MailContext } from './classify-mail.ts';
import { parseMail } from './parse-mail.ts';

const context: MailContext = {
  envelopAfzender: 'ans@voorbeeld.example',
  eigenAfzenders: ['Meldingen@almelo.example'],
  eigenDomeinen: ['almelo.example', 'eu-central-1.amazonses.com'],
};
const classify = (headers: string, changed: Partial<MailContext> = {}) =>
  classifyMail(parseMail(Buffer.from(`From: Ans <ans@voorbeeld.example>\n${headers}\n\nHelp ons.\n`)), {
    ...context,
    ...changed,
  });

describe('a mail that no person wrote', () => {
  it.each([
    ['X-Vlot: x', 'lus'],
    ['X-Loop: meldingen@almelo.example', 'lus'],
    ['Return-Path: <>', 'retourbericht'],
    ['Content-Type: multipart/report; boundary=x', 'retourbericht'],
    ['Auto-Submitted: auto-replied', 'automatischAntwoord'],
    ['Auto-Submitted: auto-generated (rejected)', 'automatischAntwoord'],
    ['Auto-Submitted: AUTO-NOTIFIED; owner-email="a@b.example"', 'automatischAntwoord'],
    ['Precedence: auto_reply', 'automatischAntwoord'],
    ['X-Autoreply: yes', 'automatischAntwoord'],
    ['X-Autorespond: vakantie', 'automatischAntwoord'],
    ['X-Auto-Response-Suppress: All\nSubject: Automatisch antwoord: x', 'automatischAntwoord'],
    ['X-Auto-Response-Suppress: OOF, AutoReply\nSubject: Out of office', 'automatischAntwoord'],
    ['Precedence: bulk', 'lijst'],
    ['Precedence: Junk', 'lijst'],
    ['Precedence: list', 'lijst'],
    ['List-Id: <lijst.example>', 'lijst'],
  ])('%s', (headers, reden) => {
    expect(classify(headers)).toEqual({ soort: 'automatisch', reden });
    expect(classify(`${headers}\nIn-Reply-To: <1@almelo.example>`).soort).toBe('automatisch');
  });

  it.each(['', '<>', 'MAILER-DAEMON@mx.example', 'postmaster@mx.example'])('has the envelope sender "%s"', (sender) => {
    expect(classify('Subject: x', { envelopAfzender: sender })).toEqual({
      soort: 'automatisch',
      reden: 'retourbericht',
    });
  });

  it('comes from ourselves', () => {
    const own = parseMail(Buffer.from('From: meldingen@ALMELO.example\n\nx'));
    expect(classifyMail(own, context)).toEqual({ soort: 'automatisch', reden: 'lus' });
  });
});

describe('a mail of a person', () => {
  it.each([
    'Subject: Afwezig op school',
    'Subject: Automatic reply: x',
    'Subject: vakantie',
    'Auto-Submitted: no',
    'Auto-Submitted: No; x=y',
    'X-Autoreply: no',
    'Precedence: normal',
    'X-Priority: 1',
    'X-Loop: ander@voorbeeld.example',
    'X-Mailer: iPhone Mail',
  ])('%s: is a melding that may be answered', (headers) => {
    expect(classify(headers)).toEqual({ soort: 'melding', automatischAntwoorden: true });
  });

  it.each([
    'List-Unsubscribe: <mailto:x@y.example>',
    'X-Auto-Response-Suppress: All',
    'Feedback-ID: x',
    'Resent-From: kees@voorbeeld.example\nList-Id: <lijst.example>\nPrecedence: list',
  ])('%s: is a melding without an automatic answer', (headers) => {
    expect(classify(headers)).toEqual({ soort: 'melding', automatischAntwoorden: false });
  });

  it('answers what it refers to: our numbers and our messages only', () => {
    expect(
      classify(
        'Subject: RE: melding m-2026-7k2pq9 en M-2026-7K2PQ9\nIn-Reply-To: <a@eu-central-1.amazonses.com>\nReferences: <x@voorbeeld.example> <a@eu-central-1.amazonses.com>\n <b@ALMELO.example>',
      ),
    ).toEqual({
      soort: 'antwoord',
      meldingsnummers: ['M-2026-7K2PQ9'],
      berichtIds: ['a@eu-central-1.amazonses.com', 'b@ALMELO.example'],
      automatischAntwoorden: true,
    });
  });

  it.each([
    'Subject: Re: iets anders\nIn-Reply-To: <x@voorbeeld.example>',
    'Subject: XM-2026-7K2PQ9',
    'Subject: M-2026-7K2PQ9X',
    'Subject: M-2026-7K2PI9',
    'References: <x@nietalmelo.example>',
    'References: <x@almelo.example.kwaad.example>',
  ])('%s: answers nothing of ours', (headers) => {
    expect(classify(headers).soort).toBe('melding');
  });
});
