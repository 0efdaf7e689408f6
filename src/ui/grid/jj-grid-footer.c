/* jj-grid-footer.c: figures of the selection, rows not shown, refused cells */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-grid-footer.h"

#include <glib/gi18n-lib.h>

#include "jj-grid-tooltip.h"

#define COUNT_US 8000 /* of a frame, until all is counted */

struct _JjGridFooter
{
  GtkWidget parent_instance;

  JjGrid *grid;               /* unowned: it stands beside us in a JjGridFrame */
  GSignalGroup *view_signals; /* of its view */
  guint update;
  gboolean is_counting; /* the figures have been begun */
  JjStatistics so_far;

  GtkWidget *figures, *reason, *stale, *refusals, *hidden, *popover;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (JjGridFooter, jj_grid_footer, GTK_TYPE_WIDGET)

static JjTable *
get_table (JjGridFooter *self)
{
  return jj_table_view_get_table (jj_grid_get_view (self->grid));
}

static void
append_figure (GString *text, const char *label, const char *figure)
{
  g_string_append_printf (text, "%s%s %s", text->len > 0 ? "　" : "", label, figure);
}

static void
append_number (JjGridFooter *self,
               GString *text,
               const char *label,
               const JjStatistics *figures,
               gint64 number)
{
  g_autoptr (GString) figure = g_string_new (NULL);

  jj_table_format (get_table (self), (guint)figures->column, number, figure);
  append_figure (text, label, figure->str);
}

/* The average in whole units and hundredths of the smallest unit: 1,234.50. */
static void
append_average (JjGridFooter *self, GString *text, const JjStatistics *figures)
{
  gint64 whole = figures->average_hundredths / 100;
  gint64 rest = ABS (figures->average_hundredths % 100);
  JjColumnType type = jj_table_get_column (get_table (self), (guint)figures->column)->type;
  g_autoptr (GString) figure = g_string_new (NULL);

  if (type != JJ_COLUMN_INT && type != JJ_COLUMN_MONEY)
    whole = (figures->average_hundredths + (figures->average_hundredths < 0 ? -50 : 50)) / 100;
  jj_table_format (get_table (self), (guint)figures->column, whole, figure);
  if (type == JJ_COLUMN_INT || type == JJ_COLUMN_MONEY)
    g_string_append_printf (figure, ".%02d", (int)rest);
  append_figure (text, _ ("Average"), figure->str);
}

/* Who owns the rows may be able to say what makes the sum. */
static void
on_figures_released (JjGridFooter *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "page.explain", NULL);
}

/* 0: it is not shown. */
static guint
get_number (JjGridFooter *self, gint64 key)
{
  JjTableView *view = jj_grid_get_view (self->grid);
  guint row;
  int line = -1;

  if (jj_table_find (get_table (self), key, &row))
    line = jj_table_view_find_line (view, row);
  return line < 0 ? 0 : jj_table_view_get_number (view, (guint)line);
}

/* Of one cell there is nothing to add up: where it is, and of how many rows. */
static char *
describe_place (JjGridFooter *self)
{
  guint column, n_rows;
  gint64 key;
  guint number = 0;

  if (jj_grid_get_cursor (self->grid, &key, &column))
    number = get_number (self, key);
  jj_table_view_get_left (jj_grid_get_view (self->grid), &n_rows);
  return number == 0 ? g_strdup ("") : g_strdup_printf (_ ("Row %u of %u"), number, n_rows);
}

static void
show_figures (JjGridFooter *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  JjStatistics figures = self->so_far;
  g_autofree char *place = describe_place (self);
  g_autofree char *count = g_strdup_printf ("%" G_GUINT64_FORMAT, figures.cells);

  append_figure (text, _ ("Count"), count);
  if (figures.column >= 0 && figures.has_sum && figures.overflow)
    append_figure (text, _ ("Sum"), _ ("too large"));
  else if (figures.column >= 0 && figures.has_sum)
    {
      append_number (self, text, _ ("Sum"), &figures, figures.sum);
      append_average (self, text, &figures);
    }
  if (figures.column >= 0 && figures.numbers > 0)
    {
      append_number (self, text, _ ("Min"), &figures, figures.min);
      append_number (self, text, _ ("Max"), &figures, figures.max);
    }
  gtk_label_set_text (GTK_LABEL (self->figures), figures.cells > 1 ? text->str : place);
}

