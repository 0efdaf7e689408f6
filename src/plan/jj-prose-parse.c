/* jj-prose-parse.c: prose read line by line */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-prose.h"

#include <string.h>

/* Signs that a backslash turns into text. */
#define SIGNS "\\*{|#-."

/* The name of a live field that begins at `text` ("{{figure:total}}"), and what follows it in
 * *after; NULL for none. (transfer full) */
static char *
parse_live (const char *text, JjLiveType *type, const char **after)
{
  const char *name = text + 2, *end;
  gsize length;

  if (!g_str_has_prefix (text, "{{"))
    return NULL;
  while (g_ascii_islower (*name))
    name++;
  *type = jj_live_from_id (text + 2, (gsize)(name - text - 2));
  if (!*type || *name != ':')
    return NULL;
  length = jj_prose_get_name_length (++name);
  end = name + length;
  *after = end + 2;
  return length > 0 && g_str_has_prefix (end, "}}") ? g_strndup (name, length) : NULL;
}

/* What comes next in a line: a sign of its own, a run of stars, a live field or plain bytes. */
typedef enum
{
  TOKEN_TEXT,
  TOKEN_STARS, /* 1 to 3 of them */
  TOKEN_LIVE,
} TokenType;

typedef struct
{
  TokenType type;
  const char *text; /* TEXT: so many bytes */
  gsize length;
  JjLiveType live;
  char *name; /* LIVE */
} Token;

static const char *
next_token (const char *text, Token *token)
{
  const char *after;

  *token = (Token){ TOKEN_TEXT, text, 1, JJ_LIVE_NONE, NULL };
  if (*text == '\\' && text[1] && strchr (SIGNS, text[1]))
    {
      token->text = text + 1;
      return text + 2;
    }
  if (*text == '*')
    {
      token->length = strspn (text, "*");
      token->type = token->length <= 3 ? TOKEN_STARS : TOKEN_TEXT;
      return text + token->length;
    }
  token->name = parse_live (text, &token->live, &after);
  if (token->name && token->live <= JJ_LIVE_FIELD)
    {
      token->type = TOKEN_LIVE;
      return after;
    }
  g_clear_pointer (&token->name, g_free);
  token->length = MAX (strcspn (text, "\\*{"), 1);
  return text + token->length;
}

/* How many stars turn a style on or off: 2 strong, 1 emphasis, 3 both. */
static const guint stars[] = { 2, 1 };

typedef struct
{
  GPtrArray *runs;
  GString *text;
  JjProseStyle style;
  guint left[G_N_ELEMENTS (stars)]; /* runs of stars that still turn the style: even */
} Reader;

/* Stars whose partner is missing are text. */
static void
count_pairs (Reader *reader, const char *text)
{
  Token token;

  while (*text)
    {
      text = next_token (text, &token);
      g_free (token.name);
      for (guint i = 0; token.type == TOKEN_STARS && i < G_N_ELEMENTS (stars); i++)
        reader->left[i] += (token.length & stars[i]) != 0;
    }
  for (guint i = 0; i < G_N_ELEMENTS (stars); i++)
    reader->left[i] &= ~1u;
}

static void
flush (Reader *reader)
{
  jj_prose_add_run (reader->runs, reader->text->str, reader->style, JJ_LIVE_NONE);
  g_string_truncate (reader->text, 0);
}

static void
turn (Reader *reader, gsize n_stars)
{
  for (guint i = 0; i < G_N_ELEMENTS (stars); i++)
    if ((n_stars & stars[i]) && reader->left[i] == 0)
      g_string_append_len (reader->text, "**", stars[i]);
  flush (reader);
  for (guint i = 0; i < G_N_ELEMENTS (stars); i++)
    if ((n_stars & stars[i]) && reader->left[i] > 0)
      {
        reader->left[i]--;
        reader->style ^= 1u << i;
      }
}

static void
parse_runs (GPtrArray *runs, const char *text)
{
  Reader reader = { .runs = runs, .text = g_string_new (NULL) };

  count_pairs (&reader, text);
  while (*text)
    {
      Token token;

      text = next_token (text, &token);
      if (token.type == TOKEN_STARS)
        turn (&reader, token.length);
      else if (token.type == TOKEN_TEXT)
        g_string_append_len (reader.text, token.text, (gssize)token.length);
      else
        {
          flush (&reader);
          jj_prose_add_run (runs, token.name, reader.style, token.live);
          g_free (token.name);
        }
    }
  flush (&reader);
  g_string_free (reader.text, TRUE);
}

/* The cells of a line "| a | b |", without the spaces around them; NULL where it is none. (transfer
 * full) (element-type utf8) */
static GPtrArray *
split_row (const char *line)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (line));
  gsize length = strlen (trimmed), start = 1;
  GPtrArray *cells;

  if (length < 2 || trimmed[0] != '|' || trimmed[length - 1] != '|' || trimmed[length - 2] == '\\')
    return NULL;
  cells = g_ptr_array_new_with_free_func (g_free);
  for (gsize i = 1; i < length; i++)
    {
      if (trimmed[i] == '\\' && i + 1 < length - 1)
        i++;
      else if (trimmed[i] == '|')
        {
          g_ptr_array_add (cells, g_strstrip (g_strndup (trimmed + start, i - start)));
          start = i + 1;
        }
    }
  return cells;
}

