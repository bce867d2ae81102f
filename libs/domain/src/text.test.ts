import { asSearched, csvCell } from './text.js';

it.each([
  ['203.0.113.77', '203.0.113.77'],
  ['one, two', '"one, two"'],
  ['she said "no"', '"she said ""no"""'],
  ['=HYPERLINK("http://a.example")', `"'=HYPERLINK(""http://a.example"")"`],
  [' ＝1+1', "' ＝1+1"],
  ['-2', "'-2"],
  ['\u0000=1', "'\u0000=1"],
  ['\u200b\u2060=1', "'\u200b\u2060=1"],
  ['﹦1', "'﹦1"],
  ['kept;\u200b=cmd()', "kept;\u200b'=cmd()"],
  ['kept; =cmd()', "kept; '=cmd()"],
  ['first\n- second', '"first\n– second"'],
])('writes %j as the cell %s', (said, cell) => {
  expect(csvCell(said)).toBe(cell);
});

it.each([
  ['Ｂａｎｃｏ de España', 'BANCO DE ESPANA'],
  ['Straße nach Łódź', 'strasse nach lodz'],
  ['Ngân hàng Đông Á', 'ngan hang dong a'],
  ['ΕΠΙΘΕΣΗ ΣΤΟΥΣ', 'επίθεση στούσ'],
  ['İstanbul', 'ISTANBUL'],
  ['Всё о Сергее', 'все о сергее'],
  ['تُحفظ السِّجلّات', 'تحفظ السجلات'],
  ['أمن الإنترنت', 'امن الانترنت'],
  ['أمـــن', 'امن'],
  ['אַבְטָחָה', 'אבטחה'],
  ['e\u0301tat', '\u00e9tat'],
])('finds %s by %s', (text, typed) => {
  expect(asSearched(text)).toBe(asSearched(typed));
});

it.each([
  ['がく', 'かく'],
  ['กำ', 'กา'],
  ['مُدَرّس', 'مدر'],
  ['한글', '하글'],
  ['का', 'क'],
])('does not take %s for %s: the signs are letters there', (text, other) => {
  expect(asSearched(text)).not.toBe(asSearched(other));
});
