/* comment-open.c: reviewers' comments that nobody has answered yet */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-check-run.h"
#include "jj-forms.h"
#include "jj-kinds-plan.h"

/* The finding stands where the comment does, so that tables, inspector and canvas mark the place;
 * a comment on nothing is one on the plan. */
static void
run (JjCheck *check)
{
  const guint n = jj_plan_get_count (check->plan, JJ_KIND_COMMENT);

  for (guint i = 0; i < n; i++)
    {
      const JjElement *comment = jj_plan_get_nth (check->plan, JJ_KIND_COMMENT, i);
      const JjElement *element = jj_element_get_ref (comment, JJ_COMMENT_ELEMENT);
      const char *number = jj_element_get_text (comment, JJ_COMMENT_NUMBER);
      const char *field = jj_element_get_text (comment, JJ_COMMENT_FIELD);
      const gint64 state = jj_element_get_number_or (comment, JJ_COMMENT_STATE, JJ_COMMENT_OPEN);

      if (state != JJ_COMMENT_OPEN)
        continue;
      if (!element)
        element = jj_plan_get_root (check->plan);
      jj_check_add (check, element,
                    field ? jj_kind_find_field (jj_element_get_kind (element), field) : -1,
                    g_strdup (number ? number : ""), NULL)
          ->detail
          = g_strdup (jj_element_get_title (comment));
    }
}

static const JjParam params[] = { { NULL } };

const JjForm jj_form_comment_open = {
  .id = "comment_open",
  .params = params,
  .run = run,
};
