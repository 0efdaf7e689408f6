/* jj-merge-window.c: two copies of a plan become one, conflict by conflict */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-merge-window.h"

#include "jj-diff.h"
#include "jj-file-dialogs.h"
#include "jj-format.h"
#include "jj-merge-detail.h"
#include "jj-merge-work.h"
#include "jj-plain-rows.h"
#include "jj-ui.h"

#include <glib/gi18n.h>

struct _JjMergeWindow
{
  AdwWindow parent_instance;

  JjProject *project;
  JjPlan *base, *theirs, *result; /* result: what merges by itself, for the list */
  JjPlan *mine;                   /* as it was when the merge was made */
  gboolean is_part;
  guint64 revision; /* of the project's plan at that time */
  JjMerge *merge;
  guint n_conflicts;
  GArray *decided; /* gboolean, one a conflict */
  GArray *diff;    /* JjDifference, mine → result */
  JjMergePlans plans;
  JjMergeWork *work;
  gint64 total_before;
  JjMergeFinish finish;
  gpointer finish_data;
  gboolean filling;
  guint refresh_id;

  AdwWindowTitle *title;
  GtkLabel *head, *conflicts_head, *changes_head, *total;
  GtkWidget *all, *merge_button, *conflicts_box;
  GtkListView *conflicts, *changes;
  GtkScrolledWindow *detail;
  GtkSingleSelection *selection;
};

