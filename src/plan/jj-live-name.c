/* jj-live-name.c: names of fields in prose and documents */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-live-name.h"

#include "jj-prose.h"

#include <string.h>

char *
jj_live_field_name (const JjElement *element, guint field)
{
  const JjKind *kind = jj_element_get_kind (element);
  const char *code = jj_element_get_code (element);
  char id[JJ_ID_LENGTH + 1];

  if (jj_element_get_kind_id (element) == JJ_KIND_PLAN)
    return g_strdup_printf ("field:plan/%s", kind->fields[field].id);
  if (!code || code[jj_prose_get_name_length (code)])
    {
      jj_id_to_string (jj_element_get_id (element), id);
      code = id;
    }
  return g_strdup_printf ("field:%s/%s/%s", kind->id, code, kind->fields[field].id);
}

gboolean
jj_live_find_field (JjPlan *plan, const char *name, const JjElement **element, guint *field)
{
  const char *first = strchr (name, '/'), *last = strrchr (name, '/');
  g_autofree char *kind_id = first ? g_strndup (name, (gsize)(first - name)) : NULL;
  const JjKind *kind = kind_id ? jj_kind_by_id (kind_id) : NULL;
  g_autofree char *code = NULL;
  int found = kind ? jj_kind_find_field (kind, last + 1) : -1;

  if (found < 0)
    return FALSE;
  *field = (guint)found;
  if (kind == jj_kind_get (JJ_KIND_PLAN))
    {
      *element = jj_plan_get_root (plan);
      return first == last;
    }
  if (first == last)
    return FALSE;
  code = g_strndup (first + 1, (gsize)(last - first - 1));
  *element = jj_plan_find_code (plan, jj_kind_index (kind), code);
  if (!*element && jj_id_from_string (code))
    *element = jj_plan_find (plan, jj_id_from_string (code));
  return *element && jj_element_get_kind (*element) == kind;
}
