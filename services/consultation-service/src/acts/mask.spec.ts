import { maskName, maskPhone } from './mask.js';

describe('masking', () => {
  it.each([
    ['张三丰', '张**'],
    ['李四', '李*'],
    ['王', '*'],
    ['', ''],
    ['欧阳娜娜子', '欧**'],
  ])('%s is shown as %s', (name, shown) => {
    expect(maskName(name)).toBe(shown);
  });
  it('keeps the ends of a telephone number', () => {
    expect(maskPhone('138 1234 5678')).toBe('138****5678');
    expect(maskPhone('12345')).toBe('****');
    expect(maskPhone(null)).toBeNull();
  });
});