static gboolean
parse_align (const char *cell, JjTextAlign *align)
{
  gsize length = strlen (cell);
  gboolean left = *cell == ':', right = length > 1 && cell[length - 1] == ':';

  *align = right ? (left ? JJ_TEXT_CENTRE : JJ_TEXT_RIGHT) : JJ_TEXT_LEFT;
  return length >= 3 && strspn (cell + left, "-") == length - left - right;
}

static gboolean
is_delimiter (const char *line)
{
  g_autoptr (GPtrArray) cells = split_row (line);
  gboolean is = cells != NULL;

  for (guint i = 0; is && i < cells->len; i++)
    {
      JjTextAlign align;

      is = parse_align (g_ptr_array_index (cells, i), &align);
    }
  return is;
}

/* The rows of a table that begins at lines[0], the delimiter among them; empty where none does.
 * (transfer full) */
static GPtrArray *
collect_rows (char **lines, guint *n_columns)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);

  *n_columns = 0;
  if (!lines[0] || !lines[1] || !is_delimiter (lines[1]))
    return rows;
  for (guint i = 0; lines[i]; i++)
    {
      GPtrArray *cells = split_row (lines[i]);

      if (!cells)
        break;
      *n_columns = MAX (*n_columns, cells->len);
      g_ptr_array_add (rows, cells);
    }
  if (rows->len < 2)
    g_ptr_array_set_size (rows, 0);
  return rows;
}

/* How many lines it took; 0: here is no table. */
static guint
parse_table (JjProse *self, char **lines)
{
  guint n_columns;
  g_autoptr (GPtrArray) rows = collect_rows (lines, &n_columns);
  GPtrArray *delimiter;
  JjProseBlock *table;

  if (rows->len == 0)
    return 0;
  table = jj_prose_add_table (self, n_columns, rows->len - 1);
  delimiter = g_ptr_array_index (rows, 1);
  for (guint i = 0; i < delimiter->len; i++)
    parse_align (g_ptr_array_index (delimiter, i), &table->aligns[i]);
  for (guint r = 0; r < table->n_rows; r++)
    {
      GPtrArray *cells = g_ptr_array_index (rows, r ? r + 1 : 0);

      for (guint c = 0; c < cells->len; c++)
        parse_runs (jj_prose_get_cell (table, r, c), g_ptr_array_index (cells, c));
    }
  return rows->len;
}

static gboolean
parse_heading (JjProse *self, const char *line)
{
  gsize n = strspn (line, "#");

  if (n < 1 || n > 4 || line[n] != ' ')
    return FALSE;
  parse_runs (jj_prose_add (self, JJ_PROSE_HEADING, (guint)n)->runs, line + n + 1);
  return TRUE;
}

static gboolean
parse_item (JjProse *self, const char *line)
{
  gsize indent = strspn (line, " ");
  const char *mark = line + indent;
  gsize digits = strspn (mark, "0123456789");
  JjProseBlock *block;

  if (indent % 2 || indent > 6)
    return FALSE;
  if (g_str_has_prefix (mark, "- "))
    {
      parse_runs (jj_prose_add (self, JJ_PROSE_BULLET, (guint)indent / 2)->runs, mark + 2);
      return TRUE;
    }
  /* A number that would not be written as it was is text. */
  if (digits < 1 || digits > 9 || !g_str_has_prefix (mark + digits, ". ")
      || (*mark == '0' && digits > 1))
    return FALSE;
  block = jj_prose_add (self, JJ_PROSE_NUMBERED, (guint)indent / 2);
  block->number = (guint)g_ascii_strtoull (mark, NULL, 10);
  parse_runs (block->runs, mark + digits + 2);
  return TRUE;
}

static gboolean
parse_alone (JjProse *self, const char *line)
{
  JjLiveType type;
  const char *after;
  g_autofree char *name = parse_live (line, &type, &after);

  if (!name || type < JJ_LIVE_TABLE || *after)
    return FALSE;
  jj_prose_add_run (jj_prose_add (self, JJ_PROSE_FIELD, 0)->runs, name, 0, type);
  return TRUE;
}

JjProse *
jj_prose_parse (const char *text)
{
  JjProse *self = jj_prose_new ();
  g_auto (GStrv) lines = NULL;

  if (!text || !*text)
    return self;
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i]; i++)
    if (g_str_has_suffix (lines[i], "\r"))
      lines[i][strlen (lines[i]) - 1] = '\0';
  for (guint i = 0; lines[i]; i++)
    {
      guint taken = parse_table (self, lines + i);

      if (taken)
        i += taken - 1;
      else if (!parse_heading (self, lines[i]) && !parse_item (self, lines[i])
               && !parse_alone (self, lines[i]))
        parse_runs (jj_prose_add (self, JJ_PROSE_PARAGRAPH, 0)->runs, lines[i]);
    }
  return self;
}
