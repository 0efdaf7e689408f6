/* jj-findings-walk.c: from one finding to the next, wherever one is */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-findings-walk.h"

#include <glib/gi18n.h>

/* What was shown last; the findings themselves change with every edit. */
typedef struct
{
  char *rule;
  JjId element;
  int field;
} Place;

static void
place_free (gpointer data)
{
  g_free (((Place *)data)->rule);
  g_free (data);
}

static GQuark
place_quark (void)
{
  return g_quark_from_static_string ("jj-findings-place");
}

static void
remember (JjWorkspace *workspace, const JjFinding *finding)
{
  Place *place = g_new0 (Place, 1);

  place->rule = g_strdup (finding->rule);
  place->element = finding->element;
  place->field = finding->field;
  g_object_set_qdata_full (G_OBJECT (workspace), place_quark (), place, place_free);
}

/* The finding to go on from: the one shown last while its element is selected still, else the
 * first of the selected element; -1 for none. */
static int
find_here (JjWorkspace *workspace, JjFindings *findings)
{
  const Place *place = g_object_get_qdata (G_OBJECT (workspace), place_quark ());
  guint n = jj_findings_get_n (findings), n_ids;
  const JjId *ids = jj_workspace_get_selection (workspace, &n_ids);

  for (guint i = 0; place && n_ids == 1 && i < n; i++)
    {
      const JjFinding *finding = jj_findings_get (findings, i);
      const JjElement *shown = jj_plan_find (jj_workspace_get_plan (workspace), finding->element);

      if (shown && jj_element_get_kind (shown)->flags & JJ_KIND_LINK)
        shown = jj_link_get_from (shown); /* a link is shown where it starts */
      if (shown && jj_element_get_id (shown) == ids[0] && finding->element == place->element
          && finding->field == place->field && g_str_equal (finding->rule, place->rule))
        return (int)i;
    }
  return -1;
}

static int
find_selected (JjWorkspace *workspace, JjFindings *findings)
{
  guint n = jj_findings_get_n (findings), n_ids;
  const JjId *ids = jj_workspace_get_selection (workspace, &n_ids);

  for (guint i = 0; n_ids == 1 && i < n; i++)
    if (jj_findings_get (findings, i)->element == ids[0]
        && jj_findings_get (findings, i)->waiver == 0)
      return (int)i;
  return -1;
}

void
jj_findings_walk (JjWorkspace *workspace, gboolean backwards)
{
  JjFindings *findings = jj_analysis_get_findings (jj_workspace_get_analysis (workspace));
  int n = (int)jj_findings_get_n (findings), step = backwards ? -1 : 1;
  int here = find_here (workspace, findings), at = here;

  if (here < 0)
    at = find_selected (workspace, findings);
  if (here >= 0 || at < 0)
    at = here >= 0 ? (here + step + n) % MAX (n, 1) : backwards ? n - 1 : 0;
  for (int i = 0; i < n; i++, at = (at + step + n) % n)
    {
      const JjFinding *finding = jj_findings_get (findings, (guint)at);

      if (finding->waiver != 0)
        continue;
      remember (workspace, finding);
      jj_workspace_show (workspace, finding->element, finding->field);
      return;
    }
  jj_workspace_message (workspace, _ ("The plan has no open findings."), FALSE);
}
