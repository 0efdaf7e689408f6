/* jj-talk-page.c: the slides of the plan in their order */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-talk-page.h"

#include "jj-commands.h"
#include "jj-kinds-plan.h"
#include "jj-pages.h"
#include "jj-present.h"
#include "jj-save.h"
#include "jj-scene-view.h"
#include "jj-slide-editor.h"
#include "jj-ui.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define THUMBNAIL 196

struct _JjTalkPage
{
  GtkWidget parent_instance;

  JjWorkspace *workspace;
  GtkWidget *top;
  GtkStack *stack;
  GtkListBox *list;
  JjSlideEditor *editor;
  GArray *shown; /* JjId in the list */
  JjId chosen;
};

G_DEFINE_FINAL_TYPE (JjTalkPage, jj_talk_page, GTK_TYPE_WIDGET)

static JjPlan *
plan_of (JjTalkPage *self)
{
  return jj_workspace_get_plan (self->workspace);
}

static JjId
id_of_row (GtkListBoxRow *row)
{
  const JjId *id = row ? g_object_get_data (G_OBJECT (row), "slide") : NULL;

  return id ? *id : 0;
}

static int
find_shown (JjTalkPage *self, JjId id)
{
  for (guint i = 0; i < self->shown->len; i++)
    if (g_array_index (self->shown, JjId, i) == id)
      return (int)i;
  return -1;
}

/* Changes where the row of a slide would look different. */
static guint64
hash_of (const JjElement *element)
{
  static const guint fields[] = { JJ_NAME, JJ_SLIDE_VIEW, JJ_SLIDE_FILTER, JJ_SLIDE_REVEAL };
  guint64 hash = (guint64)jj_element_get_number (element, JJ_SLIDE_ZOOM);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *text = jj_element_get_text (element, fields[i]);

      hash = hash * 31 + (text ? g_str_hash (text) : 0);
    }
  return hash;
}

/* Puts a slide before another one, 0: at the end. */
static void
move_before (JjTalkPage *self, JjId id, JjId before)
{
  if (id != before && !jj_workspace_get_read_only (self->workspace))
    jj_workspace_commit (self->workspace, jj_command_move_before (plan_of (self), &id, 1, before),
                         NULL);
}

static void
move_by (JjTalkPage *self, int step)
{
  int at = find_shown (self, self->chosen), before = step < 0 ? at - 1 : at + 2;

  if (at < 0 || before < 0 || before > (int)self->shown->len)
    return;
  move_before (self, self->chosen,
               before < (int)self->shown->len ? g_array_index (self->shown, JjId, before) : 0);
}

static GdkContentProvider *
on_prepare (GtkDragSource *source, double x, double y, GtkWidget *row)
{
  return gdk_content_provider_new_typed (G_TYPE_INT64, id_of_row (GTK_LIST_BOX_ROW (row)));
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, JjTalkPage *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  JjId id = g_value_get_int64 (value), at = id_of_row (GTK_LIST_BOX_ROW (row));
  int place = find_shown (self, at);

  if (find_shown (self, id) < 0 || place < 0)
    return FALSE;
  if (y > gtk_widget_get_height (row) / 2.0)
    at = place + 1 < (int)self->shown->len ? g_array_index (self->shown, JjId, place + 1) : 0;
  move_before (self, id, at);
  return TRUE;
}

static void
add_dragging (JjTalkPage *self, GtkWidget *row)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INT64, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (on_prepare), row);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
  g_signal_connect (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (target));
}

