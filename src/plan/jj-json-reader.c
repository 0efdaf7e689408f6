/* jj-json-reader.c: a strict reader of JSON, value by value */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-json-reader.h"

#include "jj-language.h"
#include "jj-plan.h"

#include <math.h>
#include <string.h>

void
jj_json_init (JjJsonReader *self, const char *data, gsize length)
{
  if (!data)
    data = "";
  *self = (JjJsonReader){ .start = data, .at = data, .end = data + length };
  self->text = g_string_new (NULL);
  self->key = g_string_new (NULL);
  if (g_utf8_validate_len (data, length, &self->at))
    self->at = data;
  else
    jj_json_fail (self, _ ("this is not UTF-8 text."));
}

void
jj_json_clear (JjJsonReader *self)
{
  g_string_free (self->text, TRUE);
  g_string_free (self->key, TRUE);
  g_clear_error (&self->error);
}

gboolean
jj_json_fail (JjJsonReader *self, const char *format, ...)
{
  g_autofree char *reason = NULL;
  guint line = 1;
  va_list args;

  if (self->error)
    return FALSE;
  va_start (args, format);
  reason = g_strdup_vprintf (format, args);
  va_end (args);
  for (const char *p = self->start; p < self->at && p < self->end; p++)
    line += *p == '\n';
  self->error = g_error_new (JJ_PLAN_ERROR, JJ_PLAN_ERROR_FORMAT, _ ("Line %u: %s"), line, reason);
  return FALSE;
}

void
jj_json_propagate (JjJsonReader *self, GError **error)
{
  if (self->error)
    g_propagate_error (error, g_steal_pointer (&self->error));
}

static void
skip_space (JjJsonReader *self)
{
  while (self->at < self->end && strchr (" \t\r\n", *self->at) && *self->at)
    self->at++;
}

char
jj_json_peek (JjJsonReader *self)
{
  skip_space (self);
  if (self->error || self->at >= self->end)
    return 0;
  return g_ascii_isdigit (*self->at) || *self->at == '-' ? '0' : *self->at;
}

static gboolean
take (JjJsonReader *self, char c)
{
  if (jj_json_peek (self) != c)
    return FALSE;
  self->at++;
  return TRUE;
}

gboolean
jj_json_begin (JjJsonReader *self, char bracket)
{
  if (!take (self, bracket))
    return jj_json_fail (self, _ ("“%c” is expected here."), bracket);
  if (++self->depth > JJ_JSON_MAX_DEPTH)
    return jj_json_fail (self, _ ("brackets are nested too deeply."));
  self->first = TRUE;
  return TRUE;
}

/* The step from one member or item to the next; FALSE at the end and on error. */
static gboolean
advance (JjJsonReader *self, char closing)
{
  gboolean first = self->first;

  self->first = FALSE;
  if (self->error)
    return FALSE;
  if (take (self, closing))
    {
      self->depth--;
      return FALSE;
    }
  if (!first && !take (self, ','))
    return jj_json_fail (self, _ ("“,” or “%c” is expected here."), closing);
  return TRUE;
}

static gboolean
append_escape (JjJsonReader *self, GString *text, const char **p)
{
  static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
  const char *simple = **p ? strchr (from, **p) : NULL;
  gunichar unit = 0;

  if (simple)
    {
      g_string_append_c (text, to[simple - from]);
      (*p)++;
      return TRUE;
    }
  if (**p != 'u' || self->end - *p < 5)
    return FALSE;
  for (int i = 1; i <= 4; i++)
    {
      if (!g_ascii_isxdigit ((*p)[i]))
        return FALSE;
      unit = unit << 4 | (gunichar)g_ascii_xdigit_value ((*p)[i]);
    }
  *p += 5;
  if (unit >= 0xd800 && unit < 0xdc00 && self->end - *p >= 6 && (*p)[0] == '\\' && (*p)[1] == 'u')
    {
      gunichar low = (gunichar)g_ascii_strtoull ((char[]){ (*p)[2], (*p)[3], (*p)[4], (*p)[5], 0 },
                                                 NULL, 16);

      unit = low >= 0xdc00 && low < 0xe000 ? 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00) : 0;
      *p += 6;
    }
  if (unit == 0 || (unit >= 0xd800 && unit < 0xe000))
    return FALSE;
  g_string_append_unichar (text, unit);
  return TRUE;
}

static gboolean
read_string (JjJsonReader *self, GString *text)
{
  const char *p;

  g_string_truncate (text, 0);
  if (!take (self, '"'))
    return jj_json_fail (self, _ ("text in quotes is expected here."));
  for (p = self->at; p < self->end && *p != '"';)
    {
      const char *plain = p;

      while (p < self->end && *p != '"' && *p != '\\' && (guchar)*p >= 0x20)
        p++;
      g_string_append_len (text, plain, p - plain);
      if (p >= self->end || *p == '"')
        break;
      if (*p++ != '\\' || p >= self->end || !append_escape (self, text, &p))
        {
          self->at = p;
          return jj_json_fail (self, _ ("this text has a character that JSON does not allow."));
        }
    }
  self->at = p;
  if (p >= self->end)
    return jj_json_fail (self, _ ("the file ends within a text."));
  self->at++;
  return TRUE;
}

