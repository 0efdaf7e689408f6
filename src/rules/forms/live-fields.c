/* live-fields.c: figures and fields that prose shows must be there */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-check-run.h"
#include "jj-explain.h"
#include "jj-forms.h"
#include "jj-live-name.h"
#include "jj-prose.h"

static gboolean
is_there (JjCheck *check, const JjProseRun *run)
{
  const JjElement *element;
  guint field;

  if (run->live == JJ_LIVE_FIGURE)
    return jj_explain_has (check->figures, check->plan, run->text);
  if (run->live == JJ_LIVE_SHEET)
    return jj_plan_find_code (check->plan, JJ_KIND_SHEET, run->text) != NULL;
  return run->live != JJ_LIVE_FIELD
         || jj_live_find_field (check->plan, run->text, &element, &field);
}

static void
visit_runs (JjCheck *check, const JjElement *element, const GPtrArray *runs)
{
  for (guint i = 0; runs && i < runs->len; i++)
    {
      const JjProseRun *run = g_ptr_array_index (runs, i);

      if (run->live && !is_there (check, run))
        jj_check_add (check, element, check->field,
                      g_strdup_printf ("%s:%s", jj_live_get_id (run->live), run->text), NULL);
    }
}

static void
visit (JjCheck *check, const JjElement *element)
{
  g_autoptr (JjProse) prose = jj_prose_parse (jj_element_get_text (element, (guint)check->field));

  for (guint i = 0; i < prose->blocks->len; i++)
    {
      const JjProseBlock *block = g_ptr_array_index (prose->blocks, i);

      visit_runs (check, element, block->runs);
      for (guint k = 0; block->cells && k < block->cells->len; k++)
        visit_runs (check, element, g_ptr_array_index (block->cells, k));
    }
}

static const JjParam params[] = {
  { "kind", JJ_PARAM_KIND, JJ_PARAM_NEEDED },
  { "field", JJ_PARAM_FIELD, JJ_PARAM_NEEDED, "text" },
  { "where", JJ_PARAM_WHERE },
  { NULL },
};

/* A name can be that of any element. */
const JjForm jj_form_live_fields = {
  .id = "live_fields",
  .params = params,
  .visit = visit,
  .reads = JJ_ANY_ELEMENT,
};