static GtkWidget *
make_row (JjTalkPage *self, guint number, const JjElement *element)
{
  g_autoptr (JjSlide) slide = jj_slide_read (plan_of (self), element);
  JjId id = jj_element_get_id (element);
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *view = jj_scene_view_new (self->workspace, THUMBNAIL);
  g_autofree char *text = g_strdup_printf ("%u  %s", number, jj_element_get_title (element));
  GtkWidget *label = gtk_label_new (text);

  jj_scene_view_set (JJ_SCENE_VIEW (view), slide, G_MAXUINT);
  gtk_widget_add_css_class (view, "card");
  gtk_widget_set_halign (view, GTK_ALIGN_START);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), view);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  jj_ui_set_name (row, text);
  g_object_set_data_full (G_OBJECT (row), "slide", g_memdup2 (&id, sizeof id), g_free);
  add_dragging (self, row);
  return row;
}

static gboolean
is_same (JjTalkPage *self, const GArray *ids)
{
  GtkListBoxRow *row;

  if (ids->len != self->shown->len)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      const JjElement *element = jj_plan_find (plan_of (self), g_array_index (ids, JjId, i));
      const guint64 *revision;

      row = gtk_list_box_get_row_at_index (self->list, (int)i);
      revision = g_object_get_data (G_OBJECT (row), "revision");
      if (id_of_row (row) != jj_element_get_id (element) || *revision != hash_of (element))
        return FALSE;
    }
  return TRUE;
}

/* Rows are made anew only where the slides themselves changed; their pictures follow the plan. */
static void
fill (JjTalkPage *self)
{
  GArray *ids = jj_slide_list (plan_of (self));
  int at;

  if (is_same (self, ids))
    {
      g_array_unref (ids);
      return;
    }
  g_array_unref (self->shown);
  self->shown = ids;
  jj_ui_clear_list (self->list);
  for (guint i = 0; i < ids->len; i++)
    {
      const JjElement *element = jj_plan_find (plan_of (self), g_array_index (ids, JjId, i));
      guint64 revision = hash_of (element);
      GtkWidget *row = make_row (self, i + 1, element);

      g_object_set_data_full (G_OBJECT (row), "revision", g_memdup2 (&revision, sizeof revision),
                              g_free);
      gtk_list_box_append (self->list, row);
    }
  at = find_shown (self, self->chosen);
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, MAX (0, at)));
  gtk_stack_set_visible_child_name (self->stack, ids->len > 0 ? "slides" : "empty");
}

static void
on_selected (GtkListBox *list, GtkListBoxRow *row, JjTalkPage *self)
{
  if (!row)
    return;
  self->chosen = id_of_row (row);
  jj_slide_editor_set (self->editor, self->chosen);
}

static GtkWindow *
window_of (GtkWidget *widget)
{
  return GTK_WINDOW (gtk_widget_get_root (widget));
}

/* "first", "here", "speaker": from the chosen one, with the speaker's window. */
static void
play (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjTalkPage *self = JJ_TALK_PAGE (widget);
  const char *how = g_variant_get_string (parameter, NULL);

  if (self->shown->len > 0)
    jj_present_slides (window_of (widget), self->workspace,
                       g_str_equal (how, "first") ? 0 : self->chosen, g_str_equal (how, "speaker"));
}

static void
delete_slide (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjTalkPage *self = JJ_TALK_PAGE (widget);
  int at = find_shown (self, self->chosen);
  JjId id = self->chosen;
  JjEdit *edit;
  g_autofree char *label = NULL;

  if (at < 0)
    return;
  /* The one that comes next is chosen then. */
  if (self->shown->len > 1)
    self->chosen
        = g_array_index (self->shown, JjId, at + 1 < (int)self->shown->len ? at + 1 : at - 1);
  edit = jj_command_delete (plan_of (self), &id, 1);
  label = g_strdup (jj_edit_get_label (edit));
  if (jj_workspace_commit (self->workspace, edit, NULL))
    jj_workspace_message (self->workspace, label, TRUE);
}

static void
export_slides (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjTalkPage *self = JJ_TALK_PAGE (widget);

  jj_save_ask_export (widget, self->workspace, _ ("Write the Slides"),
                      g_variant_get_string (parameter, NULL));
}