enum
{
  MERGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (JjMergeWindow, jj_merge_window, ADW_TYPE_WINDOW)

static guint signals[N_SIGNALS];

static JjPlan *
project_plan (JjMergeWindow *self)
{
  return jj_project_get_plan (self->project);
}

static gboolean
is_decided (JjMergeWindow *self, guint i)
{
  return g_array_index (self->decided, gboolean, i);
}

static guint
count_undecided (JjMergeWindow *self)
{
  guint n = 0;

  for (guint i = 0; i < self->n_conflicts; i++)
    n += !is_decided (self, i);
  return n;
}

static const char *
get_state (JjMergeWindow *self, guint i)
{
  const JjConflict *conflict = jj_merge_get_conflict (self->merge, i);

  if (!is_decided (self, i))
    return _ ("to be chosen");
  if (conflict->type == JJ_CONFLICT_CIRCLE)
    return jj_merge_side_get_label (JJ_CHOICE_MINE);
  if (conflict->type == JJ_CONFLICT_FIELD)
    return jj_merge_side_get_label (conflict->choice);
  return (conflict->type == JJ_CONFLICT_DELETED_BY_MINE) == (conflict->choice == JJ_CHOICE_MINE)
             ? _ ("Delete")
             : _ ("Keep");
}

static void
fill_conflict (JjMergeWindow *self, GtkListItem *item)
{
  guint i = gtk_list_item_get_position (item);
  const JjConflict *conflict = jj_merge_get_conflict (self->merge, i);
  g_autofree char *title = jj_conflict_get_title (conflict, &self->plans);
  GtkWidget *row = jj_plain_row_new (title, jj_conflict_get_matter (conflict), get_state (self, i));

  if (!is_decided (self, i))
    gtk_widget_add_css_class (gtk_widget_get_last_child (row), "todo-choice");
  gtk_list_item_set_child (item, row);
}

static void
on_bind_conflict (GtkListItemFactory *factory, GtkListItem *item, JjMergeWindow *self)
{
  if (gtk_list_item_get_position (item) >= self->n_conflicts)
    return;
  fill_conflict (self, item);
}

static void
on_bind_change (GtkListItemFactory *factory, GtkListItem *item, JjMergeWindow *self)
{
  static const char *const types[] = { N_ ("new"), N_ ("changed"), N_ ("deleted") };
  const JjDifference *difference
      = &g_array_index (self->diff, JjDifference, gtk_list_item_get_position (item));
  const JjElement *before = jj_plan_find (self->mine, difference->id);
  const JjElement *after = jj_plan_find (self->result, difference->id);
  g_autofree char *title = jj_element_describe (after ? after : before);
  g_autofree char *text = NULL;

  if (difference->type == JJ_DIFFERENCE_CHANGED)
    {
      g_autofree char *a = jj_element_to_display (self->mine, before, difference->field);
      g_autofree char *b = jj_element_to_display (self->result, after, difference->field);

      text = g_strdup_printf ("%s: %s → %s",
                              jj_label (difference->kind->fields[difference->field].label),
                              *a ? a : _ ("(empty)"), *b ? b : _ ("(empty)"));
    }
  gtk_list_item_set_child (item, jj_plain_row_new (title, text ? text : _ (types[difference->type]),
                                                   NULL));
}

static void
show_heads (JjMergeWindow *self)
{
  guint counts[3] = { 0 }, left = count_undecided (self);
  g_autofree char *head = NULL, *changes = NULL, *conflicts = NULL;

  for (guint i = 0; i < self->diff->len; i++)
    counts[g_array_index (self->diff, JjDifference, i).type]++;
  changes = g_strdup_printf (_ ("Merged by itself: %u (new %u, changed %u, deleted %u)"),
                             self->diff->len, counts[JJ_DIFFERENCE_ADDED],
                             counts[JJ_DIFFERENCE_CHANGED], counts[JJ_DIFFERENCE_REMOVED]);
  conflicts = g_strdup_printf (_ ("Conflicts: %u"), self->n_conflicts);
  if (self->n_conflicts == 0)
    head = g_strdup (self->diff->len ? _ ("Nothing to choose: everything merges by itself")
                                     : _ ("Nothing to do: theirs has nothing that is not here"));
  else if (left > 0)
    head = g_strdup_printf (ngettext ("%u choice to be made", "%u choices to be made", left), left);
  else
    head = g_strdup (_ ("Every choice is made"));
  gtk_label_set_text (self->head, head);
  gtk_label_set_text (self->conflicts_head, conflicts);
  gtk_label_set_text (self->changes_head, changes);
  gtk_widget_set_visible (self->conflicts_box, self->n_conflicts > 0);
  gtk_widget_set_visible (self->all, self->n_conflicts > 0);
  gtk_widget_set_sensitive (self->merge_button,
                            left == 0 && !jj_project_get_read_only (self->project));
}

static guint
get_selected (JjMergeWindow *self)
{
  return gtk_single_selection_get_selected (self->selection);
}

static void choose (JjMergeSide side, gpointer data);

static void
show_detail (JjMergeWindow *self, GArray *sums)
{
  guint i = get_selected (self);
  JjMergeDetail detail = { .plans = &self->plans, .sums = sums, .chosen = choose, .data = self };
  GtkWidget *widget;

  if (i >= self->n_conflicts)
    return;
  detail.conflict = jj_merge_get_conflict (self->merge, i);
  detail.decided = is_decided (self, i);
  widget = jj_merge_detail_new (&detail);
  gtk_widget_add_css_class (widget, "merge-detail");
  gtk_scrolled_window_set_child (self->detail, widget);
}

static void
show_total (JjMergeWindow *self, gint64 total)
{
  g_autofree char *before = jj_format_money (self->total_before);
  g_autofree char *after = total == JJ_EMPTY ? g_strdup ("-") : jj_format_money (total);
  g_autofree char *text
      = total == self->total_before
            ? g_strdup_printf (_ ("Whole plan: NT$ %s, as before"), after)
            : g_strdup_printf (_ ("Whole plan: NT$ %s now, NT$ %s after merging as chosen"), before,
                               after);

  gtk_label_set_text (self->total, text);
}

static void
on_worked (GArray *sums, guint conflict, gint64 total, gpointer data)
{
  JjMergeWindow *self = data;
  gboolean focused = jj_ui_has_focus (GTK_WIDGET (self->detail));

  show_total (self, total);
  if (conflict == get_selected (self) && !focused)
    show_detail (self, sums);
}

static void
ask_sums (JjMergeWindow *self)
{
  guint i = get_selected (self);

  jj_merge_work_ask (self->work, self->merge, i < self->n_conflicts ? i : G_MAXUINT, self);
}

static void
on_selected (JjMergeWindow *self)
{
  if (self->filling || !self->work)
    return;
  show_detail (self, NULL);
  ask_sums (self);
}

/* The rows that are shown say their new state. */
static void
refresh_rows (JjMergeWindow *self, guint select)
{
  self->filling = TRUE;
  gtk_single_selection_set_model (self->selection, NULL);
  gtk_single_selection_set_model (self->selection, jj_plain_rows_new (self->n_conflicts));
  if (select < self->n_conflicts)
    gtk_single_selection_set_selected (self->selection, select);
  self->filling = FALSE;
  show_heads (self);
  on_selected (self);
}

static void
decide (JjMergeWindow *self, guint i, JjMergeSide side)
{
  if (!jj_conflict_offers (jj_merge_get_conflict (self->merge, i), side))
    return;
  jj_merge_choose (self->merge, i, side);
  g_array_index (self->decided, gboolean, i) = TRUE;
}

static gboolean
refresh (gpointer data)
{
  JjMergeWindow *self = data;

  self->refresh_id = 0;
  gtk_widget_grab_focus (GTK_WIDGET (self->conflicts));
  refresh_rows (self, get_selected (self));
  return G_SOURCE_REMOVE;
}

/* Shown afterwards: the button that was pressed is part of what is made anew. */
static void
choose (JjMergeSide side, gpointer data)
{
  JjMergeWindow *self = data;
  guint i = get_selected (self);

  if (i >= self->n_conflicts)
    return;
  decide (self, i, side);
  if (!self->refresh_id)
    self->refresh_id = g_idle_add (refresh, self);
}

static void
choose_all (JjMergeWindow *self, JjMergeSide side)
{
  for (guint i = 0; i < self->n_conflicts; i++)
    if (jj_merge_get_conflict (self->merge, i)->type == JJ_CONFLICT_FIELD)
      decide (self, i, side);
  refresh_rows (self, get_selected (self));
}

static void
on_all_mine (JjMergeWindow *self)
{
  choose_all (self, JJ_CHOICE_MINE);
}

static void
on_all_theirs (JjMergeWindow *self)
{
  choose_all (self, JJ_CHOICE_THEIRS);
}

static gboolean
make_merge (JjMergeWindow *self, GError **error)
{
  JjMerge *merge = self->is_part
                       ? jj_merge_new_part (self->base, project_plan (self), self->theirs, error)
                       : jj_merge_new (self->base, project_plan (self), self->theirs, error);

  if (!merge)
    return FALSE;
  g_clear_pointer (&self->merge, jj_merge_free);
  self->merge = merge;
  self->n_conflicts = jj_merge_get_n_conflicts (merge);
  self->revision = jj_plan_get_revision (project_plan (self));
  return TRUE;
}

static gboolean
is_same_conflict (const JjConflict *a, const JjConflict *b)
{
  JjType type = a->kind->fields[a->field].type;

  return a->type == b->type && a->id == b->id && a->field == b->field
         && (a->type != JJ_CONFLICT_FIELD
             || (jj_value_equal (type, a->mine, b->mine)
                 && jj_value_equal (type, a->theirs, b->theirs)));
}

/* The plan went on while the window was open: merged anew with the choices that still fit. FALSE
 * where there is something new to choose. */
static gboolean
merge_anew (JjMergeWindow *self, GError **error)
{
  JjMerge *old = g_steal_pointer (&self->merge);
  guint n_old = self->n_conflicts, n_known = 0;

  if (!make_merge (self, error))
    {
      self->merge = old;
      return FALSE;
    }
  for (guint i = 0; i < self->n_conflicts; i++)
    for (guint k = 0; k < n_old; k++)
      if (is_same_conflict (jj_merge_get_conflict (self->merge, i), jj_merge_get_conflict (old, k)))
        {
          jj_merge_choose (self->merge, i, jj_merge_get_conflict (old, k)->choice);
          n_known++;
          break;
        }
  jj_merge_free (old);
  if (n_known == self->n_conflicts)
    return TRUE;
  g_set_error_literal (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_MISSING,
                       _ ("The plan has changed meanwhile: close this window and merge again."));
  return FALSE;
}

static void
on_merge (JjMergeWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JjEdit) edit = NULL;
  g_autofree char *label
      = g_strdup_printf (_ ("Merge %s"), adw_window_title_get_subtitle (self->title));

