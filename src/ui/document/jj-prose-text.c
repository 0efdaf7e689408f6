/* jj-prose-text.c: prose in a text buffer, and back */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-prose-text.h"

#include <string.h>

#define N_LEVELS 4

static const char *const heading_signs[N_LEVELS + 1] = { "▍", "▍", "▍", "▎", "▏" };
static const char *const bullet_signs[N_LEVELS] = { "•", "◦", "▪", "▫" };
static const char *const line_tags[]
    = { "heading2", "heading3", "item0", "item1", "item2", "item3" };

typedef struct
{
  JjLiveType type;
  char *name;
  GtkWidget *table; /* of a table */
} Anchor;

static void
free_anchor (gpointer data)
{
  g_free (((Anchor *)data)->name);
  g_free (data);
}

void
jj_prose_text_init (GtkTextBuffer *buffer)
{
  gtk_text_buffer_create_tag (buffer, "heading2", "weight", PANGO_WEIGHT_BOLD, "scale", 1.25,
                              "pixels-above-lines", 12, NULL);
  gtk_text_buffer_create_tag (buffer, "heading3", "weight", PANGO_WEIGHT_BOLD, "scale", 1.1,
                              "pixels-above-lines", 8, NULL);
  for (guint i = 0; i < N_LEVELS; i++)
    {
      g_autofree char *name = g_strdup_printf ("item%u", i);

      gtk_text_buffer_create_tag (buffer, name, "left-margin", 20 + 22 * (int)i, "indent", -16,
                                  NULL);
    }
  gtk_text_buffer_create_tag (buffer, "strong", "weight", PANGO_WEIGHT_BOLD, NULL);
  gtk_text_buffer_create_tag (buffer, "emphasis", "underline", PANGO_UNDERLINE_SINGLE, NULL);
}

static GtkTextTag *
get_tag (GtkTextBuffer *buffer, const char *name)
{
  return gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), name);
}

static gboolean
has_tag (const GtkTextIter *iter, const char *name)
{
  return gtk_text_iter_has_tag (iter, get_tag (gtk_text_iter_get_buffer (iter), name));
}

JjLiveType
jj_prose_text_get_live (const GtkTextIter *iter, const char **name)
{
  GtkTextChildAnchor *anchor = gtk_text_iter_get_child_anchor (iter);
  Anchor *data = anchor ? g_object_get_data (G_OBJECT (anchor), "jj-anchor") : NULL;

  if (name)
    *name = data ? data->name : NULL;
  return data ? data->type : JJ_LIVE_NONE;
}

static gboolean
skip_sign (GtkTextIter *iter, const char *sign)
{
  if (gtk_text_iter_get_char (iter) != g_utf8_get_char (sign))
    return FALSE;
  gtk_text_iter_forward_char (iter);
  if (gtk_text_iter_get_char (iter) == ' ')
    gtk_text_iter_forward_char (iter);
  return TRUE;
}

static gboolean
skip_number (GtkTextIter *iter, guint *number)
{
  GtkTextIter at = *iter;
  guint n_digits = 0;

  for (*number = 0; g_unichar_isdigit (gtk_text_iter_get_char (&at)) && n_digits < 9; n_digits++)
    {
      *number = *number * 10 + (guint)g_unichar_digit_value (gtk_text_iter_get_char (&at));
      gtk_text_iter_forward_char (&at);
    }
  if (n_digits == 0 || gtk_text_iter_get_char (&at) != '.')
    return FALSE;
  gtk_text_iter_forward_char (&at);
  if (gtk_text_iter_get_char (&at) != ' ')
    return FALSE;
  gtk_text_iter_forward_char (&at);
  *iter = at;
  return TRUE;
}

JjProseType
jj_prose_text_get_line (const GtkTextIter *line, guint *level, guint *number, GtkTextIter *after)
{
  guint spaces = 0;

  *after = *line;
  gtk_text_iter_set_line_offset (after, 0);
  *level = *number = 0;
  for (guint i = 2; i <= N_LEVELS; i++)
    if (skip_sign (after, heading_signs[i]))
      {
        *level = i;
        return JJ_PROSE_HEADING;
      }
  while (gtk_text_iter_get_char (after) == ' ' && spaces < 2 * (N_LEVELS - 1))
    {
      gtk_text_iter_forward_char (after);
      spaces++;
    }
  for (guint i = 0; i < N_LEVELS; i++)
    if (skip_sign (after, bullet_signs[i]))
      {
        *level = i;
        return JJ_PROSE_BULLET;
      }
  if (skip_number (after, number))
    {
      *level = spaces / 2;
      return JJ_PROSE_NUMBERED;
    }
  gtk_text_iter_set_line_offset (after, 0);
  return JJ_PROSE_PARAGRAPH;
}

