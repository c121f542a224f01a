import { describe, expect, test } from 'vitest';
import { publishingErrorCodes, publishingWarningCodes } from '../../../../shared/rules/publishing/faults.ts';
import { publishingMessage } from '../../../../shared/rules/publishing/messages.ts';

const codes = [...publishingErrorCodes, ...publishingWarningCodes];

describe('what a check says', () => {
  test.each(codes)('puts no bracket into a bracket, whatever the language is called: %s', (code) => {
    // “Chinese (China)”, “中文（中国）”
    const fault = { path: 'steps.0', code, params: { locale: 'zh-CN' } };
    expect(publishingMessage(fault, 'en')).not.toMatch(/\([^)]*\(/);
    expect(publishingMessage(fault, 'zh-CN')).not.toMatch(/（[^）]*（/);
  });
});
