/* jj-workspace.c: what the views of one window share */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-workspace.h"

#include "jj-ui.h"

#include "jj-kinds-plan.h"
#include "jj-scope.h"

#include <string.h>

/* What travels with a commit: the page, the selected ids and the page's view. Earlier ones have no
 * view. */
#define CONTEXT_TYPE "(saxmv)"
#define EARLIER_CONTEXT_TYPE "(sax)"

struct _JjWorkspace
{
  GObject parent_instance;

  JjProject *project;
  JjSettings *settings;
  JjAnalysis *analysis;
  JjSteps *steps;    /* NULL until asked for */
  GArray *selection; /* JjId */
  char *page;
  GVariant *view;
};

enum
{
  PROP_0,
  PROP_PAGE,
  PROP_READ_ONLY,
  N_PROPS
};

enum
{
  SIGNAL_SELECTION_CHANGED,
  SIGNAL_SHOW,
  SIGNAL_SHOW_ROWS,
  SIGNAL_MESSAGE,
  SIGNAL_RESTORE_VIEW,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (JjWorkspace, jj_workspace, G_TYPE_OBJECT)

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

/* Deleted elements leave the selection; everything else stays. */
static void
on_plan_changed (JjPlan *plan, JjChanges *changes, JjWorkspace *self)
{
  guint before = self->selection->len;

  for (guint i = before; i > 0; i--)
    if (!jj_plan_find (plan, g_array_index (self->selection, JjId, i - 1)))
      g_array_remove_index (self->selection, i - 1);
  if (self->selection->len != before)
    g_signal_emit (self, signals[SIGNAL_SELECTION_CHANGED], 0);
}

static void
on_restore (JjProject *project, GVariant *context, JjWorkspace *self)
{
  g_autoptr (GVariant) ids = NULL, view = NULL;
  const char *page;
  const gint64 *values;
  gsize n_ids;

  if (context && g_variant_is_of_type (context, G_VARIANT_TYPE (CONTEXT_TYPE)))
    g_variant_get (context, "(&s@axmv)", &page, &ids, &view);
  else if (context && g_variant_is_of_type (context, G_VARIANT_TYPE (EARLIER_CONTEXT_TYPE)))
    g_variant_get (context, "(&s@ax)", &page, &ids);
  else
    return;
  values = g_variant_get_fixed_array (ids, &n_ids, sizeof (gint64));
  if (*page)
    jj_workspace_set_page (self, page);
  jj_workspace_select (self, values, n_ids);
  if (view)
    g_signal_emit (self, signals[SIGNAL_RESTORE_VIEW], 0, view);
}

static void
on_read_only (JjWorkspace *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_READ_ONLY]);
}

static void
on_author (JjWorkspace *self)
{
  g_autofree char *author = jj_settings_get_author (self->settings);

  jj_project_set_author (self->project, author);
}

static void
jj_workspace_dispose (GObject *object)
{
  JjWorkspace *self = JJ_WORKSPACE (object);

  g_clear_object (&self->steps);
  g_clear_object (&self->analysis);
  g_clear_object (&self->project);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (jj_workspace_parent_class)->dispose (object);
}

static void
jj_workspace_finalize (GObject *object)
{
  JjWorkspace *self = JJ_WORKSPACE (object);

  g_array_unref (self->selection);
  g_free (self->page);
  g_clear_pointer (&self->view, g_variant_unref);
  G_OBJECT_CLASS (jj_workspace_parent_class)->finalize (object);
}

static void
jj_workspace_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  JjWorkspace *self = JJ_WORKSPACE (object);

  if (id == PROP_PAGE)
    g_value_set_string (value, self->page);
  else
    g_value_set_boolean (value, jj_workspace_get_read_only (self));
}

static void
jj_workspace_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  jj_workspace_set_page (JJ_WORKSPACE (object), g_value_get_string (value));
}

