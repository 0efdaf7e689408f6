/* jj-icons.c: the symbolic icon of a kind */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-icons.h"

static const char *const icons[JJ_N_KINDS] = {
  [JJ_KIND_PLAN] = "jj-overview-symbolic",
  [JJ_KIND_SCHOOL] = "jj-school-symbolic",
  [JJ_KIND_ORGANISATION] = "jj-organisation-symbolic",
  [JJ_KIND_TALENT_POOL] = "jj-talent_pool-symbolic",
  [JJ_KIND_PERSON] = "jj-person-symbolic",
  [JJ_KIND_COMMUNITY] = "jj-community-symbolic",
  [JJ_KIND_ALLIANCE] = "jj-alliance-symbolic",
  [JJ_KIND_PROGRAMME] = "jj-programme-symbolic",
  [JJ_KIND_ACTIVITY] = "jj-activity-symbolic",
  [JJ_KIND_PURSE] = "jj-purse-symbolic",
  [JJ_KIND_SCENARIO] = "jj-scenario-symbolic",
  [JJ_KIND_BUDGET_LINE] = "jj-budget_line-symbolic",
  [JJ_KIND_OBJECTIVE] = "jj-objective-symbolic",
  [JJ_KIND_INDICATOR] = "jj-indicator-symbolic",
  [JJ_KIND_MILESTONE] = "jj-milestone-symbolic",
  [JJ_KIND_CHAPTER] = "jj-chapter-symbolic",
  [JJ_KIND_COMMENT] = "jj-comment-symbolic",
  [JJ_KIND_STICKY] = "jj-sticky-symbolic",
};

const char *
jj_icon_of_kind (JjKindId kind)
{
  return kind < JJ_N_KINDS && icons[kind] ? icons[kind] : "jj-model-symbolic";
}