static void
show_reason (JjGridFooter *self)
{
  JjTable *table = get_table (self);
  g_autoptr (GString) reason = g_string_new (NULL);
  guint column, row;
  gint64 key;
  JjCellFlags flags = 0;

  if (jj_grid_get_cursor (self->grid, &key, &column) && jj_table_find (table, key, &row))
    flags = jj_table_get_state (table, row, column, reason);
  gtk_label_set_text (GTK_LABEL (self->reason), reason->str);
  gtk_widget_set_tooltip_text (self->reason, NULL);
  if ((flags & (JJ_CELL_REFUSED | JJ_CELL_ERROR)) != 0)
    gtk_widget_add_css_class (self->reason, "error");
  else
    gtk_widget_remove_css_class (self->reason, "error");
}

static void
show_hidden (JjGridFooter *self)
{
  JjTable *table = get_table (self);
  JjTableView *view = jj_grid_get_view (self->grid);
  int column = jj_table_view_get_sum_column (view);
  g_autofree char *text = NULL;
  gint64 sum;
  guint n = jj_table_view_get_hidden (view, &sum);

  gtk_widget_set_visible (self->hidden, n > 0);
  if (n == 0)
    return;
  if (column >= 0)
    {
      const char *unit = jj_table_get_column (table, (guint)column)->unit;
      g_autoptr (GString) figure = g_string_new (NULL);

      jj_table_format (table, (guint)column, sum, figure);
      text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u more row is not shown (%s %s)",
                                           "%u more rows are not shown (%s %s)", n),
                              n, figure->str, unit != NULL ? unit : "");
    }
  else
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u more row is not shown",
                                         "%u more rows are not shown", n),
                            n);
  gtk_button_set_label (GTK_BUTTON (self->hidden), text);
}

static void
show_refusals (JjGridFooter *self)
{
  guint n = jj_table_get_n_refusals (get_table (self));
  g_autofree char *text
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u cell refused", "%u cells refused", n),
                         n);

  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->refusals), text);
  gtk_widget_set_visible (self->refusals, n > 0);
}

static gboolean
update_cb (gpointer data)
{
  JjGridFooter *self = data;
  JjTableView *view = jj_grid_get_view (self->grid);

  if (view != NULL && !self->is_counting)
    {
      show_reason (self);
      show_hidden (self);
      show_refusals (self);
      gtk_widget_set_visible (self->stale, jj_table_view_is_stale (view));
      self->so_far = (JjStatistics){ 0 };
      self->is_counting = TRUE;
    }
  if (view != NULL && !jj_grid_get_statistics (self->grid, COUNT_US, &self->so_far))
    return G_SOURCE_CONTINUE;
  self->update = 0;
  if (view != NULL)
    show_figures (self);
  return G_SOURCE_REMOVE;
}

/* Once a burst, after the drawing; figures over 100,000 rows are counted in slices. */
static void
queue_update (JjGridFooter *self)
{
  self->is_counting = FALSE;
  if (self->update == 0)
    self->update = g_idle_add_full (G_PRIORITY_LOW, update_cb, self, NULL);
}

static char *
describe_refusal (JjGridFooter *self, const JjRefusal *refusal)
{
  JjTable *table = get_table (self);
  const char *label = jj_table_get_column (table, refusal->column)->label;
  guint number = get_number (self, refusal->key);

  if (number == 0)
    return g_strdup_printf (_ ("%s, a row that is not shown"), label);
  return g_strdup_printf (_ ("%s, row %u"), label, number);
}

