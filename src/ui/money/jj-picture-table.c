/* jj-picture-table.c: the numbers behind a picture as the rows of a grid */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-picture-table.h"

#include "jj-format.h"

#include <string.h>

#define NUMBER_WIDTH 110
#define TEXT_WIDTH 190

/* The first row of the picture's table is the headings. */
static const char *
get_cell (gpointer data, guint row, guint column)
{
  const char *const *cells = jj_picture_get_table (data)->pdata[row + 1];

  return column < g_strv_length ((char **)cells) ? cells[column] : "";
}

static guint
count_rows (gpointer data)
{
  return MAX (jj_picture_get_table (data)->len, 1) - 1;
}

static void
get_text (gpointer data, guint row, guint column, GString *text)
{
  g_string_append (text, get_cell (data, row, column));
}

/* "8,452,300" and "-12", as jj_format_money writes them. */
static gboolean
read_number (const char *text, gint64 *number)
{
  GString *digits = g_string_new (NULL);
  gboolean is_number;

  for (const char *p = text; *p; p++)
    if (*p != ',')
      g_string_append_c (digits, *p);
  is_number = digits->len > 0
              && g_ascii_string_to_signed (digits->str, 10, G_MININT64, G_MAXINT64, number, NULL);
  g_string_free (digits, TRUE);
  return is_number;
}

static gboolean
get_number (gpointer data, guint row, guint column, gint64 *number)
{
  return read_number (get_cell (data, row, column), number);
}

static void
format_number (gpointer data, guint column, gint64 number, GString *text)
{
  g_autofree char *shown = jj_format_money (number);

  g_string_append (text, shown);
}

static const JjTableFuncs funcs = {
  .n_rows = count_rows,
  .text = get_text,
  .number = get_number,
  .format = format_number,
};

static gboolean
is_number_column (JjPicture *picture, guint column)
{
  gboolean any = FALSE;

  for (guint row = 0; row < count_rows (picture); row++)
    {
      const char *cell = get_cell (picture, row, column);
      gint64 number;

      if (*cell && strcmp (cell, "-") != 0 && !read_number (cell, &number))
        return FALSE;
      any |= *cell != '\0';
    }
  return any;
}

JjTable *
jj_picture_table_new (JjPicture *picture)
{
  JjTable *table
      = jj_table_new (&funcs, jj_picture_ref (picture), (GDestroyNotify)jj_picture_unref);
  GPtrArray *rows = jj_picture_get_table (picture);
  char *const *headings = rows->len > 0 ? rows->pdata[0] : NULL;

  for (guint i = 0; headings && headings[i]; i++)
    {
      gboolean is_number = is_number_column (picture, i);
      g_autofree char *id = g_strdup_printf ("column-%u", i);
      JjColumn column = { id, headings[i], .type = is_number ? JJ_COLUMN_MONEY : JJ_COLUMN_TEXT,
                          .width_px = is_number ? NUMBER_WIDTH : TEXT_WIDTH, .read_only = TRUE };

      jj_table_add_column (table, &column);
    }
  return table;
}