  if (count_undecided (self) > 0 || jj_project_get_read_only (self->project))
    return;
  if (self->revision == jj_plan_get_revision (project_plan (self)) || merge_anew (self, &error))
    {
      edit = jj_merge_to_edit (self->merge, project_plan (self));
      jj_edit_set_label (edit, label);
      if (self->finish)
        self->finish (edit, self->finish_data);
      if (jj_project_commit (self->project, edit, &error))
        {
          g_signal_emit (self, signals[MERGED], 0);
          gtk_window_close (GTK_WINDOW (self));
          return;
        }
    }
  jj_error_dialog (GTK_WINDOW (self), _ ("The Plans Cannot Be Merged"), error->message);
}

static gboolean
on_choice_key (GtkWidget *widget, GVariant *parameter, gpointer data)
{
  choose ((JjMergeSide)g_variant_get_int32 (parameter), widget);
  return TRUE;
}

static gboolean
on_merge_key (GtkWidget *widget, GVariant *parameter, gpointer data)
{
  on_merge (JJ_MERGE_WINDOW (widget));
  return TRUE;
}

static void
jj_merge_window_dispose (GObject *object)
{
  JjMergeWindow *self = JJ_MERGE_WINDOW (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  g_clear_pointer (&self->work, jj_merge_work_stop);
  g_clear_object (&self->project);
  G_OBJECT_CLASS (jj_merge_window_parent_class)->dispose (object);
}

static void
jj_merge_window_finalize (GObject *object)
{
  JjMergeWindow *self = JJ_MERGE_WINDOW (object);

  g_clear_pointer (&self->merge, jj_merge_free);
  g_clear_object (&self->base);
  g_clear_object (&self->theirs);
  g_clear_object (&self->result);
  g_clear_object (&self->mine);
  g_array_unref (self->decided);
  g_clear_pointer (&self->diff, g_array_unref);
  G_OBJECT_CLASS (jj_merge_window_parent_class)->finalize (object);
}

static void
add_keys (GtkWidgetClass *class)
{
  static const struct
  {
    guint keys[2];
    JjMergeSide side;
  } keys[] = { { { GDK_KEY_1, GDK_KEY_KP_1 }, JJ_CHOICE_BASE },
               { { GDK_KEY_2, GDK_KEY_KP_2 }, JJ_CHOICE_MINE },
               { { GDK_KEY_3, GDK_KEY_KP_3 }, JJ_CHOICE_THEIRS } };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    for (guint k = 0; k < 2; k++)
      gtk_widget_class_add_binding (class, keys[i].keys[k], 0, on_choice_key, "i",
                                    (gint32)keys[i].side);
  gtk_widget_class_add_binding (class, GDK_KEY_Return, GDK_CONTROL_MASK, on_merge_key, NULL);
}

static void
jj_merge_window_class_init (JjMergeWindowClass *klass)
{
  GtkWidgetClass *class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jj_merge_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = jj_merge_window_finalize;
  signals[MERGED] = g_signal_new ("merged", JJ_TYPE_MERGE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (class, "/io/github/jingjin/Workbench/ui/"
                                                      "jj-merge-window.ui");
  gtk_widget_class_bind_template_child (class, JjMergeWindow, title);
  gtk_widget_class_bind_template_child (class, JjMergeWindow, head);
  gtk_widget_class_bind_template_child (class, JjMergeWindow, all);
  gtk_widget_class_bind_template_child (class, JjMergeWindow, merge_button);
  gtk_widget_class_bind_template_child (class, JjMergeWindow, conflicts_box);
  gtk_widget_class_bind_template_child (class, JjMergeWindow, conflicts_head);
  gtk_widget_class_bind_template_child (class, JjMergeWindow, conflicts);
  gtk_widget_class_bind_template_child (class, JjMergeWindow, changes_head);
  gtk_widget_class_bind_template_child (class, JjMergeWindow, changes);
  gtk_widget_class_bind_template_child (class, JjMergeWindow, detail);
  gtk_widget_class_bind_template_child (class, JjMergeWindow, total);
  gtk_widget_class_bind_template_callback (class, on_all_mine);
  gtk_widget_class_bind_template_callback (class, on_all_theirs);
  gtk_widget_class_bind_template_callback (class, on_merge);
  add_keys (class);
}

static void
jj_merge_window_init (JjMergeWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  jj_ui_close_by_keys (GTK_WINDOW (self), TRUE);
  jj_ui_adopt_tooltips (GTK_WIDGET (self));
  self->decided = g_array_new (FALSE, TRUE, sizeof (gboolean));
  self->selection = gtk_single_selection_new (NULL);
  gtk_list_view_set_model (self->conflicts, GTK_SELECTION_MODEL (self->selection));
  g_object_unref (self->selection); /* the list holds it */
  jj_plain_rows_set_factory (self->conflicts, G_CALLBACK (on_bind_conflict), self);
  jj_plain_rows_set_factory (self->changes, G_CALLBACK (on_bind_change), self);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (on_selected), self,
                           G_CONNECT_SWAPPED);
}

/* What the merge does before any choice; deletions that were kept are settled that way. */
static void
take_stock (JjMergeWindow *self)
{
  g_autoptr (JjEdit) edit = jj_merge_to_edit (self->merge, project_plan (self));
  GtkSelectionModel *none;
  GError *error = NULL;

  self->mine = jj_plan_copy (project_plan (self));
  self->result = jj_plan_with (self->mine, edit, &error);
  if (error)
    g_error ("a merge that is no plan: %s", error->message);
  self->diff = jj_plan_diff (self->mine, self->result);
  self->plans = (JjMergePlans){ { self->mine, self->theirs, self->base } };
  g_array_set_size (self->decided, self->n_conflicts);
  for (guint i = 0; i < self->n_conflicts; i++)
    g_array_index (self->decided, gboolean, i)
        = jj_merge_get_conflict (self->merge, i)->type != JJ_CONFLICT_FIELD;
  none = GTK_SELECTION_MODEL (gtk_no_selection_new (jj_plain_rows_new (self->diff->len)));
  gtk_list_view_set_model (self->changes, none);
  g_object_unref (none);
}

static void
show_no_conflict (JjMergeWindow *self)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "object-select-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("No Conflicts"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page), _ ("The two copies changed different "
                                                              "things. Merging takes both; it "
                                                              "is one step that can be undone."));
  gtk_scrolled_window_set_child (self->detail, page);
}

