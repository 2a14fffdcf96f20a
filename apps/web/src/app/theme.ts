import type { ThemeConfig } from 'antd';

const FONT =
  '-apple-system, BlinkMacSystemFont, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", sans-serif';

/** Calm and dense, for those who work in it all day. */
export const officeTheme: ThemeConfig = {
  token: {
    fontFamily: FONT,
    colorPrimary: '#1f5c8b',
    colorLink: '#1a5686',
    colorInfo: '#1f5c8b',
    colorInfoBg: '#eaf2f9',
    colorInfoBorder: '#b9d3e8',
    colorPrimaryBg: '#eaf2f9',
    colorSuccess: '#2f7a4d',
    colorSuccessBg: '#edf7f0',
    colorSuccessBorder: '#b3d9c0',
    // Late is said plainly, not in alarm: ochre, never red.
    colorWarning: '#9a5b00',
    colorWarningBg: '#fff8e6',
    colorWarningBorder: '#e3c98b',
    colorError: '#a8321f',
    colorText: '#1f2933',
    colorTextSecondary: '#47535f',
    colorTextTertiary: '#5b6773',
    colorTextDescription: '#4d5965',
    colorTextPlaceholder: '#66717c',
    colorTextDisabled: '#66717c',
    colorBgLayout: '#f4f6f8',
    borderRadius: 6,
    fontSize: 14,
    controlOutlineWidth: 3,
  },
  components: {
    Card: { headerFontSize: 15 },
    Table: { headerBg: '#f0f3f6' },
    Descriptions: { labelColor: '#4d5965' },
    Tag: { defaultColor: '#33404d' },
    Timeline: { itemPaddingBottom: 14 },
  },
};

/** Plain and large, for residents. */
export const publicTheme: ThemeConfig = {
  ...officeTheme,
  token: { ...officeTheme.token, fontSize: 17, controlHeight: 44, borderRadius: 8 },
};
