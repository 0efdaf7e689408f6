/* jj-chapter-list.c: the outline of the plan's document */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-chapter-list.h"

#include "jj-commands.h"
#include "jj-format.h"
#include "jj-kinds-plan.h"
#include "jj-popover.h"
#include "jj-prose.h"
#include "jj-severity.h"
#include "jj-ui.h"

#include <glib/gi18n.h>

#define INDENT 16

struct _JjChapterList
{
  GtkWidget parent_instance;

  JjWorkspace *workspace;
  GtkWidget *box;
  GtkListBox *list;
  GArray *ids; /* JjId, as shown */
  JjId chosen;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (JjChapterList, jj_chapter_list, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static JjPlan *
get_plan (JjChapterList *self)
{
  return jj_workspace_get_plan (self->workspace);
}

static const JjElement *
get_parent (const JjElement *chapter)
{
  return jj_element_get_ref (chapter, JJ_CHAPTER_PARENT);
}

static guint
get_depth (const JjElement *chapter)
{
  guint depth = 0;

  for (const JjElement *at = get_parent (chapter); at; at = get_parent (at))
    depth++;
  return depth;
}

static void
collect (JjChapterList *self, const JjElement *parent)
{
  JjPlan *plan = get_plan (self);

  for (guint i = 0; i < jj_plan_get_count (plan, JJ_KIND_CHAPTER); i++)
    {
      const JjElement *chapter = jj_plan_get_nth (plan, JJ_KIND_CHAPTER, i);
      JjId id = jj_element_get_id (chapter);

      if (get_parent (chapter) != parent)
        continue;
      g_array_append_val (self->ids, id);
      collect (self, chapter);
    }
}

/* The most characters that a rule allows; JJ_EMPTY where none does. */
static gint64
get_limit (JjChapterList *self)
{
  JjPackSet *packs = jj_analysis_get_packs (jj_workspace_get_analysis (self->workspace));
  g_autoptr (GPtrArray) entries
      = jj_pack_set_list (packs, "text_length", jj_plan_get_first_day (get_plan (self)));
  gint64 limit = JJ_EMPTY;

  for (guint i = 0; i < entries->len; i++)
    {
      const JjEntry *entry = g_ptr_array_index (entries, i);

      if (g_strcmp0 (jj_entry_get_string (entry, "kind"), "chapter") == 0
          && g_strcmp0 (jj_entry_get_string (entry, "field"), "body") == 0)
        limit = jj_entry_get_int_or (entry, "maximum", limit);
    }
  return limit;
}

static char *
describe_count (gint64 count, gint64 limit)
{
  g_autofree char *n = jj_format_money (count), *most = NULL;

  if (limit == JJ_EMPTY)
    return g_strdup (n);
  most = jj_format_money (limit);
  return g_strdup_printf ("%s / %s", n, most);
}

static GtkWidget *
make_row (JjChapterList *self, const JjElement *chapter, gint64 limit)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (jj_element_get_title (chapter)), *count;
  gint64 n = jj_prose_count (jj_element_get_text (chapter, JJ_CHAPTER_BODY));
  JjFindings *findings = jj_analysis_peek_findings (jj_workspace_get_analysis (self->workspace));
  JjSeverity worst = jj_findings_worst (findings, jj_element_get_id (chapter), -1);
  g_autofree char *text = describe_count (n, limit);
  g_autofree char *name
      = g_strdup_printf (_ ("%s, %s characters%s"), jj_element_get_title (chapter), text,
                         jj_element_get_bool (chapter, JJ_CHAPTER_IS_REQUIRED) ? _ (", required")
                                                                               : "");

  count = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_set_margin_start (title, INDENT * (int)get_depth (chapter));
  gtk_box_append (GTK_BOX (box), title);
  if (jj_element_get_bool (chapter, JJ_CHAPTER_IS_REQUIRED))
    {
      GtkWidget *mark = gtk_label_new ("＊");

      jj_ui_set_tooltip (mark, _ ("A plan must have this chapter"));
      gtk_widget_add_css_class (mark, "dim-label");
      gtk_box_append (GTK_BOX (box), mark);
    }
  if (worst < JJ_N_SEVERITIES)
    gtk_box_append (GTK_BOX (box), jj_severity_image (worst));
  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_add_css_class (count, "caption");
  if (limit != JJ_EMPTY && n > limit)
    gtk_widget_add_css_class (count, "error");
  jj_ui_set_tooltip (count, _ ("Characters of the text"));
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  jj_ui_set_name (row, name);
  return row;
}

static int
index_of (JjChapterList *self, JjId id)
{
  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, JjId, i) == id)
      return (int)i;
  return -1;
}