gboolean
jj_json_next_key (JjJsonReader *self, const char **key)
{
  if (!advance (self, '}') || !read_string (self, self->key))
    return FALSE;
  if (!take (self, ':'))
    return jj_json_fail (self, _ ("“%c” is expected here."), ':');
  *key = self->key->str;
  return TRUE;
}

gboolean
jj_json_next_item (JjJsonReader *self)
{
  return advance (self, ']');
}

gboolean
jj_json_string (JjJsonReader *self, const char **text)
{
  if (!read_string (self, self->text))
    return FALSE;
  *text = self->text->str;
  return TRUE;
}

gboolean
jj_json_int (JjJsonReader *self, gint64 *number)
{
  const char *p;
  gboolean negative, fits = TRUE;

  if (jj_json_peek (self) != '0')
    return jj_json_fail (self, _ ("a whole number is expected here."));
  p = self->at;
  negative = *p == '-';
  p += negative;
  *number = 0;
  if (p >= self->end || !g_ascii_isdigit (*p)
      || (*p == '0' && p + 1 < self->end && g_ascii_isdigit (p[1])))
    return jj_json_fail (self, _ ("a whole number is expected here."));
  for (; p < self->end && g_ascii_isdigit (*p); p++)
    fits = fits && !__builtin_mul_overflow (*number, 10, number)
           && !__builtin_sub_overflow (*number, *p - '0', number);
  fits = fits && (negative || *number != G_MININT64) && *number != G_MININT64;
  if (!fits || (p < self->end && (*p == '.' || *p == 'e' || *p == 'E')))
    return jj_json_fail (self, _ ("a whole number that fits in 64 bits is expected here."));
  if (!negative)
    *number = -*number;
  self->at = p;
  return TRUE;
}

gboolean
jj_json_double (JjJsonReader *self, double *number)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE], *end;

  if (jj_json_peek (self) != '0')
    return jj_json_fail (self, _ ("a number is expected here."));
  g_strlcpy (digits, self->at, MIN (sizeof digits, (gsize)(self->end - self->at) + 1));
  *number = g_ascii_strtod (digits, &end);
  self->at += end - digits;
  return (end > digits && isfinite (*number))
         || jj_json_fail (self, _ ("a number is expected here."));
}

static gboolean
take_word (JjJsonReader *self, const char *word)
{
  gsize length = strlen (word);

  if (jj_json_peek (self) != *word || (gsize)(self->end - self->at) < length
      || memcmp (self->at, word, length) != 0)
    return FALSE;
  self->at += length;
  return TRUE;
}

gboolean
jj_json_bool (JjJsonReader *self, gboolean *value)
{
  *value = take_word (self, "true");
  return *value || take_word (self, "false")
         || jj_json_fail (self, _ ("true or false is expected here."));
}

gboolean
jj_json_null (JjJsonReader *self)
{
  return take_word (self, "null") || jj_json_fail (self, _ ("“null” is expected here."));
}

gboolean
jj_json_skip (JjJsonReader *self)
{
  gint64 number;
  gboolean flag;
  const char *key;

  switch (jj_json_peek (self))
    {
    case '{':
      jj_json_begin (self, '{');
      while (jj_json_next_key (self, &key))
        jj_json_skip (self);
      break;
    case '[':
      jj_json_begin (self, '[');
      while (jj_json_next_item (self))
        jj_json_skip (self);
      break;
    case '"':
      return read_string (self, self->text);
    case '0':
      return jj_json_int (self, &number);
    case 'n':
      return jj_json_null (self);
    default:
      return jj_json_bool (self, &flag);
    }
  return self->error == NULL;
}

gboolean
jj_json_end (JjJsonReader *self)
{
  skip_space (self);
  return (!self->error && self->at >= self->end)
         || jj_json_fail (self, _ ("there is more text after the end."));
}

void
jj_json_append_string (GString *out, const char *text)
{
  const char *plain = text;

  g_string_append_c (out, '"');
  for (const char *p = text; *p; p++)
    {
      if ((guchar)*p >= 0x20 && *p != '"' && *p != '\\')
        continue;
      g_string_append_len (out, plain, p - plain);
      plain = p + 1;
      if (*p == '\n')
        g_string_append (out, "\\n");
      else if (*p == '"' || *p == '\\')
        g_string_append_printf (out, "\\%c", *p);
      else
        g_string_append_printf (out, "\\u%04x", (guint)*p);
    }
  g_string_append (out, plain);
  g_string_append_c (out, '"');
}
