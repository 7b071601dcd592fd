import { describe, expect, it } from 'vitest';
import { fieldAt, ofPage, type Mark } from './marks';

const A4 = { width: 595.28, height: 841.89 };
const mark: Mark<string> = { page: 1, rect_mm: { x: 105, y: 148.5, width: 21, height: 5 }, field: 'place' };

describe('a mark', () => {
  it('in millimetres lies where the page says, whatever its zoom', () => {
    const at = ofPage(mark, A4);
    expect(at.left).toBeCloseTo(0.5, 3);
    expect(at.top).toBeCloseTo(0.5, 3);
    expect(at.width).toBeCloseTo(0.1, 3);
  });
  it('is found by a press on it or just beside it, and nowhere else', () => {
    expect(fieldAt([mark], A4, 0.55, 0.51)).toBe('place');
    expect(fieldAt([mark], A4, 0.498, 0.51)).toBe('place');
    expect(fieldAt([mark], A4, 0.4, 0.51)).toBeUndefined();
    expect(fieldAt([], A4, 0.55, 0.51)).toBeUndefined();
  });
});
