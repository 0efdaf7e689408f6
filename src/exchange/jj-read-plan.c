/* jj-read-plan.c: a plan from whatever file holds one */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-read-plan.h"

#include "jj-language.h"
#include "jj-load.h"
#include "jj-plan-json.h"
#include "jj-project.h"

/* Other sentences of the verification are for its own window; the first says enough. */
static JjPlan *
take_plan (const JjVerification *found, GError **error)
{
  if (found->is_intact && found->plan)
    return g_object_ref (found->plan);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       found->problems->len > 0 ? found->problems->pdata[0]
                                                : _ ("the package has no plan that can be read"));
  return NULL;
}

static JjPlan *
read_package (const char *path, JjVerification **package, GCancellable *cancellable, GError **error)
{
  g_autoptr (JjVerification) found = jj_verify_package (path, cancellable, error);
  JjPlan *plan = found ? take_plan (found, error) : NULL;

  if (package)
    *package = g_steal_pointer (&found);
  return plan;
}

JjPlan *
jj_read_plan (const char *path, JjVerification **package, GCancellable *cancellable, GError **error)
{
  g_autoptr (JjProject) project = NULL;

  if (package)
    *package = NULL;
  if (g_str_has_suffix (path, ".zip"))
    return read_package (path, package, cancellable, error);
  if (g_str_has_suffix (path, ".json"))
    {
      g_autoptr (GBytes) json = jj_load_file (path, JJ_MAX_JSON, error);

      return json ? jj_plan_from_json (json, error) : NULL;
    }
  project = jj_project_open (path, JJ_OPEN_READ_ONLY | JJ_OPEN_NO_HISTORY, error);
  return project ? g_object_ref (jj_project_get_plan (project)) : NULL;
}