static void
jj_workspace_class_init (JjWorkspaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = jj_workspace_dispose;
  object_class->finalize = jj_workspace_finalize;
  object_class->get_property = jj_workspace_get_property;
  object_class->set_property = jj_workspace_set_property;
  props[PROP_PAGE]
      = g_param_spec_string ("page", NULL, NULL, NULL,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_READ_ONLY]
      = g_param_spec_boolean ("read-only", NULL, NULL, FALSE,
                              G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[SIGNAL_SELECTION_CHANGED]
      = g_signal_new ("selection-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                      NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_SHOW] = g_signal_new ("show", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT);
  signals[SIGNAL_SHOW_ROWS]
      = g_signal_new ("show-rows", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_POINTER, G_TYPE_STRING);
  signals[SIGNAL_MESSAGE]
      = g_signal_new ("message", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[SIGNAL_RESTORE_VIEW]
      = g_signal_new ("restore-view", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_VARIANT);
}

static void
jj_workspace_init (JjWorkspace *self)
{
  self->selection = g_array_new (FALSE, FALSE, sizeof (JjId));
  self->page = g_strdup ("");
}

JjWorkspace *
jj_workspace_new (JjProject *project, JjSettings *settings)
{
  JjWorkspace *self;
  JjPlan *plan;

  g_return_val_if_fail (JJ_IS_PROJECT (project), NULL);
  self = g_object_new (JJ_TYPE_WORKSPACE, NULL);
  plan = jj_project_get_plan (project);
  self->project = g_object_ref (project);
  self->settings = g_object_ref (settings);
  self->analysis = jj_analysis_new (plan, NULL);
  /* Views only peek at findings: without a change of the plan nobody would ask for the first. */
  jj_analysis_reload_packs (self->analysis);
  g_signal_connect_object (plan, "changed", G_CALLBACK (on_plan_changed), self, 0);
  g_signal_connect_object (project, "restore", G_CALLBACK (on_restore), self, 0);
  g_signal_connect_object (project, "notify::read-only", G_CALLBACK (on_read_only), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::" JJ_SETTING_AUTHOR, G_CALLBACK (on_author), self,
                           G_CONNECT_SWAPPED);
  on_author (self);
  return self;
}

JjProject *
jj_workspace_get_project (JjWorkspace *self)
{
  return self->project;
}

JjPlan *
jj_workspace_get_plan (JjWorkspace *self)
{
  return jj_project_get_plan (self->project);
}

JjSettings *
jj_workspace_get_settings (JjWorkspace *self)
{
  return self->settings;
}

gint64
jj_workspace_get_unit_size (JjWorkspace *self)
{
  static const gint64 sizes[JJ_N_UNITS] = { 1, 1000, 10000 };
  int unit = jj_settings_get_int (self->settings, JJ_SETTING_UNIT, JJ_UNIT_YUAN);

  return sizes[CLAMP (unit, 0, JJ_N_UNITS - 1)];
}

JjAnalysis *
jj_workspace_get_analysis (JjWorkspace *self)
{
  return self->analysis;
}

gboolean
jj_workspace_get_read_only (JjWorkspace *self)
{
  return jj_project_get_read_only (self->project);
}

gboolean
jj_workspace_may_edit (JjWorkspace *self, JjId id, int field, char **reason)
{
  const JjElement *element = jj_plan_find (jj_workspace_get_plan (self), id);
  g_autoptr (GError) error = NULL;

  if (reason)
    *reason = NULL;
  if (!element || jj_workspace_get_read_only (self))
    return FALSE;
  if (jj_scope_may_edit (jj_workspace_get_plan (self), element, field, &error))
    return TRUE;
  if (reason)
    *reason = g_strdup (error->message);
  return FALSE;
}

gboolean
jj_workspace_is_sample (JjWorkspace *self)
{
  const JjElement *root = jj_plan_get_root (jj_workspace_get_plan (self));
  const char *texts[]
      = { jj_element_get_text (root, JJ_PLAN_TITLE), jj_element_get_name (root), NULL };

  for (guint i = 0; i < 2; i++)
    if (texts[i] && (strstr (texts[i], "示例") || strstr (texts[i], "(sample)")))
      return TRUE;
  return FALSE;
}

const JjId *
jj_workspace_get_selection (JjWorkspace *self, guint *n_ids)
{
  *n_ids = self->selection->len;
  return (const JjId *)self->selection->data;
}

gboolean
jj_workspace_is_selected (JjWorkspace *self, JjId id)
{
  for (guint i = 0; i < self->selection->len; i++)
    if (g_array_index (self->selection, JjId, i) == id)
      return TRUE;
  return FALSE;
}

void
jj_workspace_select (JjWorkspace *self, const JjId *ids, guint n_ids)
{
  g_autoptr (GArray) wanted = NULL;
  JjPlan *plan;

  g_return_if_fail (JJ_IS_WORKSPACE (self));
  plan = jj_workspace_get_plan (self);
  wanted = g_array_sized_new (FALSE, FALSE, sizeof (JjId), n_ids);
  for (guint i = 0; i < n_ids; i++)
    if (jj_plan_find (plan, ids[i]))
      g_array_append_val (wanted, ids[i]);
  if (wanted->len == self->selection->len
      && (wanted->len == 0
          || memcmp (wanted->data, self->selection->data, wanted->len * sizeof (JjId)) == 0))
    return;
  g_array_unref (self->selection);
  self->selection = g_steal_pointer (&wanted);
  g_signal_emit (self, signals[SIGNAL_SELECTION_CHANGED], 0);
}

const char *
jj_workspace_get_page (JjWorkspace *self)
{
  return self->page;
}

void
jj_workspace_set_page (JjWorkspace *self, const char *page)
{
  g_return_if_fail (JJ_IS_WORKSPACE (self));
  if (g_strcmp0 (self->page, page) == 0)
    return;
  g_free (self->page);
  self->page = g_strdup (page);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PAGE]);
}

void
jj_workspace_show (JjWorkspace *self, JjId id, int field)
{
  const JjElement *element;

  g_return_if_fail (JJ_IS_WORKSPACE (self));
  element = jj_plan_find (jj_workspace_get_plan (self), id);
  if (element && (jj_element_get_kind (element)->flags & JJ_KIND_LINK))
    {
      element = jj_link_get_from (element);
      field = -1;
    }
  if (!element)
    return;
  id = jj_element_get_id (element);
  jj_workspace_select (self, &id, 1);
  g_signal_emit (self, signals[SIGNAL_SHOW], 0, id, field);
}

void
jj_workspace_set_view (JjWorkspace *self, GVariant *view)
{
  g_return_if_fail (JJ_IS_WORKSPACE (self));
  if (view)
    g_variant_ref_sink (view);
  g_clear_pointer (&self->view, g_variant_unref);
  self->view = view;
}

void
jj_workspace_show_rows (JjWorkspace *self, JjKindId kind, GArray *ids, const char *label)
{
  g_return_if_fail (JJ_IS_WORKSPACE (self));
  g_signal_emit (self, signals[SIGNAL_SHOW_ROWS], 0, (guint)kind, ids, label);
}

JjSteps *
jj_workspace_get_steps (JjWorkspace *self)
{
  if (!self->steps)
    self->steps = jj_steps_new (jj_workspace_get_plan (self), self->analysis);
  return self->steps;
}

gboolean
jj_workspace_commit (JjWorkspace *self, JjEdit *edit, GError **error)
{
  g_autoptr (JjEdit) taken = edit;
  g_autoptr (GError) refused = NULL;
  GVariant *ids;

  g_return_val_if_fail (JJ_IS_WORKSPACE (self), FALSE);
  if (!taken)
    return FALSE;
  ids = g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, self->selection->data,
                                   self->selection->len, sizeof (JjId));
  jj_project_set_context (self->project, g_variant_new ("(s@axmv)", self->page, ids, self->view));
  if (jj_project_commit (self->project, taken, &refused))
    return TRUE;
  if (error)
    g_propagate_error (error, g_steal_pointer (&refused));
  else
    jj_workspace_message (self, refused->message, FALSE);
  return FALSE;
}

void
jj_workspace_message (JjWorkspace *self, const char *text, gboolean undo)
{
  g_signal_emit (self, signals[SIGNAL_MESSAGE], 0, text, undo);
}

void
jj_workspace_fail (JjWorkspace *self, GError *error)
{
  jj_workspace_message (self, error->message, FALSE);
  g_error_free (error);
}
