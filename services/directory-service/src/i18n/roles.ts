import type { Role } from '@concord/contracts/roles';
import type { Sentence } from '@concord/service-kit/i18n/catalogue';

/** The domain's words for each role (domain.md A.2). */
export const ROLE_LABELS = {
  CITY_LEADING_OFFICE: { 'zh-CN': '市领导小组办公室', en: 'City leading-group office' },
  COUNTY_LEADING_OFFICE: { 'zh-CN': '县（区）领导小组办公室', en: 'County leading-group office' },
  COUNTY_CPPCC_OFFICER: { 'zh-CN': '县（区）政协工作人员', en: 'County CPPCC officer' },
  TOWNSHIP_PARTY_APPROVER: { 'zh-CN': '乡镇党委（街道党工委）审定人', en: 'Township Party approver' },
  VILLAGE_PARTY_APPROVER: { 'zh-CN': '村屯（社区）党组织审定人', en: 'Village Party approver' },
  ENTERPRISE_APPROVER: { 'zh-CN': '企事业单位审定人', en: 'Enterprise approver' },
  CONVENOR: { 'zh-CN': '协商议事室召集人', en: 'Convenor of the deliberation room' },
  STATION_STAFF: { 'zh-CN': '政协工作联络站工作人员', en: 'Liaison station staff' },
  MEMBER: { 'zh-CN': '政协委员', en: 'CPPCC member' },
  DEPARTMENT_OFFICER: { 'zh-CN': '部门承办人', en: 'Department officer' },
  DEPARTMENT_LEADER: { 'zh-CN': '部门负责人', en: 'Department leader' },
  SUPERVISION_OFFICE: { 'zh-CN': '两办督查室', en: 'Supervision office' },
  LEADER: { 'zh-CN': '党政领导', en: 'Leader' },
  ADMINISTRATOR: { 'zh-CN': '系统管理员', en: 'Administrator' },
  RESIDENT: { 'zh-CN': '群众', en: 'Resident' },
} satisfies Record<Role, Sentence>;