/* What a line is made of, while it is read. */
typedef struct
{
  JjProse *prose;
  JjProseType type;
  guint level, number;
  GPtrArray *runs; /* of the block under way */
  GString *text;
  JjProseStyle style;
} Saver;

static void
flush (Saver *self)
{
  if (self->text->len)
    jj_prose_add_run (self->runs, self->text->str, self->style, JJ_LIVE_NONE);
  g_string_truncate (self->text, 0);
}

static void
begin_block (Saver *self)
{
  JjProseBlock *block = jj_prose_add (self->prose, self->type, self->level);

  block->number = self->number;
  self->runs = block->runs;
}

/* A chart, a table: blocks of their own; what stands before and after it in the line, too. */
static void
save_block (Saver *self, const Anchor *anchor, gboolean first)
{
  flush (self);
  if (first)
    g_ptr_array_set_size (self->prose->blocks, (int)self->prose->blocks->len - 1);
  if (anchor->table)
    jj_prose_table_save (anchor->table, self->prose);
  else
    jj_prose_add_run (jj_prose_add (self->prose, JJ_PROSE_FIELD, 0)->runs, anchor->name, 0,
                      anchor->type);
  self->runs = NULL;
  self->type = JJ_PROSE_PARAGRAPH;
  self->level = self->number = 0;
}

static void
save_char (Saver *self, const GtkTextIter *iter)
{
  GtkTextChildAnchor *child = gtk_text_iter_get_child_anchor (iter);
  Anchor *anchor = child ? g_object_get_data (G_OBJECT (child), "jj-anchor") : NULL;
  JjProseStyle style = (has_tag (iter, "strong") ? JJ_PROSE_STRONG : 0)
                       | (has_tag (iter, "emphasis") ? JJ_PROSE_EMPHASIS : 0);
  gunichar c = gtk_text_iter_get_char (iter);

  if (anchor && (anchor->table || anchor->type >= JJ_LIVE_TABLE))
    {
      save_block (self, anchor, self->runs && self->runs->len == 0 && self->text->len == 0);
      return;
    }
  if (!self->runs)
    begin_block (self);
  if (anchor || style != self->style)
    flush (self);
  self->style = style;
  if (anchor)
    jj_prose_add_run (self->runs, anchor->name, style, anchor->type);
  else if (c != 0xfffc)
    g_string_append_unichar (self->text, c);
}

char *
jj_prose_text_save (const GtkTextIter *start, const GtkTextIter *end)
{
  g_autoptr (JjProse) prose = jj_prose_new ();
  Saver self = { .prose = prose, .text = g_string_new (NULL) };
  GtkTextIter iter = *start;
  GtkTextIter after;

  self.type = jj_prose_text_get_line (&iter, &self.level, &self.number, &after);
  /* A piece of a line is text. */
  if (gtk_text_iter_compare (start, &after) >= 0 && !gtk_text_iter_starts_line (start))
    self.type = JJ_PROSE_PARAGRAPH;
  else
    iter = after;
  begin_block (&self);
  while (gtk_text_iter_compare (&iter, end) < 0)
    {
      if (!gtk_text_iter_ends_line (&iter))
        {
          save_char (&self, &iter);
          gtk_text_iter_forward_char (&iter);
          continue;
        }
      flush (&self);
      gtk_text_iter_forward_line (&iter);
      self.type = jj_prose_text_get_line (&iter, &self.level, &self.number, &iter);
      begin_block (&self);
    }
  flush (&self);
  g_string_free (self.text, TRUE);
  return jj_prose_write (prose);
}

static void
insert_anchor (GtkTextView *view, GtkTextIter *iter, Anchor *data, GtkWidget *widget)
{
  GtkTextBuffer *buffer = gtk_text_iter_get_buffer (iter);
  GtkTextChildAnchor *anchor = gtk_text_buffer_create_child_anchor (buffer, iter);

  g_object_set_data_full (G_OBJECT (anchor), "jj-anchor", data, free_anchor);
  gtk_text_view_add_child_at_anchor (view, widget, anchor);
}

static void
insert_runs (GtkTextView *view,
             GtkTextIter *iter,
             const GPtrArray *runs,
             const JjProseWidgets *widgets)
{
  GtkTextBuffer *buffer = gtk_text_iter_get_buffer (iter);

  for (guint i = 0; i < runs->len; i++)
    {
      const JjProseRun *run = g_ptr_array_index (runs, i);
      int offset = gtk_text_iter_get_offset (iter);
      GtkTextIter start;

      if (run->live)
        {
          Anchor *data = g_new0 (Anchor, 1);

          data->type = run->live;
          data->name = g_strdup (run->text);
          insert_anchor (view, iter, data,
                         widgets->make_chip (widgets->data, run->live, run->text));
        }
      else
        gtk_text_buffer_insert (buffer, iter, run->text, -1);
      gtk_text_buffer_get_iter_at_offset (buffer, &start, offset);
      gtk_text_buffer_remove_all_tags (buffer, &start, iter);
      if (run->style & JJ_PROSE_STRONG)
        gtk_text_buffer_apply_tag_by_name (buffer, "strong", &start, iter);
      if (run->style & JJ_PROSE_EMPHASIS)
        gtk_text_buffer_apply_tag_by_name (buffer, "emphasis", &start, iter);
    }
}

