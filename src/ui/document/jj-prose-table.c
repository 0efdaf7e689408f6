/* jj-prose-table.c: a table within prose, as cells to type in */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-prose-text.h"

#include "jj-ui.h"

#include <glib/gi18n.h>
#include <string.h>

#define MOST_COLUMNS 64
#define MOST_ROWS 1000

typedef struct
{
  GtkGrid *grid;
  guint n_columns, n_rows;
  JjTextAlign aligns[MOST_COLUMNS];
  JjProseWidgets widgets;
} Table;

/* The text of a cell as it is typed: emphasis and fields as in jj-prose.h. (transfer full) */
static char *
cell_text (const GPtrArray *runs)
{
  g_autoptr (JjProse) prose = jj_prose_new ();
  JjProseBlock *table = jj_prose_add_table (prose, 1, 1);
  GPtrArray *cell = jj_prose_get_cell (table, 0, 0);
  g_autofree char *text = NULL;

  for (guint i = 0; i < runs->len; i++)
    {
      const JjProseRun *run = g_ptr_array_index (runs, i);

      jj_prose_add_run (cell, run->text, run->style, run->live);
    }
  text = jj_prose_write (prose);
  /* "| text |\n|---|" */
  *strchr (text, '\n') = '\0';
  text[strlen (text) - 2] = '\0';
  return g_strdup (text + 2);
}

static void
on_changed (GtkEditable *entry, Table *self)
{
  self->widgets.table_changed (self->widgets.data);
}

static void
attach (Table *self, guint row, guint column, const char *text)
{
  GtkWidget *entry = gtk_entry_new ();
  g_autofree char *name = g_strdup_printf (_ ("Row %u, column %u"), row + 1, column + 1);

  gtk_editable_set_text (GTK_EDITABLE (entry), text ? text : "");
  gtk_editable_set_alignment (GTK_EDITABLE (entry),
                              self->aligns[column] == JJ_TEXT_RIGHT ? 1.0f : 0.0f);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 6);
  gtk_widget_set_hexpand (entry, TRUE);
  if (row == 0)
    gtk_widget_add_css_class (entry, "heading");
  jj_ui_set_name (entry, name);
  g_signal_connect (entry, "changed", G_CALLBACK (on_changed), self);
  gtk_grid_attach (self->grid, entry, (int)column, (int)row, 1, 1);
}

static void
add_row (GtkButton *button, Table *self)
{
  if (self->n_rows == MOST_ROWS)
    return;
  for (guint c = 0; c < self->n_columns; c++)
    attach (self, self->n_rows, c, NULL);
  self->n_rows++;
  on_changed (NULL, self);
}

static void
add_column (GtkButton *button, Table *self)
{
  if (self->n_columns == MOST_COLUMNS)
    return;
  for (guint r = 0; r < self->n_rows; r++)
    attach (self, r, self->n_columns, NULL);
  self->n_columns++;
  on_changed (NULL, self);
}

static void
remove_row (GtkButton *button, Table *self)
{
  if (self->n_rows == 1)
    return;
  gtk_grid_remove_row (self->grid, (int)--self->n_rows);
  on_changed (NULL, self);
}

static void
remove_column (GtkButton *button, Table *self)
{
  if (self->n_columns == 1)
    return;
  gtk_grid_remove_column (self->grid, (int)--self->n_columns);
  on_changed (NULL, self);
}

static void
turn_align (GtkButton *button, Table *self)
{
  JjTextAlign align = self->aligns[self->n_columns - 1];

  align = align == JJ_TEXT_RIGHT ? JJ_TEXT_LEFT : JJ_TEXT_RIGHT;
  self->aligns[self->n_columns - 1] = align;
  for (guint r = 0; r < self->n_rows; r++)
    gtk_editable_set_alignment (GTK_EDITABLE (gtk_grid_get_child_at (self->grid,
                                                                     (int)self->n_columns - 1,
                                                                     (int)r)),
                                align == JJ_TEXT_RIGHT ? 1.0f : 0.0f);
  on_changed (NULL, self);
}

