import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cleanCell,
  cleanIdentityCell,
  cleanName,
  isDamagedName,
  normaliseHeading,
  normaliseUnitName,
} from '../../src/domain/roster/cells.js';

describe('cleanCell', () => {
  it.each([
    ['', ''],
    ['85.5', '85.5'],
    ['株洲市', '株洲市'],
    ['  85 ', '85'],
    ['\t85\r\n', '85'],
    ['\u00a085\u3000', '85'],
    ['\ufeff序号', '序号'],
    ['８５分', '85分'],
    ['ＡＢｃ　１２', 'ABc 12'],
    ['（本级）：！？', '(本级):!?'],
    ['￥１００', '¥100'],
    ["'430299", '430299'],
    ['’430299', '430299'],
    ['＇430299', '430299'],
    [" '  430299", '430299'],
    ['="430299"', '430299'],
    ['=" 430299 "', '430299'],
    ['="\'430299"', '430299'],
    ['＝＂430299＂', '430299'],
    ['=""', ''],
    ['="="430299""', '430299'],
    ['="', '="'],
    ['="430299', '="430299'],
    ["O'Neil", "O'Neil"],
    ['第一 科\n室', '第一 科 室'],
    ['a  b', 'a  b'],
  ])('cleans %j to %j', (raw, cleaned) => {
    expect(cleanCell(raw)).toBe(cleaned);
  });

  it.each([0x200b, 0x200c, 0x200d, 0x2060, 0xfeff, 0x200e, 0x200f, 0x202a, 0x202e])(
    'removes the invisible character %i',
    (code) => {
      expect(cleanCell(`8${String.fromCharCode(code)}5`)).toBe('85');
    },
  );

  it('makes every full-width form of ASCII half-width', () => {
    const codes = Array.from({ length: 0x7e - 0x21 + 1 }, (_, i) => 0x21 + i);
    const fullWidth = String.fromCharCode(...codes.map((code) => code + 0xfee0));
    expect(cleanCell(`a${fullWidth}`)).toBe(`a${String.fromCharCode(...codes)}`);
  });

  // NFKC over the whole text would change each of these.
  it.each(['\uf9dc', '\u2f08', '\u{2f800}', '①', '㎡', '…', '㈱'])(
    'leaves %s alone beside a full-width sign',
    (kept) => {
      expect(cleanCell(`Ａ${kept}`)).toBe(`A${kept}`);
    },
  );
});

describe('cleanName', () => {
  it.each([
    ['张三', '张三'],
    ['张 三', '张三'],
    ['张　三', '张三'],
    ['张\u00a0\u200b三', '张三'],
    [' 欧阳 小 明 ', '欧阳小明'],
    ['阿依古丽•买买提', '阿依古丽·买买提'],
    ['阿依古丽・买买提', '阿依古丽·买买提'],
    ['阿依古丽 ‧ 买买提', '阿依古丽·买买提'],
    ['阿依古丽∙买买提', '阿依古丽·买买提'],
    ['阿依古丽·买买提', '阿依古丽·买买提'],
    ['𠮷 三', '𠮷三'],
    ['= "张 三"', '张三'],
    ['John   Smith', 'John Smith'],
    ['Ｊｏｈｎ　　Ｓｍｉｔｈ', 'John Smith'],
    ['', ''],
  ])('cleans %j to %j', (cell, name) => {
    expect(cleanName(cell)).toBe(name);
  });
});

describe('cleanIdentityCell', () => {
  it.each([
    ['11010519491231002x', '11010519491231002X'],
    ['１１０１０５１９４９１２３１００２ｘ', '11010519491231002X'],
    ["'110105 19491231 002X", '11010519491231002X'],
    ['="11010519491231002X"', '11010519491231002X'],
    ['= "11010519491231002X"', '11010519491231002X'],
    ['\t11010519491231002X\t', '11010519491231002X'],
    ['"11010519491231002X"', '11010519491231002X'],
    ["110105'19491231’002X", '11010519491231002X'],
    ['110105\u00a019491231\u200b002\u3000X', '11010519491231002X'],
    ['110105-19491231-002X', '110105-19491231-002X'],
    ['4.30203E+17', '4.30203E+17'],
    [' 　', ''],
  ])('cleans %j to %j', (cell, cleaned) => {
    expect(cleanIdentityCell(cell)).toBe(cleaned);
  });
});

describe('isDamagedName', () => {
  it.each(['张?', '张？', '□三', '■三', '张\ufffd'])('finds the loss in %s', (name) => {
    expect(isDamagedName(name)).toBe(true);
  });

  it.each(['张三', '阿依古丽·买买提', '张〇', 'John Smith', '𠮷三', ''])('finds none in %j', (name) => {
    expect(isDamagedName(name)).toBe(false);
  });
});

describe('normaliseHeading', () => {
  it.each([
    ['分数(分)', '分数'],
    ['分数（分）', '分数'],
    ['身份证号(18位)', '身份证号'],
    ['*身份证号', '身份证号'],
    ['身份证\n号码', '身份证号码'],
    [' 姓　名：', '姓名'],
    ['公共(通用)法律知识成绩', '公共法律知识成绩'],
    ['【必填】姓名', '姓名'],
    ['单位[全称]、部门', '单位部门'],
    ['学习时长〔分钟〕', '学习时长'],
    ['ＩＤ Number', 'idnumber'],
    ['姓名|Name', '姓名name'],
    ['姓名/Name*', '姓名name'],
    ['\ufeff序号', '序号'],
    ['', ''],
  ])('reduces %j to %j', (text, heading) => {
    expect(normaliseHeading(text)).toBe(heading);
  });
});

describe('normaliseUnitName', () => {
  it.each([
    ['株洲市 城市管理局', '株洲市城市管理局'],
    ['株洲市城市管理局（本级）', '株洲市城市管理局(本级)'],
    ['株洲市城市管理局〔本级〕', '株洲市城市管理局(本级)'],
    ['株洲市城市管理局【本级】', '株洲市城市管理局(本级)'],
    ['株洲市城市管理局［本级］', '株洲市城市管理局(本级)'],
    ['= "城市管理局"', '城市管理局'],
    ['A Bureau\u3000', 'abureau'],
  ])('reduces %j to %j', (text, name) => {
    expect(normaliseUnitName(text)).toBe(name);
  });
});

describe('cleaning twice', () => {
  const dirt = fc.constantFrom(
    ...Array.from(' \t\n\u00a0\u3000\u200b\ufeff\u2060\'‘’"“=＝＂＇（()[【】〕·・•张三𠮷aXxＡ１1*?￣İΣ'),
  );
  const cell = fc.oneof(fc.string({ unit: dirt, maxLength: 12 }), fc.string({ unit: 'binary' }));

  it.each([cleanCell, cleanName, cleanIdentityCell, normaliseHeading, normaliseUnitName])(
    'changes nothing more: %o',
    (clean) => {
      fc.assert(
        fc.property(cell, (raw) => {
          expect(clean(clean(raw))).toBe(clean(raw));
        }),
        { numRuns: 5000 },
      );
    },
  );
});
