/** One path told month by month. */
const lower = (title: string) => title.charAt(0).toLowerCase() + title.slice(1);
const many = (count: number, one: string, more = `${one}s`) =>
  count === 1 ? `one ${one}` : `${count} ${more}`;

const en = {
  title: (number: string) => `Path ${number}, month by month`,
  path: (number: string) => `Path ${number}`,
  follow: 'Follow a path',
  pick: { worst: 'Worst', median: 'Median', failing: 'One that fails' },
  pickBy: (outcome: string) => `Worst and median by ${lower(outcome)}.`,
  number: 'Path number',
  previous: 'Previous',
  next: 'Next',
  close: 'Stop following',
  copy: 'Copy the text',
  copied: 'Copied.',
  notCopied: 'The browser does not let the page copy; select the text instead.',
  save: 'Save CSV',
  loading: 'Computing the path again…',
  failed: (reason: string) => `The path can’t be told: ${reason}`,
  month: (month: number) => `Month ${month}`,
  monthColumn: 'Month',
  event: 'What happened',
  survives: (month: number) => `The platform is alive at the end of month ${month}.`,
  fails: (month: number, cause: string) => `The platform fails in month ${month}: ${cause}.`,
  quiet: 'Nothing out of the ordinary happens on this path.',
  against: 'Line: this path. Band and dashes: 5–95% and median of all paths.',
  stop: '.',
  semicolon: '; ',
  colon: ': ',
  and: ', ',
  events: {
    ruleChangeAnnounced: (title: string, month: number) =>
      `“${title}” is announced, in force from month ${month}`,
    ruleChangeInForce: (title: string) => `“${title}” comes into force`,
    namelessChange: (number: number) => `Rule change ${number}`,
    surpriseRuleChange: (area: string, stricter: boolean, size: string) =>
      `rules on ${lower(area)} turn ${stricter ? 'stricter' : 'looser'} without warning (${size} on a scale of 0 to 1)`,
    peerFailure: (count: number) =>
      count === 1 ? 'a peer platform fails' : `${count} peer platforms fail`,
    breach: (count: number) => `${many(count, 'breach', 'breaches')} of the rules`,
    audit: (count: number) => `audit mends ${many(count, 'breach', 'breaches')}`,
    inspection: (count: number, regions: string, found: number) =>
      `${count === 1 ? 'inspection' : `${count} inspections`} in ${regions}: ` +
      (found === 0 ? 'nothing found' : `${many(found, 'breach', 'breaches')} found`),
    penalty: (amount: string, area: string) => `penalty of ${amount} (${lower(area)})`,
    suspension: (months: number) => `new business suspended for ${many(months, 'month')}`,
    licenceWithdrawn: 'the licence is withdrawn',
    cyberIncident: (count: number, loss: string) =>
      `${many(count, 'cyber or data incident')}, costing ${loss}`,
    insiderFraud: (count: number, loss: string) =>
      `${many(count, 'case')} of insider fraud, costing ${loss}`,
    legalClaim: (count: number, loss: string) => `${many(count, 'legal claim')}, costing ${loss}`,
    absconding: 'those in control abscond',
    triggerPulled: (action: string) => `contingency plan begins: ${lower(action)}`,
    triggerEnded: (action: string) => `contingency plan ends: ${lower(action)}`,
    lossesAboveExpected: (times: string) => `losses are ${times} times what was expected`,
    fundingRun: (confidence: string) => `a run on funding: confidence is down to ${confidence}`,
    creditLineDrawn: (amount: string) => `the credit line is drawn, ${amount}`,
    insurerDefault: 'the insurer defaults',
    capitalBelowMinimum: (ratio: string, minimum: string) =>
      `the capital ratio goes under the load line: ${ratio}, with ${minimum} required`,
    failure: (cause: string) => `the platform fails: ${cause}`,
  },
};

const zh: typeof en = {
  title: (number) => `路径 ${number} 逐月记述`,
  path: (number) => `路径 ${number}`,
  follow: '跟踪一条路径',
  pick: { worst: '最差', median: '居中', failing: '倒闭的一条' },
  pickBy: (outcome) => `最差与居中按${outcome}。`,
  number: '路径编号',
  previous: '上一条',
  next: '下一条',
  close: '停止跟踪',
  copy: '复制文字',
  copied: '已复制。',
  notCopied: '浏览器不允许本页复制，请直接选取文字。',
  save: '保存 CSV',
  loading: '正在重新计算这条路径…',
  failed: (reason) => `无法记述这条路径：${reason}`,
  month: (month) => `第 ${month} 月`,
  monthColumn: '月份',
  event: '发生了什么',
  survives: (month) => `到第 ${month} 月末，平台仍在经营。`,
  fails: (month, cause) => `平台于第 ${month} 月倒闭：${cause}。`,
  quiet: '这条路径上没有特别的事情发生。',
  against: '实线：本路径。色带与虚线：全部路径的 5–95% 与中位数。',
  stop: '。',
  semicolon: '；',
  colon: '：',
  and: '、',
  events: {
    ruleChangeAnnounced: (title, month) => `公布“${title}”，自第 ${month} 月起生效`,
    ruleChangeInForce: (title) => `“${title}”生效`,
    namelessChange: (number) => `第 ${number} 项规则变化`,
    surpriseRuleChange: (area, stricter, size) =>
      `${area}规则未经预告${stricter ? '收紧' : '放松'}（0 至 1 的尺度上变化 ${size}）`,
    peerFailure: (count) => `${count} 家同业平台倒闭`,
    breach: (count) => `发生 ${count} 起违规`,
    audit: (count) => `内部审计纠正 ${count} 起违规`,
    inspection: (count, regions, found) =>
      `${regions}接受 ${count} 次检查，${found === 0 ? '未发现违规' : `查出 ${found} 起违规`}`,
    penalty: (amount, area) => `被处罚 ${amount}（${area}）`,
    suspension: (months) => `新业务被暂停 ${months} 个月`,
    licenceWithdrawn: '许可被吊销',
    cyberIncident: (count, loss) => `${count} 起网络或数据事件，损失 ${loss}`,
    insiderFraud: (count, loss) => `${count} 起内部舞弊，损失 ${loss}`,
    legalClaim: (count, loss) => `${count} 起法律诉讼，成本 ${loss}`,
    absconding: '控制人卷款跑路',
    triggerPulled: (action) => `应急预案启动：${action}`,
    triggerEnded: (action) => `应急预案结束：${action}`,
    lossesAboveExpected: (times) => `损失为预期的 ${times} 倍`,
    fundingRun: (confidence) => `出现挤兑：信心降至 ${confidence}`,
    creditLineDrawn: (amount) => `动用备用授信 ${amount}`,
    insurerDefault: '保险人违约',
    capitalBelowMinimum: (ratio, minimum) => `资本充足率跌破载重线：${ratio}，监管要求 ${minimum}`,
    failure: (cause) => `平台倒闭：${cause}`,
  },
};

export const story = { en, zh };