static GtkWidget *
make_buttons (Table *self)
{
  static const struct
  {
    const char *label, *tip;
    GCallback callback;
  } buttons[] = {
    { N_ ("+ Row"), N_ ("Add a row at the end"), G_CALLBACK (add_row) },
    { N_ ("− Row"), N_ ("Remove the last row"), G_CALLBACK (remove_row) },
    { N_ ("+ Column"), N_ ("Add a column at the right"), G_CALLBACK (add_column) },
    { N_ ("− Column"), N_ ("Remove the last column"), G_CALLBACK (remove_column) },
    { N_ ("Align"), N_ ("Right- or left-align the last column"), G_CALLBACK (turn_align) },
  };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      GtkWidget *button = gtk_button_new_with_label (_ (buttons[i].label));

      gtk_widget_add_css_class (button, "flat");
      gtk_widget_add_css_class (button, "caption");
      jj_ui_set_tooltip (button, _ (buttons[i].tip));
      g_signal_connect (button, "clicked", buttons[i].callback, self);
      gtk_box_append (GTK_BOX (box), button);
    }
  return box;
}

GtkWidget *
jj_prose_table_new (const JjProseBlock *table, const JjProseWidgets *widgets)
{
  Table *self = g_new0 (Table, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->grid = GTK_GRID (gtk_grid_new ());
  self->widgets = *widgets;
  self->n_columns = MIN (table->n_columns, MOST_COLUMNS);
  self->n_rows = MIN (table->n_rows, MOST_ROWS);
  for (guint c = 0; c < self->n_columns; c++)
    self->aligns[c] = table->aligns[c];
  for (guint r = 0; r < self->n_rows; r++)
    for (guint c = 0; c < self->n_columns; c++)
      {
        g_autofree char *text = cell_text (jj_prose_get_cell (table, r, c));

        attach (self, r, c, text);
      }
  gtk_widget_add_css_class (box, "prose-table");
  gtk_widget_set_cursor_from_name (box, "default");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->grid));
  gtk_box_append (GTK_BOX (box), make_buttons (self));
  g_object_set_data_full (G_OBJECT (box), "jj-table", self, g_free);
  return box;
}

void
jj_prose_table_save (GtkWidget *widget, JjProse *prose)
{
  Table *self = g_object_get_data (G_OBJECT (widget), "jj-table");
  JjProseBlock *table = jj_prose_add_table (prose, self->n_columns, self->n_rows);

  for (guint c = 0; c < self->n_columns; c++)
    table->aligns[c] = self->aligns[c];
  for (guint r = 0; r < self->n_rows; r++)
    for (guint c = 0; c < self->n_columns; c++)
      {
        GtkWidget *entry = gtk_grid_get_child_at (self->grid, (int)c, (int)r);
        g_autofree char *text
            = g_strdup_printf ("| %s |\n|---|", gtk_editable_get_text (GTK_EDITABLE (entry)));
        g_autoptr (JjProse) parsed = jj_prose_parse (text);
        const JjProseBlock *block = g_ptr_array_index (parsed->blocks, 0);
        GPtrArray *cell = jj_prose_get_cell (table, r, c);

        /* A bar that is typed is text. */
        if (block->type != JJ_PROSE_TABLE || block->n_columns != 1)
          {
            jj_prose_add_run (cell, gtk_editable_get_text (GTK_EDITABLE (entry)), 0, 0);
            continue;
          }
        for (guint i = 0; i < jj_prose_get_cell (block, 0, 0)->len; i++)
          {
            const JjProseRun *run = g_ptr_array_index (jj_prose_get_cell (block, 0, 0), i);

            jj_prose_add_run (cell, run->text, run->style, run->live);
          }
      }
}
