export const signin = {
  going: '正在前往登录页面…',
  coming: '正在登录…',
  failed: '登录没有完成',
  unknownText: '请联系管理员登记此账号，或换一个账号登录。',
  again: '重新登录',
  needed: '请先登录',
  neededText: '此页面供工作人员和委员使用。',
  unknown: '此账号尚未在本系统登记。',
};
