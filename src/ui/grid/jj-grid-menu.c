/* jj-grid-menu.c: the menus of cells and headings, and the popover of a column's filter */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-grid-filter.h"
#include "jj-grid-parts-private.h"
#include "jj-popover.h"

#include <glib/gi18n-lib.h>

#define MENUS "/io/github/jingjin/Workbench/grid/jj-grid-menus.ui"

void
jj_grid_close_popover (JjGrid *self)
{
  GtkWidget *popover = g_steal_pointer (&self->popover);

  if (popover == NULL)
    return;
  g_signal_handlers_disconnect_by_data (popover, self);
  gtk_popover_popdown (GTK_POPOVER (popover));
}

static void
popup (JjGrid *self, GtkWidget *popover, const GdkRectangle *area)
{
  jj_grid_close_popover (self);
  self->popover = popover;
  jj_popover_attach (popover, GTK_WIDGET (self), area);
  g_signal_connect_swapped (popover, "closed", G_CALLBACK (jj_grid_close_popover), self);
  gtk_popover_popup (GTK_POPOVER (popover));
}

static GtkBuilder *
load_menus (void)
{
  GtkBuilder *builder = gtk_builder_new ();
  g_autoptr (GError) error = NULL;

  if (!gtk_builder_add_from_resource (builder, MENUS, &error))
    g_error ("%s", error->message);
  return builder;
}

static GtkWidget *
new_menu (GMenuModel *model)
{
  GtkWidget *popover = gtk_popover_menu_new_from_model (model);

  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  return popover;
}

/* All columns, those shown with a mark. */
static void
add_columns (JjGrid *self, GMenu *menu)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const JjGridColumn *column = &g_array_index (self->columns, JjGridColumn, i);
      g_autofree char *label
          = g_strconcat (column->hidden ? "　 " : "✓ ",
                         jj_table_get_column (self->table, column->column)->label, NULL);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "grid.toggle-column", "u", column->column);
      g_menu_append_item (menu, item);
    }
}

void
jj_grid_popup_cell_menu (JjGrid *self, double x, double y)
{
  g_autoptr (GtkBuilder) builder = load_menus ();
  GMenu *cell = G_MENU (gtk_builder_get_object (builder, "cell"));
  GdkRectangle area = { (int)x, (int)y, 1, 1 };

  jj_grid_update_actions (self);
  add_columns (self, G_MENU (gtk_builder_get_object (builder, "columns")));
  if (self->more)
    g_menu_append_section (cell, NULL, self->more);
  /* What a heading offers, for those who have no mouse to point at it. */
  g_menu_append_submenu (cell, _ ("T_his Column"),
                         G_MENU_MODEL (gtk_builder_get_object (builder, "heading")));
  popup (self, new_menu (G_MENU_MODEL (cell)), &area);
}

void
jj_grid_set_more_menu (JjGrid *self, GMenuModel *more)
{
  g_set_object (&self->more, more);
}

static void
get_heading_area (JjGrid *self, guint pos, GdkRectangle *area)
{
  *area = (GdkRectangle){ jj_grid_get_x (self, pos), 0, jj_grid_get_width_at (self, pos),
                          self->heading_height };
}

void
jj_grid_popup_heading_menu (JjGrid *self, guint pos)
{
  g_autoptr (GtkBuilder) builder = load_menus ();
  GdkRectangle area;

  self->pos = pos;
  self->cursor_column = jj_grid_get_column (self, pos);
  add_columns (self, G_MENU (gtk_builder_get_object (builder, "columns")));
  jj_grid_update_actions (self);
  get_heading_area (self, pos, &area);
  popup (self, new_menu (G_MENU_MODEL (gtk_builder_get_object (builder, "heading"))), &area);
}

void
jj_grid_popup_filter (JjGrid *self, guint pos)
{
  GtkWidget *popover = gtk_popover_new ();
  GdkRectangle area;

  if (pos >= jj_grid_n_positions (self))
    return;
  gtk_popover_set_child (GTK_POPOVER (popover),
                         jj_grid_filter_new (self->view, jj_grid_get_column (self, pos)));
  gtk_popover_set_position (GTK_POPOVER (popover), GTK_POS_BOTTOM);
  get_heading_area (self, pos, &area);
  popup (self, popover, &area);
}
