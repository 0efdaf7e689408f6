/* jj-link-list.c: the links of one element, to follow, add, edit and remove */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-link-list.h"

#include "jj-commands.h"
#include "jj-link-row.h"
#include "jj-picker.h"
#include "jj-ui.h"

#include <glib/gi18n.h>

/* Longer lists belong into the tables. */
#define MOST_ROWS 12

struct _JjLinkList
{
  GtkWidget parent_instance;

  JjWorkspace *workspace;
  JjId id;
  GtkWidget *box;
  GString *shape;   /* which rows stand there: rebuilt when another shape is needed */
  GHashTable *open; /* empty sections that the person asked for */
};

typedef struct
{
  JjKindId link;
  JjLinkDirection direction;
} Section;

G_DEFINE_FINAL_TYPE (JjLinkList, jj_link_list, GTK_TYPE_WIDGET)

static gpointer
section_key (Section section)
{
  return GUINT_TO_POINTER (section.link * JJ_N_DIRECTIONS + section.direction + 1);
}

/* By kind, then in the plan's order. */
static int
compare_ends (gconstpointer a, gconstpointer b, gpointer data)
{
  const Section *section = data;
  gboolean out = section->direction == JJ_LINK_OUT;
  const JjElement *x = *(const JjElement **)a, *y = *(const JjElement **)b;
  gint64 left, right;

  x = out ? jj_link_get_to (x) : jj_link_get_from (x);
  y = out ? jj_link_get_to (y) : jj_link_get_from (y);
  if (jj_element_get_kind_id (x) != jj_element_get_kind_id (y))
    return (int)jj_element_get_kind_id (x) - (int)jj_element_get_kind_id (y);
  left = jj_element_get_rank (x);
  right = jj_element_get_rank (y);
  return left < right ? -1 : left > right;
}

/* The links of a section, sorted by their other ends. (transfer container) */
static GPtrArray *
list_links (const JjElement *element, Section section)
{
  GPtrArray *links = g_ptr_array_new ();
  guint end = section.direction == JJ_LINK_OUT ? JJ_FROM : JJ_TO;

  for (guint i = 0; i < jj_element_get_n_referrers (element); i++)
    {
      guint field;
      const JjElement *link = jj_element_get_referrer (element, i, &field);

      if (jj_element_get_kind_id (link) == section.link && field == end)
        g_ptr_array_add (links, (gpointer)link);
    }
  g_ptr_array_sort_with_data (links, compare_ends, &section);
  return links;
}

static GtkWidget *
heading_label (const char *text, guint count)
{
  g_autofree char *counted = count > 0 ? g_strdup_printf ("%s  %u", text, count) : NULL;
  GtkWidget *label = gtk_label_new (counted ? counted : text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "caption-heading");
  return label;
}

static void
on_picked (JjPicker *picker, gint64 id, JjLinkList *self)
{
  guint key = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (picker), "jj-section")) - 1;
  JjKindId link = key / JJ_N_DIRECTIONS;
  gboolean out = key % JJ_N_DIRECTIONS == JJ_LINK_OUT;
  JjPlan *plan = jj_workspace_get_plan (self->workspace);
  g_autoptr (GError) error = NULL;
  JjId new_id;
  JjEdit *edit
      = jj_command_link (plan, link, out ? self->id : id, out ? id : self->id, &new_id, &error);

  if (edit)
    jj_workspace_commit (self->workspace, edit, NULL);
  else
    jj_workspace_message (self->workspace, error->message, FALSE);
}

static GtkWidget *
add_picker (JjLinkList *self, Section section, guint64 others)
{
  const char *heading = jj_link_get_heading (section.link, section.direction);
  g_autofree char *name = g_strdup_printf (_ ("Add: %s"), heading);
  GtkWidget *picker = jj_picker_new (self->workspace, others, name);

  jj_picker_set_icon (JJ_PICKER (picker), "list-add-symbolic", name);
  g_object_set_data (G_OBJECT (picker), "jj-section", section_key (section));
  g_signal_connect (picker, "picked", G_CALLBACK (on_picked), self);
  return picker;
}

static void
append_more (GtkWidget *box, guint hidden)
{
  g_autofree char *text = NULL;
  GtkWidget *label;

  if (hidden == 0)
    return;
  text = g_strdup_printf (ngettext ("%u more", "%u more", hidden), hidden);
  label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_margin_start (label, 8);
  gtk_box_append (GTK_BOX (box), label);
}

