/* jj-grid-access.c: the cells that are seen, for screen readers */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-grid-parts-private.h"

#include <glib/gi18n-lib.h>

#include "jj-grid-proxy.h"

#define DELAY 150 /* ms after the last scroll or change */

/* Rows of proxies form a ring: line n is told by row n modulo their number, so that moving on by a
 * line changes one row of proxies and moves the keyboard focus from one to another, which is what
 * screen readers listen for. */
struct _JjGridAccess
{
  GtkWidget *headings; /* a row */
  GPtrArray *rows;     /* GtkWidget, children of the grid */
  GArray *lines;       /* guint: the line each row tells, G_MAXUINT for none */
  guint update;
};

static JjGridAccess *
get_access (JjGrid *self)
{
  if (self->access != NULL)
    return self->access;
  self->access = g_new0 (JjGridAccess, 1);
  self->access->headings = jj_grid_proxy_new (GTK_ACCESSIBLE_ROLE_ROW, GTK_WIDGET (self));
  self->access->rows = g_ptr_array_new ();
  self->access->lines = g_array_new (FALSE, FALSE, sizeof (guint));
  return self->access;
}

static guint
get_first_line (JjGrid *self)
{
  double y = self->heading_height - jj_grid_get_y (self, 0);

  return y > 0 ? (guint)(y / self->row_height) : 0;
}

static guint
count_seen (JjGrid *self)
{
  int height = gtk_widget_get_height (GTK_WIDGET (self)) - self->heading_height;

  return height > 0 ? (guint)(height / self->row_height) + 2 : 0;
}

/* As many children as there are positions. */
static void
match_children (GtkWidget *row, guint n, gboolean focusable)
{
  GtkWidget *child = gtk_widget_get_first_child (row);
  guint i = 0;

  while (child != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      if (i++ >= n)
        gtk_widget_unparent (child);
      child = next;
    }
  for (; i < n; i++)
    gtk_widget_set_focusable (jj_grid_proxy_new (GTK_ACCESSIBLE_ROLE_GRID_CELL, row), focusable);
}

static void
match_rows (JjGrid *self)
{
  JjGridAccess *access = get_access (self);
  const guint none = G_MAXUINT;
  guint wanted = count_seen (self);

  if (wanted <= access->rows->len)
    return;
  while (access->rows->len < wanted)
    g_ptr_array_add (access->rows, jj_grid_proxy_new (GTK_ACCESSIBLE_ROLE_ROW, GTK_WIDGET (self)));
  g_array_set_size (access->lines, 0);
  for (guint i = 0; i < wanted; i++)
    g_array_append_val (access->lines, none);
}

static void
tell_heading (JjGrid *self, JjGridProxy *proxy, guint pos)
{
  guint column = jj_grid_get_column (self, pos);
  const JjColumn *description = jj_table_get_column (self->table, column);
  g_autofree char *sort = jj_grid_describe_sort (self, column);
  g_autofree char *label = description->unit == NULL
                               ? g_strdup (description->label)
                               : g_strdup_printf ("%s (%s)", description->label, description->unit);

  jj_grid_proxy_set_label (proxy, label);
  if (jj_grid_is_called (self, column))
    jj_grid_proxy_set_description (proxy, _ ("to be filled in"));
  else
    jj_grid_proxy_set_description (proxy, sort != NULL ? sort : "");
}

/* What a line is called: the head of a group has no number. */
static char *
describe_line (JjGrid *self, guint line)
{
  const JjGroup *group = jj_table_view_get_group (self->view, line);

  return group == NULL ? g_strdup_printf (_ ("Row %u"), jj_table_view_get_number (self->view, line))
                       : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Group %s, %u row",
                                                       "Group %s, %u rows", group->n_rows),
                                          group->label, group->n_rows);
}

static void
tell_group (JjGrid *self, JjGridProxy *proxy, guint line)
{
  const JjGroup *group = jj_table_view_get_group (self->view, line);
  g_autofree char *label = describe_line (self, line);

  jj_grid_proxy_set_label (proxy, label);
  jj_grid_proxy_set_description (proxy, group->folded ? _ ("folded") : "");
}

static void
tell_cell (JjGrid *self, JjGridProxy *proxy, guint line, guint pos)
{
  guint column = jj_grid_get_column (self, pos);
  guint row = (guint)jj_grid_get_row (self, line);
  const JjColumn *description = jj_table_get_column (self->table, column);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) reason = g_string_new (NULL);
  g_autofree char *label = NULL;
  JjCellFlags flags = jj_table_get_state (self->table, row, column, reason);

  jj_table_get_text (self->table, row, column, text);
  label = g_strdup_printf (_ ("%s, row %u: %s"), description->label,
                           jj_table_view_get_number (self->view, line),
                           text->len > 0 ? text->str : _ ("empty"));
  jj_grid_proxy_set_label (proxy, label);
  jj_grid_proxy_set_description (proxy, reason->str);
  jj_grid_proxy_set_flags (proxy, jj_grid_is_selected (self, line, pos),
                           !jj_table_is_editable (self->table, row, column),
                           (flags & (JJ_CELL_REFUSED | JJ_CELL_ERROR)) != 0);
}

static void
tell_row (JjGrid *self, guint line)
{
  JjGridAccess *access = self->access;
  guint slot = line % access->rows->len;
  GtkWidget *row = g_ptr_array_index (access->rows, slot);
  gboolean is_row = jj_grid_get_row (self, line) >= 0;
  guint n = is_row ? jj_grid_n_positions (self) : 1;
  g_autofree char *label = describe_line (self, line);
  GtkWidget *cell;

  jj_grid_proxy_set_label (JJ_GRID_PROXY (row), label);
  match_children (row, n, TRUE);
  cell = gtk_widget_get_first_child (row);
  for (guint pos = 0; pos < n; pos++, cell = gtk_widget_get_next_sibling (cell))
    {
      if (is_row)
        tell_cell (self, JJ_GRID_PROXY (cell), line, pos);
      else
        tell_group (self, JJ_GRID_PROXY (cell), line);
    }
  g_array_index (access->lines, guint, slot) = line;
  gtk_widget_set_visible (row, TRUE);
}