/* "sheet:ID", "chart:ID", "table:KIND". */
static void
add_slide (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjTalkPage *self = JJ_TALK_PAGE (widget);
  g_auto (GStrv) parts = g_strsplit (g_variant_get_string (parameter, NULL), ":", 2);
  g_autoptr (JjSlide) slide = NULL;
  g_autofree char *name = NULL;
  JjId id = 0;

  if (g_str_equal (parts[0], "sheet"))
    {
      slide = jj_slide_new (JJ_SLIDE_OF_SHEET);
      slide->sheet = jj_id_from_string (parts[1]);
    }
  else if (g_str_equal (parts[0], "chart"))
    {
      slide = jj_slide_new (JJ_SLIDE_OF_CHART);
      slide->chart = jj_chart_by_id (parts[1]);
    }
  else
    {
      slide = jj_slide_new (JJ_SLIDE_OF_TABLE);
      slide->kind = jj_kind_index (jj_kind_by_id (parts[1]));
    }
  name = jj_slide_describe (slide, plan_of (self));
  if (jj_workspace_commit (self->workspace, jj_slide_write (slide, plan_of (self), name, &id),
                           NULL))
    gtk_list_box_select_row (self->list,
                             gtk_list_box_get_row_at_index (self->list,
                                                            MAX (0, find_shown (self, id))));
}

static void
on_move (GtkWidget *widget, const char *action, GVariant *parameter)
{
  move_by (JJ_TALK_PAGE (widget), g_variant_get_int32 (parameter));
}

static void
append_choice (GMenu *menu, const char *label, char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "page.add-slide", "s", target);
  g_menu_append_item (menu, item);
  g_free (target);
}

