import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlToText } from './html-to-text.ts';

describe('HTML as text', () => {
  it.each([
    ['<p>een</p><p>twee</p>', 'een\n\ntwee'],
    ['<div>een</div><div>twee<br>drie</div>', 'een\ntwee\ndrie'],
    ['een <b>twee</b>\n   drie', 'een twee drie'],
    ['<ul><li>a<li>b</ul>', '- a\n- b'],
    ['<blockquote>oud<blockquote>ouder</blockquote></blockquote>nieuw', '> oud\n> \n>> ouder\n> \nnieuw'],
    ['<pre>a\n  b</pre>', 'a\n  b'],
    ['&lt;script&gt; &eacute;&#233;&#xE9; &onbekend; &euro;5', '<script> ééé &onbekend; €5'],
    ['<a href="https://kwaad.example/x">https://bank.example</a>', 'https://bank.example (https://kwaad.example/x)'],
    ['<a href="mailto:a@b.example">a@b.example</a>', 'a@b.example'],
    ['<a href=" JaVaScRiPt:alert(1)">klik</a><a href="data:text/html,x">x</a>', 'klikx'],
    ['a<script>1</script>b<style>2</style>c<!-- 3 -->d<svg><text>4</text></svg>e', 'abcde'],
    ['a<SCRIPT\n>1</script\n >b', 'ab'],
    ['voor<script>nooit gesloten', 'voornooit gesloten'],
    ['voor<!-- nooit gesloten', 'voor nooit gesloten'],
    ['1 < 2 en <3', '1 < 2 en <3'],
    ['tekst <b', 'tekst <b'],
    ['<img alt="a > b" src=x>na', '[a > b] na'],
    ['<p title="a>b">c</p>', 'c'],
    ['', ''],
  ])('%j is %j', (html, text) => {
    expect(htmlToText(html).trim()).toBe(text);
  });

  it('never throws, whatever is in it', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '</',
      '<!--',
      '-->',
      '"',
      "'",
      '=',
      '<a href=',
      '<script',
      '</script>',
      '&#',
      'p',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string())), (parts) => {
        expect(typeof htmlToText(parts.join(''))).toBe('string');
      }),
    );
  });

  it.each([
    '<',
    '<a ',
    '<a b="',
    '<!--',
    '<script>',
    '</',
    '&',
    '&#',
    '<div>',
    '<p>a',
    '<blockquote>',
    "<a b='>",
    '<a href=x>',
    '&nbsp;',
    `<img ${'a'.repeat(5000)}>`,
    `<a ${'a '.repeat(2500)}>`,
    '<pre>  ',
  ])('takes time in proportion to the text: part %#', (part) => {
    const html = `${part.repeat(Math.ceil(1_000_000 / part.length))}x`;
    const started = performance.now();
    htmlToText(html);
    expect(performance.now() - started).toBeLessThan(3000);
  });
});