/* Before another, at its depth; before NULL: at the end of a parent's. */
static void
move (JjChapterList *self, JjId id, const JjElement *parent, JjId before)
{
  g_autoptr (JjEdit) edit = jj_command_move_before (get_plan (self), &id, 1, before);

  jj_edit_set_number (edit, JJ_KIND_CHAPTER, id, JJ_CHAPTER_PARENT,
                      parent ? jj_element_get_id (parent) : 0);
  jj_workspace_commit (self->workspace, g_steal_pointer (&edit), NULL);
}

/* The chapter before or after one among those of its parent. */
static const JjElement *
get_sibling (JjChapterList *self, const JjElement *chapter, int by)
{
  JjPlan *plan = get_plan (self);
  const JjElement *last = NULL;

  for (guint i = 0; i < jj_plan_get_count (plan, JJ_KIND_CHAPTER); i++)
    {
      const JjElement *other = jj_plan_get_nth (plan, JJ_KIND_CHAPTER, i);

      if (get_parent (other) != get_parent (chapter))
        continue;
      if (by < 0 && other == chapter)
        return last;
      if (by > 0 && last == chapter)
        return other;
      last = other;
    }
  return NULL;
}

static gboolean
move_by_key (JjChapterList *self, guint key)
{
  const JjElement *chapter = jj_plan_find (get_plan (self), self->chosen);
  const JjElement *sibling, *after;

  if (!chapter)
    return GDK_EVENT_PROPAGATE;
  sibling = get_sibling (self, chapter, key == GDK_KEY_Down ? 1 : -1);
  if (key == GDK_KEY_Up && sibling)
    move (self, self->chosen, get_parent (chapter), jj_element_get_id (sibling));
  else if (key == GDK_KEY_Down && sibling)
    {
      after = get_sibling (self, sibling, 1);
      move (self, self->chosen, get_parent (chapter), after ? jj_element_get_id (after) : 0);
    }
  else if (key == GDK_KEY_Right && sibling)
    move (self, self->chosen, sibling, 0);
  else if (key == GDK_KEY_Left && get_parent (chapter))
    {
      after = get_sibling (self, get_parent (chapter), 1);
      move (self, self->chosen, get_parent (get_parent (chapter)),
            after ? jj_element_get_id (after) : 0);
    }
  return GDK_EVENT_STOP;
}

static void
on_renamed (GtkEditable *entry, GtkPopover *popover)
{
  JjChapterList *self = g_object_get_data (G_OBJECT (popover), "jj-list");
  const char *text = gtk_editable_get_text (entry);
  g_autoptr (JjEdit) edit = NULL;

  if (*text)
    {
      edit = jj_edit_new (_ ("Rename chapter"));
      jj_edit_set_text (edit, JJ_KIND_CHAPTER, self->chosen, JJ_NAME, text);
    }
  gtk_popover_popdown (popover);
  if (edit)
    jj_workspace_commit (self->workspace, g_steal_pointer (&edit), NULL);
}

static void
on_closed (JjChapterList *self)
{
  GtkListBoxRow *row = self->list ? gtk_list_box_get_selected_row (self->list) : NULL;

  if (row)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
rename_chapter (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjChapterList *self = JJ_CHAPTER_LIST (widget);
  const JjElement *chapter = jj_plan_find (get_plan (self), self->chosen);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  GtkWidget *popover, *entry;
  graphene_rect_t bounds;

  if (!chapter || !row || jj_workspace_get_read_only (self->workspace)
      || !gtk_widget_compute_bounds (GTK_WIDGET (row), widget, &bounds))
    return;
  popover = gtk_popover_new ();
  entry = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (entry), jj_element_get_title (chapter));
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 26);
  jj_ui_set_name (entry, _ ("Name of the chapter"));
  gtk_popover_set_child (GTK_POPOVER (popover), entry);
  jj_popover_attach (popover, widget,
                     &(GdkRectangle){ (int)bounds.origin.x, (int)bounds.origin.y,
                                      (int)bounds.size.width, (int)bounds.size.height });
  g_object_set_data (G_OBJECT (popover), "jj-list", self);
  g_signal_connect (entry, "activate", G_CALLBACK (on_renamed), popover);
  g_signal_connect_object (popover, "closed", G_CALLBACK (on_closed), self, G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (popover));
  gtk_widget_grab_focus (entry);
}