/* Sheets, charts and tables as they are now. */
static void
on_add (GtkMenuButton *button, gpointer data)
{
  static const JjKindId kinds[]
      = { JJ_KIND_SCHOOL,    JJ_KIND_COMMUNITY, JJ_KIND_TALENT_POOL, JJ_KIND_ALLIANCE,
          JJ_KIND_PROGRAMME, JJ_KIND_ACTIVITY,  JJ_KIND_PURSE,       JJ_KIND_BUDGET_LINE,
          JJ_KIND_INDICATOR, JJ_KIND_MILESTONE };
  JjTalkPage *self = data;
  g_autoptr (GMenu) menu = g_menu_new (), sheets = g_menu_new (), charts = g_menu_new ();
  g_autoptr (GMenu) tables = g_menu_new ();

  for (guint i = 0; i < jj_plan_get_count (plan_of (self), JJ_KIND_SHEET); i++)
    {
      const JjElement *sheet = jj_plan_get_nth (plan_of (self), JJ_KIND_SHEET, i);
      char id[JJ_ID_LENGTH + 1];

      jj_id_to_string (jj_element_get_id (sheet), id);
      append_choice (sheets, jj_element_get_title (sheet), g_strconcat ("sheet:", id, NULL));
    }
  for (guint i = 0; i < jj_chart_get_count (); i++)
    if (jj_chart_get_which_kind (jj_chart_get_nth (i)) == JJ_N_KINDS
        && !jj_chart_is_for_paper (jj_chart_get_nth (i)))
      append_choice (charts, jj_chart_get_title (jj_chart_get_nth (i)),
                     g_strconcat ("chart:", jj_chart_get_id (jj_chart_get_nth (i)), NULL));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    append_choice (tables, jj_label (jj_kind_get (kinds[i])->label),
                   g_strconcat ("table:", jj_kind_get (kinds[i])->id, NULL));
  g_menu_append_section (menu, _ ("Sheets of the model"), G_MENU_MODEL (sheets));
  g_menu_append_submenu (menu, _ ("Chart"), G_MENU_MODEL (charts));
  g_menu_append_submenu (menu, _ ("Table"), G_MENU_MODEL (tables));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

JjId
jj_talk_page_get_chosen (JjTalkPage *self)
{
  return self->chosen;
}

static gboolean
jj_talk_page_grab_focus (GtkWidget *widget)
{
  JjTalkPage *self = JJ_TALK_PAGE (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return gtk_widget_grab_focus (row ? GTK_WIDGET (row) : GTK_WIDGET (self->list));
}

static void
jj_talk_page_dispose (GObject *object)
{
  JjTalkPage *self = JJ_TALK_PAGE (object);

  g_clear_pointer (&self->top, gtk_widget_unparent);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (jj_talk_page_parent_class)->dispose (object);
}

static void
jj_talk_page_finalize (GObject *object)
{
  g_array_unref (JJ_TALK_PAGE (object)->shown);
  G_OBJECT_CLASS (jj_talk_page_parent_class)->finalize (object);
}

static void
jj_talk_page_class_init (JjTalkPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jj_talk_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = jj_talk_page_finalize;
  jj_ui_set_grab_focus (widget_class, jj_talk_page_grab_focus);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/jingjin/Workbench/ui/jj-talk-page.ui");
  gtk_widget_class_bind_template_child (widget_class, JjTalkPage, top);
  gtk_widget_class_bind_template_child (widget_class, JjTalkPage, stack);
  gtk_widget_class_bind_template_child (widget_class, JjTalkPage, list);
  gtk_widget_class_bind_template_child_full (widget_class, "place", FALSE, 0);
  gtk_widget_class_bind_template_child_full (widget_class, "add_button", FALSE, 0);
  gtk_widget_class_bind_template_child_full (widget_class, "first_button", FALSE, 0);
  gtk_widget_class_install_action (widget_class, "page.play", "s", play);
  gtk_widget_class_install_action (widget_class, "page.delete", NULL, delete_slide);
  gtk_widget_class_install_action (widget_class, "page.export", "s", export_slides);
  gtk_widget_class_install_action (widget_class, "page.add-slide", "s", add_slide);
  gtk_widget_class_install_action (widget_class, "page.move", "i", on_move);
}

static void
jj_talk_page_init (JjTalkPage *self)
{
  self->shown = g_array_new (FALSE, FALSE, sizeof (JjId));
  gtk_widget_init_template (GTK_WIDGET (self));
  jj_ui_adopt_tooltips (GTK_WIDGET (self));
  g_signal_connect (self->list, "row-selected", G_CALLBACK (on_selected), self);
}

static gboolean
on_key (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state, JjTalkPage *self)
{
  gboolean alt = (state & GDK_ALT_MASK) != 0;

  if (alt && (key == GDK_KEY_Up || key == GDK_KEY_Down))
    move_by (self, key == GDK_KEY_Up ? -1 : 1);
  else if (key == GDK_KEY_Delete)
    gtk_widget_activate_action (GTK_WIDGET (self), "page.delete", NULL);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
bind_menu (JjTalkPage *self, const char *name)
{
  GObject *button = gtk_widget_get_template_child (GTK_WIDGET (self), JJ_TYPE_TALK_PAGE, name);

  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), on_add, self, NULL);
}

GtkWidget *
jj_talk_page_new (JjWorkspace *workspace, guint page)
{
  JjTalkPage *self = g_object_new (JJ_TYPE_TALK_PAGE, NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GObject *place = gtk_widget_get_template_child (GTK_WIDGET (self), JJ_TYPE_TALK_PAGE, "place");

  self->workspace = g_object_ref (workspace);
  self->editor = JJ_SLIDE_EDITOR (jj_slide_editor_new (workspace));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (place), GTK_WIDGET (self->editor));
  bind_menu (self, "add_button");
  bind_menu (self, "first_button");
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  jj_ui_set_name (GTK_WIDGET (self), jj_page_get_title (jj_pages_get (page)));
  g_signal_connect_object (jj_workspace_get_plan (workspace), "changed", G_CALLBACK (fill), self,
                           G_CONNECT_SWAPPED);
  fill (self);
  return GTK_WIDGET (self);
}
