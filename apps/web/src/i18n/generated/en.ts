// Made by `npm run generate` of services/*/acts.json: change the act, not this file.
export const acts = {
  screenTopic: "Accept at screening",
  mergeTopic: "Merge",
  returnTopic: "Return",
  referTopic: "Refer",
  declineTopic: "Decline",
  resubmitTopic: "Resubmit",
  approveTopic: "Approve",
  disapproveTopic: "Disapprove",
  fileTopic: "Send for filing",
  acknowledgeFiling: "Acknowledge filing",
  returnFiling: "Return filing",
  completeFiling: "Complete filing",
  giveFeedback: "Give feedback",
  reportToEntruster: "Report to the entrusting body",
  recordEntrusterFeedback: "Record the entrusting body's answer",
  closeTopic: "Close",
  archiveTopic: "Archive",
  revealProposer: "Reveal the proposer",
};

export const actHints = {
  screenTopic: "Goes on to approval.",
  returnTopic: "The reason reaches the proposer, who may add to it and resubmit.",
  referTopic: "Where it goes and why reaches the proposer.",
  declineTopic: "The reason reaches the proposer.",
  approveTopic: "Who may approve follows the region's approval matrix.",
  disapproveTopic: "The reason reaches the proposer.",
  revealProposer: "The reason goes on record.",
};

export const fields = {
  scopeClass: "Scope",
  urgency: "Urgency",
  difficulty: "Difficulty",
  opinion: "Opinion",
  intoId: "Into topic",
  reason: "Reason",
  reasonCode: "Kind of reason",
  to: "To",
  note: "Note",
  number: "Filing number",
  text: "Text",
};