static void
append_section (JjLinkList *self, Section section, guint64 others, GPtrArray *links)
{
  GtkWidget *group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  guint shown = MIN (links->len, MOST_ROWS);

  gtk_box_append (GTK_BOX (head),
                  heading_label (jj_link_get_heading (section.link, section.direction),
                                 links->len));
  if (jj_workspace_may_edit (self->workspace, self->id, -1, NULL))
    gtk_box_append (GTK_BOX (head), add_picker (self, section, others));
  gtk_box_append (GTK_BOX (group), head);
  for (guint i = 0; i < shown; i++)
    gtk_box_append (GTK_BOX (group), jj_link_row_new (self->workspace, g_ptr_array_index (links, i),
                                                      section.direction));
  append_more (group, links->len - shown);
  gtk_box_append (GTK_BOX (self->box), group);
}

static int
compare_ranks (gconstpointer a, gconstpointer b)
{
  gint64 left = jj_element_get_rank (*(const JjElement **)a);
  gint64 right = jj_element_get_rank (*(const JjElement **)b);

  return left < right ? -1 : left > right;
}

static GtkWidget *
make_user (JjLinkList *self, const JjElement *user)
{
  JjFigures *figures = jj_analysis_get_figures (jj_workspace_get_analysis (self->workspace));
  JjSettings *settings = jj_workspace_get_settings (self->workspace);
  int line = jj_figures_find_line (figures, jj_element_get_id (user));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2), *label;
  g_autofree char *amount = NULL;

  gtk_box_append (GTK_BOX (box), jj_element_button_new (self->workspace, user));
  if (line < 0)
    return box;
  amount = jj_unit_format (jj_settings_get_int (settings, JJ_SETTING_UNIT, JJ_UNIT_YUAN),
                           jj_figures_get_line (figures, line)->amount);
  label = gtk_label_new (amount);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

/* What points here by a field: the activities of a programme, the lines of an activity. */
static void
append_users (JjLinkList *self, const JjElement *element, JjKindId kind)
{
  g_autoptr (GPtrArray) users = g_ptr_array_new ();
  GtkWidget *group;

  for (guint i = 0; i < jj_element_get_n_referrers (element); i++)
    {
      guint field;
      const JjElement *user = jj_element_get_referrer (element, i, &field);

      if (jj_element_get_kind_id (user) == kind)
        g_ptr_array_add (users, (gpointer)user);
    }
  if (users->len == 0)
    return;
  g_ptr_array_sort (users, compare_ranks);
  group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_box_append (GTK_BOX (group),
                  heading_label (jj_label (jj_kind_get (kind)->label), users->len));
  for (guint i = 0; i < MIN (users->len, MOST_ROWS); i++)
    gtk_box_append (GTK_BOX (group), make_user (self, g_ptr_array_index (users, i)));
  append_more (group, users->len - MIN (users->len, MOST_ROWS));
  gtk_box_append (GTK_BOX (self->box), group);
}

static void rebuild (JjLinkList *self, const JjElement *element);

static void
on_open_section (GtkButton *button, JjLinkList *self)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_POPOVER);
  const JjElement *element = jj_plan_find (jj_workspace_get_plan (self->workspace), self->id);

  g_hash_table_add (self->open, g_object_get_data (G_OBJECT (button), "jj-section"));
  gtk_popover_popdown (GTK_POPOVER (popover));
  if (element)
    rebuild (self, element);
}

/* The link kinds that are possible but have no section yet. */
static void
append_opener (JjLinkList *self, GArray *closed)
{
  GtkWidget *button, *popover, *list;

  if (closed->len == 0 || !jj_workspace_may_edit (self->workspace, self->id, -1, NULL))
    return;
  button = gtk_menu_button_new ();
  popover = gtk_popover_new ();
  list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  for (guint i = 0; i < closed->len; i++)
    {
      Section section = g_array_index (closed, Section, i);
      GtkWidget *item
          = gtk_button_new_with_label (jj_link_get_heading (section.link, section.direction));

      gtk_widget_add_css_class (item, "flat");
      gtk_widget_set_halign (gtk_button_get_child (GTK_BUTTON (item)), GTK_ALIGN_START);
      g_object_set_data (G_OBJECT (item), "jj-section", section_key (section));
      g_signal_connect (item, "clicked", G_CALLBACK (on_open_section), self);
      gtk_box_append (GTK_BOX (list), item);
    }
  gtk_popover_set_child (GTK_POPOVER (popover), list);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("Add another link"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "plain");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self->box), button);
}