static void
add_chapter (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjChapterList *self = JJ_CHAPTER_LIST (widget);
  const JjElement *chapter = jj_plan_find (get_plan (self), self->chosen);
  const JjElement *parent = chapter ? get_parent (chapter) : NULL;
  const JjElement *next = chapter ? get_sibling (self, chapter, 1) : NULL;
  JjId id;
  g_autoptr (JjEdit) edit = NULL;

  if (jj_workspace_get_read_only (self->workspace))
    return;
  edit = jj_command_add (get_plan (self), JJ_KIND_CHAPTER, 0, &id);
  jj_edit_set_text (edit, JJ_KIND_CHAPTER, id, JJ_NAME, _ ("New chapter"));
  if (parent)
    jj_edit_set_number (edit, JJ_KIND_CHAPTER, id, JJ_CHAPTER_PARENT, jj_element_get_id (parent));
  if (next)
    jj_edit_move (edit, JJ_KIND_CHAPTER, id, jj_element_get_rank (next) - 1);
  if (!jj_workspace_commit (self->workspace, g_steal_pointer (&edit), NULL))
    return;
  jj_chapter_list_refresh (self);
  jj_chapter_list_choose (self, id);
  rename_chapter (widget, NULL, NULL);
}

static void
delete_chapter (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjChapterList *self = JJ_CHAPTER_LIST (widget);
  JjId id = self->chosen;

  if (!jj_plan_find (get_plan (self), id) || jj_workspace_get_read_only (self->workspace))
    return;
  if (jj_workspace_commit (self->workspace, jj_command_delete (get_plan (self), &id, 1), NULL))
    jj_workspace_message (self->workspace, _ ("The chapter was deleted"), TRUE);
}

static void
turn_required (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjChapterList *self = JJ_CHAPTER_LIST (widget);
  const JjElement *chapter = jj_plan_find (get_plan (self), self->chosen);
  JjEdit *edit;

  if (!chapter || jj_workspace_get_read_only (self->workspace))
    return;
  edit = jj_edit_new (_ ("Required chapter"));
  jj_edit_set_number (edit, JJ_KIND_CHAPTER, self->chosen, JJ_CHAPTER_IS_REQUIRED,
                      !jj_element_get_bool (chapter, JJ_CHAPTER_IS_REQUIRED));
  jj_workspace_commit (self->workspace, edit, NULL);
}

static gboolean
on_key (GtkEventControllerKey *keys,
        guint key,
        guint code,
        GdkModifierType state,
        JjChapterList *self)
{
  if ((state & GDK_ALT_MASK) && key >= GDK_KEY_Left && key <= GDK_KEY_Down
      && !jj_workspace_get_read_only (self->workspace))
    return move_by_key (self, key);
  return GDK_EVENT_PROPAGATE;
}

static GdkContentProvider *
on_prepare (GtkDragSource *source, double x, double y, JjChapterList *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (self->list, (int)y);

  if (!row || jj_workspace_get_read_only (self->workspace))
    return NULL;
  return gdk_content_provider_new_typed (G_TYPE_INT64,
                                         g_array_index (self->ids, JjId,
                                                        gtk_list_box_row_get_index (row)));
}

/* Onto a chapter: before it, at its depth; below all: at the end. */
static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, JjChapterList *self)
{
  JjId id = g_value_get_int64 (value);
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (self->list, (int)y);
  const JjElement *dropped = jj_plan_find (get_plan (self), id), *before = NULL;

  if (!dropped || index_of (self, id) < 0)
    return FALSE;
  if (row)
    before = jj_plan_find (get_plan (self),
                           g_array_index (self->ids, JjId, gtk_list_box_row_get_index (row)));
  for (const JjElement *at = before; at; at = get_parent (at))
    if (at == dropped)
      return FALSE;
  move (self, id, before ? get_parent (before) : NULL, before ? jj_element_get_id (before) : 0);
  return TRUE;
}

static void
on_selected (GtkListBox *list, GtkListBoxRow *row, JjChapterList *self)
{
  if (self->filling || !row)
    return;
  self->chosen = g_array_index (self->ids, JjId, gtk_list_box_row_get_index (row));
  g_signal_emit (self, signals[CHOSEN], 0, self->chosen);
}

static void
jj_chapter_list_dispose (GObject *object)
{
  JjChapterList *self = JJ_CHAPTER_LIST (object);

  self->filling = TRUE;
  self->list = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (jj_chapter_list_parent_class)->dispose (object);
}

static void
jj_chapter_list_finalize (GObject *object)
{
  g_array_unref (JJ_CHAPTER_LIST (object)->ids);
  G_OBJECT_CLASS (jj_chapter_list_parent_class)->finalize (object);
}

