/* text-length.c: texts of so many characters */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-check-run.h"
#include "jj-format.h"
#include "jj-forms.h"
#include "jj-prose.h"

/* Prose counts as word processors do: markup is nothing, a live field is one. */
static gint64
count (const JjElement *element, guint field, const char *text)
{
  g_autofree char *trimmed = NULL;

  if (jj_element_get_kind (element)->fields[field].type == JJ_TYPE_PROSE)
    return jj_prose_count (text);
  trimmed = g_strdup (text);
  return g_utf8_strlen (g_strstrip (trimmed), -1);
}

static void
visit (JjCheck *check, const JjElement *element)
{
  const char *text = jj_element_get_text (element, (guint)check->field);
  gint64 length = text ? count (element, (guint)check->field, text) : 0;

  if (text && (length < check->minimum || length > check->maximum))
    jj_check_add (check, element, check->field, jj_format_money (length),
                  jj_format_money (length < check->minimum ? check->minimum : check->maximum));
}

static const JjParam params[] = {
  { "kind", JJ_PARAM_KIND, JJ_PARAM_NEEDED },
  { "field", JJ_PARAM_FIELD, JJ_PARAM_NEEDED, "text" },
  { "minimum", JJ_PARAM_INT, JJ_PARAM_NEEDED | JJ_PARAM_NULLABLE },
  { "maximum", JJ_PARAM_INT, JJ_PARAM_NEEDED | JJ_PARAM_NULLABLE | JJ_PARAM_OVERRIDE },
  { "where", JJ_PARAM_WHERE },
  { NULL },
};

const JjForm jj_form_text_length = {
  .id = "text_length",
  .params = params,
  .visit = visit,
};
