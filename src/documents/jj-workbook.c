/* jj-workbook.c: a workbook while it is written, as .ods or as .xlsx */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-workbook.h"
#include "jj-value.h"

#include <string.h>

struct _JjWorkbook
{
  const JjWorkbookFormat *format;
  gpointer data;
  GPtrArray *names; /* of the sheets */
  guint row, column;
  GString *formula;
};

JjWorkbook *
jj_workbook_new (const JjWorkbookFormat *format)
{
  JjWorkbook *self = g_new0 (JjWorkbook, 1);

  self->format = format;
  self->data = format->begin ();
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->formula = g_string_new (NULL);
  return self;
}

void
jj_workbook_free (JjWorkbook *self)
{
  self->format->free (self->data);
  g_ptr_array_unref (self->names);
  g_string_free (self->formula, TRUE);
  g_free (self);
}

void
jj_workbook_begin_sheet (JjWorkbook *self, const JjSheetLayout *layout)
{
  g_ptr_array_add (self->names, g_strdup (layout->name));
  self->row = self->column = 0;
  self->format->sheet (self->data, layout);
}

/* "0!J4:J9" as '概算'!J4:J9 or as [$'概算'.J4:.J9]. */
static void
append_reference (JjWorkbook *self, const char *reference, gsize length)
{
  const char *mark = memchr (reference, '!', length);
  gboolean of = self->format->of_syntax;
  const char *end = reference + length;

  g_string_append (self->formula, of ? "[" : "");
  if (mark)
    {
      guint sheet = (guint)g_ascii_strtoull (reference, NULL, 10);

      g_assert (sheet < self->names->len);
      g_string_append_printf (self->formula, of ? "$'%s'" : "'%s'!",
                              (const char *)self->names->pdata[sheet]);
      reference = mark + 1;
    }
  g_string_append (self->formula, of ? "." : "");
  for (; reference < end; reference++)
    {
      g_string_append_c (self->formula, *reference);
      if (of && *reference == ':')
        g_string_append_c (self->formula, '.');
    }
  g_string_append (self->formula, of ? "]" : "");
}

/* Names of sheets are ours; an apostrophe in one would end it. */
static const char *
translate (JjWorkbook *self, const char *formula)
{
  g_string_truncate (self->formula, 0);
  for (const char *at = formula; *at; at++)
    if (*at == '{')
      {
        const char *end = strchr (at, '}');

        append_reference (self, at + 1, (gsize)(end - at) - 1);
        at = end;
      }
    else
      g_string_append_c (self->formula, *at == ',' && self->format->of_syntax ? ';' : *at);
  return self->formula->str;
}

void
jj_workbook_add (JjWorkbook *self, const JjSheetCell *cell)
{
  JjSheetCell copy = *cell;

  if (copy.scale == 0)
    copy.scale = 1;
  if (copy.formula)
    copy.formula = translate (self, copy.formula);
  self->format->cell (self->data, self->row, self->column++, &copy);
}

void
jj_workbook_add_text (JjWorkbook *self, JjSheetStyle style, const char *text)
{
  JjSheetCell cell = { .style = style, .text = text ? text : "" };

  jj_workbook_add (self, &cell);
}

/* The number in 1/10,000; FALSE: the text is none. */
static gboolean
read_shown (const char *text, gint64 *number, gboolean *has_decimals, gboolean *is_share)
{
  const char *at = *text == '-' ? text + 1 : text;
  guint n_digits = 0, n_decimals = 0;

  *number = 0;
  *has_decimals = FALSE;
  for (; g_ascii_isdigit (*at) || *at == ',' || (*at == '.' && !*has_decimals); at++)
    {
      if (*at == '.')
        *has_decimals = TRUE;
      if (!g_ascii_isdigit (*at))
        continue;
      *number = *number * 10 + g_ascii_digit_value (*at);
      n_digits++;
      n_decimals += *has_decimals;
    }
  *is_share = *at == '%';
  for (guint i = n_decimals; i < 4; i++)
    *number *= 10;
  if (*text == '-')
    *number = -*number;
  return n_digits > 0 && n_digits <= 14 && n_decimals <= 4 && at[*is_share] == '\0';
}

void
jj_workbook_add_shown (JjWorkbook *self, JjSheetStyle style, const char *text)
{
  JjSheetCell cell = { .style = style, .number = JJ_EMPTY, .scale = 10000 };
  gboolean has_decimals, is_share;

  if (style == JJ_SHEET_TEXT || !read_shown (text, &cell.number, &has_decimals, &is_share))
    {
      cell.style = style == JJ_SHEET_TEXT || *text ? JJ_SHEET_TEXT : style;
      cell.number = JJ_EMPTY;
      cell.text = *text ? text : NULL;
    }
  else if (is_share)
    {
      cell.style = JJ_SHEET_SHARE;
      cell.number /= 100;
    }
  else if (has_decimals)
    cell.style = JJ_SHEET_DECIMAL;
  jj_workbook_add (self, &cell);
}

void
jj_workbook_add_number (JjWorkbook *self, JjSheetStyle style, gint64 number)
{
  JjSheetCell cell = { .style = style, .number = number };

  jj_workbook_add (self, &cell);
}

void
jj_workbook_add_formula (JjWorkbook *self, JjSheetStyle style, char *formula, gint64 number)
{
  JjSheetCell cell = { .style = style, .number = number, .formula = formula };

  jj_workbook_add (self, &cell);
  g_free (formula);
}

void
jj_workbook_skip (JjWorkbook *self, guint n_columns)
{
  for (guint i = 0; i < n_columns; i++)
    jj_workbook_add_number (self, JJ_SHEET_TEXT, JJ_EMPTY);
}

void
jj_workbook_end_row (JjWorkbook *self)
{
  self->format->end_row (self->data);
  self->row++;
  self->column = 0;
}

guint
jj_workbook_get_row (const JjWorkbook *self)
{
  return self->row + 1;
}

gboolean
jj_workbook_finish (JjWorkbook *self, GOutputStream *out, GCancellable *cancellable, GError **error)
{
  return self->format->finish (self->data, out, cancellable, error);
}

const char *
jj_column_name (guint column, char name[JJ_COLUMN_NAME_SIZE])
{
  char *at = name + JJ_COLUMN_NAME_SIZE - 1;

  *at = '\0';
  for (guint rest = column + 1; rest > 0; rest = (rest - 1) / 26)
    *--at = (char)('A' + (rest - 1) % 26);
  memmove (name, at, strlen (at) + 1);
  return name;
}