static void
jj_chapter_list_class_init (JjChapterListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jj_chapter_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = jj_chapter_list_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "chapter.add", NULL, add_chapter);
  gtk_widget_class_install_action (widget_class, "chapter.rename", NULL, rename_chapter);
  gtk_widget_class_install_action (widget_class, "chapter.delete", NULL, delete_chapter);
  gtk_widget_class_install_action (widget_class, "chapter.required", NULL, turn_required);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "chapter.rename", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "chapter.delete", NULL);
  signals[CHOSEN] = g_signal_new ("chosen", JJ_TYPE_CHAPTER_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static GtkWidget *
make_bar (void)
{
  static const struct
  {
    const char *icon, *action, *tip;
  } buttons[] = {
    { "list-add-symbolic", "chapter.add", N_ ("Add a chapter after this one") },
    { "document-edit-symbolic", "chapter.rename", N_ ("Rename (F2)") },
    { "starred-symbolic", "chapter.required", N_ ("A plan must have this chapter, or need not") },
    { "user-trash-symbolic", "chapter.delete", N_ ("Delete (Del)") },
  };
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      GtkWidget *button = gtk_button_new_from_icon_name (buttons[i].icon);

      gtk_widget_add_css_class (button, "flat");
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), buttons[i].action);
      jj_ui_set_tooltip (button, _ (buttons[i].tip));
      jj_ui_set_name (button, _ (buttons[i].tip));
      gtk_box_append (GTK_BOX (bar), button);
    }
  gtk_widget_add_css_class (bar, "prose-tools");
  return bar;
}

static void
jj_chapter_list_init (JjChapterList *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkDragSource *drag = gtk_drag_source_new ();
  GtkDropTarget *drop = gtk_drop_target_new (G_TYPE_INT64, GDK_ACTION_MOVE);

  self->ids = g_array_new (FALSE, FALSE, sizeof (JjId));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  jj_ui_set_name (GTK_WIDGET (self->list), _ ("Chapters"));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  gtk_drag_source_set_actions (drag, GDK_ACTION_MOVE);
  g_signal_connect (drag, "prepare", G_CALLBACK (on_prepare), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect (drop, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (drop));
  g_signal_connect (self->list, "row-selected", G_CALLBACK (on_selected), self);
  g_object_set (scroller, "child", self->list, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand",
                TRUE, NULL);
  gtk_box_append (GTK_BOX (self->box), make_bar ());
  gtk_box_append (GTK_BOX (self->box), scroller);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
jj_chapter_list_new (JjWorkspace *workspace)
{
  JjChapterList *self = g_object_new (JJ_TYPE_CHAPTER_LIST, NULL);

  self->workspace = g_object_ref (workspace);
  jj_chapter_list_refresh (self);
  return GTK_WIDGET (self);
}

JjId
jj_chapter_list_get_chosen (JjChapterList *self)
{
  return self->chosen;
}

void
jj_chapter_list_choose (JjChapterList *self, JjId id)
{
  int i = index_of (self, id);

  if (i >= 0)
    gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, i));
}

JjId
jj_chapter_list_get_next (JjChapterList *self, JjId after)
{
  int i = after ? index_of (self, after) : -1;

  return i + 1 < (int)self->ids->len ? g_array_index (self->ids, JjId, i + 1) : 0;
}

void
jj_chapter_list_refresh (JjChapterList *self)
{
  gint64 limit = get_limit (self);
  gboolean focused = jj_ui_has_focus (GTK_WIDGET (self->list));
  int at = index_of (self, self->chosen), now;
  JjId before = self->chosen;

  g_array_set_size (self->ids, 0);
  collect (self, NULL);
  self->filling = TRUE;
  jj_ui_clear_list (self->list);
  for (guint i = 0; i < self->ids->len; i++)
    gtk_list_box_append (self->list, make_row (self,
                                               jj_plan_find (get_plan (self),
                                                             g_array_index (self->ids, JjId, i)),
                                               limit));
  now = index_of (self, self->chosen);
  if (now < 0)
    now = MIN (MAX (at, 0), (int)self->ids->len - 1);
  self->chosen = now < 0 ? 0 : g_array_index (self->ids, JjId, now);
  if (now >= 0)
    gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, now));
  if (focused && now >= 0)
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, now)));
  self->filling = FALSE;
  if (self->chosen != before)
    g_signal_emit (self, signals[CHOSEN], 0, self->chosen);
}