static JjMergeWindow *
present (JjMergeWindow *self, GtkWindow *parent, const char *title)
{
  g_autoptr (GPtrArray) packs = NULL;
  g_autoptr (JjPackSet) set = NULL;
  g_autoptr (JjFigures) figures = NULL;
  GError *error = NULL;

  if (!make_merge (self, &error))
    {
      jj_error_dialog (parent, _ ("The Plans Cannot Be Merged"), error->message);
      g_error_free (error);
      gtk_window_destroy (GTK_WINDOW (self));
      return NULL;
    }
  adw_window_title_set_subtitle (self->title, title);
  take_stock (self);
  packs = jj_packs_load_for_plan (self->mine, NULL);
  set = jj_pack_set_new (packs, self->mine);
  figures = jj_figures_new (self->mine, set, 0);
  self->total_before = jj_figures_get_totals (figures)->total;
  self->work = jj_merge_work_new (self->base, self->mine, self->theirs, self->is_part, on_worked);
  if (self->n_conflicts == 0)
    {
      show_no_conflict (self);
      ask_sums (self);
    }
  refresh_rows (self, 0);
  gtk_widget_grab_focus (self->n_conflicts ? GTK_WIDGET (self->conflicts) : self->merge_button);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}

static JjMergeWindow *
make_window (GtkWindow *parent, JjProject *project, JjPlan *base, JjPlan *theirs)
{
  JjMergeWindow *self = g_object_new (JJ_TYPE_MERGE_WINDOW, "transient-for", parent, "modal", TRUE,
                                      "destroy-with-parent", TRUE, NULL);

  self->project = g_object_ref (project);
  self->base = g_object_ref (base);
  self->theirs = g_object_ref (theirs);
  return self;
}

JjMergeWindow *
jj_merge_window_present (GtkWindow *parent,
                         JjProject *project,
                         JjPlan *base,
                         JjPlan *theirs,
                         const char *title)
{
  return present (make_window (parent, project, base, theirs), parent, title);
}

JjMergeWindow *
jj_merge_window_present_part (GtkWindow *parent,
                              JjProject *project,
                              JjPlan *base,
                              JjPlan *theirs,
                              const char *title)
{
  JjMergeWindow *self = make_window (parent, project, base, theirs);

  self->is_part = TRUE;
  return present (self, parent, title);
}

void
jj_merge_window_set_finish (JjMergeWindow *self, JjMergeFinish finish, gpointer data)
{
  self->finish = finish;
  self->finish_data = data;
}