static GtkWidget *
get_cell (JjGrid *self, guint line, guint pos)
{
  guint slot = line % self->access->rows->len;
  GtkWidget *cell = gtk_widget_get_first_child (g_ptr_array_index (self->access->rows, slot));

  if (g_array_index (self->access->lines, guint, slot) != line)
    return NULL;
  for (guint i = 0; i < pos && cell != NULL && gtk_widget_get_next_sibling (cell) != NULL; i++)
    cell = gtk_widget_get_next_sibling (cell);
  return cell;
}

static gboolean
has_focus_inside (JjGrid *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && self->text == NULL
         && (focus == GTK_WIDGET (self) || JJ_IS_GRID_PROXY (focus))
         && (focus == GTK_WIDGET (self) || gtk_widget_is_ancestor (focus, GTK_WIDGET (self)));
}

static void
tell_headings (JjGrid *self)
{
  guint n = jj_grid_n_positions (self);
  GtkWidget *cell;

  /* GTK 4.8 shows column headers to the bus as fillers: cells of a first row are understood. */
  match_children (self->access->headings, n, FALSE);
  jj_grid_proxy_set_label (JJ_GRID_PROXY (self->access->headings), _ ("Headings"));
  cell = gtk_widget_get_first_child (self->access->headings);
  for (guint pos = 0; pos < n; pos++, cell = gtk_widget_get_next_sibling (cell))
    tell_heading (self, JJ_GRID_PROXY (cell), pos);
}

static void
focus_cursor (JjGrid *self)
{
  GtkWidget *cell = jj_grid_has_cursor (self) && self->access->rows->len > 0
                        ? get_cell (self, self->line, self->pos)
                        : NULL;

  if (!has_focus_inside (self))
    return;
  if (cell != NULL)
    gtk_widget_grab_focus (cell);
  else if (!gtk_widget_is_focus (GTK_WIDGET (self)))
    gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (self)), GTK_WIDGET (self));
}

static gboolean
update_cb (gpointer data)
{
  JjGrid *self = data;
  guint first = get_first_line (self);
  guint n = MIN (count_seen (self),
                 jj_grid_get_n_lines (self) - MIN (first, jj_grid_get_n_lines (self)));

  self->access->update = 0;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return G_SOURCE_REMOVE;
  match_rows (self);
  for (guint i = 0; i < self->access->lines->len; i++)
    g_array_index (self->access->lines, guint, i) = G_MAXUINT;
  tell_headings (self);
  for (guint i = 0; i < n; i++)
    tell_row (self, first + i);
  for (guint i = 0; i < self->access->rows->len; i++)
    gtk_widget_set_visible (g_ptr_array_index (self->access->rows, i),
                            g_array_index (self->access->lines, guint, i) != G_MAXUINT);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_ROW_COUNT,
                                  (int)jj_grid_get_n_lines (self),
                                  GTK_ACCESSIBLE_RELATION_COL_COUNT,
                                  (int)jj_grid_n_positions (self), -1);
  focus_cursor (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

void
jj_grid_access_update (JjGrid *self)
{
  JjGridAccess *access = get_access (self);

  g_clear_handle_id (&access->update, g_source_remove);
  access->update = g_timeout_add_full (G_PRIORITY_LOW, DELAY, update_cb, self, NULL);
}

void
jj_grid_access_focus (JjGrid *self)
{
  jj_grid_access_update (self);
  if (!has_focus_inside (self) || !gtk_widget_get_mapped (GTK_WIDGET (self))
      || !jj_grid_has_cursor (self))
    return;
  match_rows (self);
  if (self->access->rows->len > 0)
    tell_row (self, self->line);
  focus_cursor (self);
}

static void
allocate_row (JjGrid *self, GtkWidget *row, int y, int height)
{
  GtkAllocation area = { 0, y, MAX (gtk_widget_get_width (GTK_WIDGET (self)), 1), height };
  guint pos = 0;

  gtk_widget_size_allocate (row, &area, -1);
  for (GtkWidget *cell = gtk_widget_get_first_child (row);
       cell != NULL && pos < jj_grid_n_positions (self); cell = gtk_widget_get_next_sibling (cell))
    {
      GtkAllocation box
          = { jj_grid_get_x (self, pos), 0, jj_grid_get_width_at (self, pos), height };

      gtk_widget_size_allocate (cell, &box, -1);
      pos++;
    }
}

void
jj_grid_access_allocate (JjGrid *self)
{
  JjGridAccess *access = self->access;

  if (access == NULL)
    return;
  allocate_row (self, access->headings, 0, self->heading_height);
  for (guint i = 0; i < access->rows->len; i++)
    {
      guint line = g_array_index (access->lines, guint, i);

      if (line != G_MAXUINT)
        allocate_row (self, g_ptr_array_index (access->rows, i), (int)jj_grid_get_y (self, line),
                      self->row_height);
    }
}

void
jj_grid_access_free (JjGrid *self)
{
  JjGridAccess *access = g_steal_pointer (&self->access);

  if (access == NULL)
    return;
  g_clear_handle_id (&access->update, g_source_remove);
  gtk_widget_unparent (access->headings);
  for (guint i = 0; i < access->rows->len; i++)
    gtk_widget_unparent (g_ptr_array_index (access->rows, i));
  g_ptr_array_unref (access->rows);
  g_array_unref (access->lines);
  g_free (access);
}