static void
rebuild (JjLinkList *self, const JjElement *element)
{
  g_autoptr (GArray) closed = g_array_new (FALSE, FALSE, sizeof (Section));
  JjKindId kind = jj_element_get_kind_id (element);

  jj_ui_clear_box (GTK_BOX (self->box));
  for (JjKindId link = JJ_KIND_BELONGS_TO; link < JJ_N_KINDS; link++)
    for (JjLinkDirection side = 0; side < JJ_N_DIRECTIONS; side++)
      {
        Section section = { link, side };
        guint64 others = jj_link_get_others (link, side, kind);
        g_autoptr (GPtrArray) links = others ? list_links (element, section) : NULL;

        if (!others)
          continue;
        if (links->len > 0 || jj_link_is_usual (link, side, kind)
            || g_hash_table_contains (self->open, section_key (section)))
          append_section (self, section, others, links);
        else
          g_array_append_val (closed, section);
      }
  for (JjKindId user = 0; user < JJ_KIND_SHEET; user++)
    append_users (self, element, user);
  append_opener (self, closed);
}

/* What the rows depend on: links, their ends, and names. */
static GString *
describe (JjLinkList *self, const JjElement *element)
{
  JjFigures *figures = jj_analysis_get_figures (jj_workspace_get_analysis (self->workspace));
  GString *shape = g_string_new (jj_workspace_get_read_only (self->workspace) ? "r" : "w");

  for (guint i = 0; i < jj_element_get_n_referrers (element); i++)
    {
      guint field;
      const JjElement *link = jj_element_get_referrer (element, i, &field);
      gboolean is_link = (jj_element_get_kind (link)->flags & JJ_KIND_LINK) != 0;
      const JjElement *other = !is_link           ? link
                               : field == JJ_FROM ? jj_link_get_to (link)
                                                  : jj_link_get_from (link);

      int line = jj_figures_find_line (figures, jj_element_get_id (link));

      g_string_append_printf (shape, "%" G_GINT64_MODIFIER "x %s %" G_GINT64_FORMAT ";",
                              jj_element_get_id (link), jj_element_get_title (other),
                              line < 0 ? 0 : jj_figures_get_line (figures, line)->amount);
    }
  return shape;
}

static void
refresh_rows (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    if (JJ_IS_LINK_ROW (child))
      jj_link_row_refresh (JJ_LINK_ROW (child));
    else if (GTK_IS_BOX (child))
      refresh_rows (child);
}

static void
jj_link_list_dispose (GObject *object)
{
  JjLinkList *self = JJ_LINK_LIST (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (jj_link_list_parent_class)->dispose (object);
}

static void
jj_link_list_finalize (GObject *object)
{
  JjLinkList *self = JJ_LINK_LIST (object);

  g_string_free (self->shape, TRUE);
  g_hash_table_unref (self->open);
  G_OBJECT_CLASS (jj_link_list_parent_class)->finalize (object);
}

static void
jj_link_list_class_init (JjLinkListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jj_link_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = jj_link_list_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
jj_link_list_init (JjLinkList *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->shape = g_string_new (NULL);
  self->open = g_hash_table_new (NULL, NULL);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
jj_link_list_new (JjWorkspace *workspace)
{
  JjLinkList *self = g_object_new (JJ_TYPE_LINK_LIST, NULL);

  self->workspace = g_object_ref (workspace);
  return GTK_WIDGET (self);
}

void
jj_link_list_set_element (JjLinkList *self, JjId id)
{
  const JjElement *element;
  GString *shape;

  g_return_if_fail (JJ_IS_LINK_LIST (self));
  element = id ? jj_plan_find (jj_workspace_get_plan (self->workspace), id) : NULL;
  gtk_widget_set_visible (GTK_WIDGET (self), element != NULL);
  if (!element)
    return;
  if (id != self->id)
    g_hash_table_remove_all (self->open);
  shape = describe (self, element);
  if (id == self->id && g_string_equal (shape, self->shape))
    {
      refresh_rows (self->box);
      g_string_free (shape, TRUE);
      return;
    }
  self->id = id;
  g_string_free (self->shape, TRUE);
  self->shape = shape;
  rebuild (self, element);
}
