import { csvCell } from './text.js';

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