static GtkWidget *
new_refusal_row (JjGridFooter *self, const JjRefusal *refusal)
{
  g_autofree char *place = describe_refusal (self, refusal);
  g_autofree char *text = g_strdup_printf ("%s: %s", refusal->text, refusal->reason);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *labels[] = { gtk_label_new (place), gtk_label_new (text) };

  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      gtk_label_set_xalign (GTK_LABEL (labels[i]), 0);
      gtk_label_set_wrap (GTK_LABEL (labels[i]), TRUE);
      gtk_label_set_max_width_chars (GTK_LABEL (labels[i]), 48);
      gtk_box_append (GTK_BOX (box), labels[i]);
    }
  gtk_widget_add_css_class (labels[1], "caption");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "key", g_memdup2 (&refusal->key, sizeof refusal->key),
                          g_free);
  g_object_set_data (G_OBJECT (row), "column", GUINT_TO_POINTER (refusal->column));
  return row;
}

static void
list_refusals_cb (JjGridFooter *self)
{
  g_autoptr (GPtrArray) refusals = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  if (jj_grid_get_view (self->grid) == NULL)
    return;
  refusals = jj_table_get_refusals (get_table (self));
  for (guint i = 0; i < refusals->len; i++)
    gtk_list_box_append (self->list, new_refusal_row (self, g_ptr_array_index (refusals, i)));
  /* The keys go to the first one: the list was empty when the popover looked for its focus. */
  child = gtk_widget_get_first_child (GTK_WIDGET (self->list));
  if (child)
    gtk_widget_grab_focus (child);
}

static void
list_closed_cb (JjGridFooter *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static void
refusal_activated_cb (JjGridFooter *self, GtkListBoxRow *row)
{
  const gint64 *key = g_object_get_data (G_OBJECT (row), "key");
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "column"));

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  if (!jj_grid_set_cursor (self->grid, *key, column))
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
drop_cb (JjGridFooter *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  if (jj_grid_get_view (self->grid) != NULL)
    jj_table_drop_refusals (get_table (self));
}

static void
show_all_cb (JjGridFooter *self)
{
  JjTableView *view = jj_grid_get_view (self->grid);

  jj_table_view_clear_filters (view);
  jj_table_view_fold_all (view, FALSE);
}

static void
refresh_cb (JjGridFooter *self)
{
  jj_table_view_refresh (jj_grid_get_view (self->grid));
}

static void
jj_grid_footer_dispose (GObject *object)
{
  JjGridFooter *self = JJ_GRID_FOOTER (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_object (&self->view_signals); /* its end asks for an update */
  g_clear_handle_id (&self->update, g_source_remove);
  if (child != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (jj_grid_footer_parent_class)->dispose (object);
}

static void
jj_grid_footer_class_init (JjGridFooterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jj_grid_footer_dispose;
  gtk_widget_class_set_css_name (widget_class, "grid-footer");
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jingjin/Workbench/grid/"
                                                             "jj-grid-footer.ui");
  gtk_widget_class_bind_template_child (widget_class, JjGridFooter, figures);
  gtk_widget_class_bind_template_child (widget_class, JjGridFooter, reason);
  gtk_widget_class_bind_template_child (widget_class, JjGridFooter, stale);
  gtk_widget_class_bind_template_child (widget_class, JjGridFooter, refusals);
  gtk_widget_class_bind_template_child (widget_class, JjGridFooter, hidden);
  gtk_widget_class_bind_template_child (widget_class, JjGridFooter, popover);
  gtk_widget_class_bind_template_child (widget_class, JjGridFooter, list);
  gtk_widget_class_bind_template_callback (widget_class, list_refusals_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, refusal_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, drop_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, refresh_cb);
}

static void
jj_grid_footer_init (JjGridFooter *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (click, "released", G_CALLBACK (on_figures_released), self);
  gtk_widget_add_controller (self->figures, GTK_EVENT_CONTROLLER (click));
  jj_grid_tooltips_in_one_line (GTK_WIDGET (self));
}

GtkWidget *
jj_grid_footer_new (JjGrid *grid)
{
  JjGridFooter *self = g_object_new (JJ_TYPE_GRID_FOOTER, NULL);

  self->grid = grid;
  g_signal_connect_object (grid, "selection-changed", G_CALLBACK (queue_update), self,
                           G_CONNECT_SWAPPED);
  self->view_signals = jj_grid_follow_view (grid, G_CALLBACK (queue_update), self);
  queue_update (self);
  return GTK_WIDGET (self);
}