/* The sign of a line as text. (transfer full) */
static char *
sign_of (JjProseType type, guint level, guint number)
{
  switch (type)
    {
    case JJ_PROSE_HEADING:
      return g_strdup (heading_signs[CLAMP (level, 2, N_LEVELS)]);
    case JJ_PROSE_BULLET:
      return g_strdup_printf ("%*s%s ", (int)level * 2, "",
                              bullet_signs[MIN (level, N_LEVELS - 1)]);
    case JJ_PROSE_NUMBERED:
      return g_strdup_printf ("%*s%u. ", (int)level * 2, "", number);
    default:
      return g_strdup ("");
    }
}

static void
insert_block (GtkTextView *view,
              GtkTextIter *iter,
              const JjProseBlock *block,
              const JjProseWidgets *widgets)
{
  g_autofree char *sign = sign_of (block->type, block->level, block->number);

  if (block->type == JJ_PROSE_TABLE)
    {
      Anchor *data = g_new0 (Anchor, 1);

      data->table = jj_prose_table_new (block, widgets);
      insert_anchor (view, iter, data, data->table);
      return;
    }
  gtk_text_buffer_insert (gtk_text_iter_get_buffer (iter), iter, sign, -1);
  insert_runs (view, iter, block->runs, widgets);
}

void
jj_prose_text_insert (GtkTextView *view, const char *markup, const JjProseWidgets *widgets)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  g_autoptr (JjProse) prose = jj_prose_parse (markup);
  GtkTextIter iter;

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  for (guint i = 0; i < prose->blocks->len; i++)
    {
      if (i > 0)
        gtk_text_buffer_insert (buffer, &iter, "\n", -1);
      insert_block (view, &iter, g_ptr_array_index (prose->blocks, i), widgets);
    }
  gtk_text_buffer_end_user_action (buffer);
}

void
jj_prose_text_load (GtkTextView *view, const char *markup, const JjProseWidgets *widgets)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start;

  gtk_text_buffer_set_text (buffer, "", 0);
  jj_prose_text_insert (view, markup, widgets);
  jj_prose_text_style (buffer);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
}

void
jj_prose_text_style (GtkTextBuffer *buffer)
{
  GtkTextIter line, end, after;

  gtk_text_buffer_get_bounds (buffer, &line, &end);
  for (guint i = 0; i < G_N_ELEMENTS (line_tags); i++)
    gtk_text_buffer_remove_tag_by_name (buffer, line_tags[i], &line, &end);
  do
    {
      guint level, number;
      JjProseType type = jj_prose_text_get_line (&line, &level, &number, &after);
      g_autofree char *tag = NULL;

      end = line;
      gtk_text_iter_forward_line (&end);
      if (type == JJ_PROSE_HEADING)
        tag = g_strdup (level == 2 ? "heading2" : "heading3");
      else if (type == JJ_PROSE_BULLET || type == JJ_PROSE_NUMBERED)
        tag = g_strdup_printf ("item%u", MIN (level, N_LEVELS - 1));
      if (tag)
        gtk_text_buffer_apply_tag_by_name (buffer, tag, &line, &end);
    }
  while (gtk_text_iter_forward_line (&line));
}

void
jj_prose_text_set_lines (GtkTextBuffer *buffer, JjProseType type, guint level)
{
  GtkTextIter start, end, after;
  int first, last;

  gtk_text_buffer_get_selection_bounds (buffer, &start, &end);
  first = gtk_text_iter_get_line (&start);
  last = gtk_text_iter_get_line (&end);
  gtk_text_buffer_begin_user_action (buffer);
  for (int i = first; i <= last; i++)
    {
      guint old_level, number;
      JjProseType old;
      g_autofree char *sign = sign_of (type, level, (guint)(i - first) + 1);

      gtk_text_buffer_get_iter_at_line (buffer, &start, i);
      old = jj_prose_text_get_line (&start, &old_level, &number, &after);
      gtk_text_buffer_delete (buffer, &start, &after);
      if (old != type || (old_level != level && type != JJ_PROSE_NUMBERED))
        gtk_text_buffer_insert (buffer, &start, sign, -1);
    }
  gtk_text_buffer_end_user_action (buffer);
}
