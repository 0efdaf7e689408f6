/* jj-value-json.c: values and whole elements in JSON */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-value-json.h"

#include "jj-format.h"
#include "jj-language.h"

#include <string.h>

void
jj_json_append_id (GString *out, JjId id)
{
  char text[JJ_ID_LENGTH + 1];

  jj_id_to_string (id, text);
  g_string_append_c (out, '"');
  g_string_append_len (out, text, JJ_ID_LENGTH);
  g_string_append_c (out, '"');
}

gboolean
jj_json_read_id (JjJsonReader *reader, JjId *id)
{
  const char *text;

  *id = jj_json_string (reader, &text) ? jj_id_from_string (text) : 0;
  return *id || jj_json_fail (reader, _ ("an id of 16 hexadecimal digits is expected here."));
}

static void
append_list (GString *out, const char *text)
{
  g_auto (GStrv) items = g_strsplit (text, "\n", -1);

  g_string_append_c (out, '[');
  for (guint i = 0; items[i]; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      jj_json_append_string (out, items[i]);
    }
  g_string_append_c (out, ']');
}

static void
append_decimal2 (GString *out, gint64 hundredths)
{
  guint64 magnitude = hundredths < 0 ? -(guint64)hundredths : (guint64)hundredths;

  g_string_append_printf (out, "\"%s%" G_GUINT64_FORMAT ".%02u\"", hundredths < 0 ? "-" : "",
                          magnitude / 100, (guint)(magnitude % 100));
}

void
jj_json_append_value (GString *out, const JjField *field, JjValue value)
{
  if (jj_value_is_empty (field->type, value) && field->type != JJ_TYPE_BOOL)
    {
      g_string_append (out, "null");
      return;
    }
  switch (field->type)
    {
    case JJ_TYPE_TEXT:
    case JJ_TYPE_PROSE:
      jj_json_append_string (out, value.text);
      break;
    case JJ_TYPE_LIST:
      append_list (out, value.text);
      break;
    case JJ_TYPE_DECIMAL2:
      append_decimal2 (out, value.number);
      break;
    case JJ_TYPE_DATE:
      {
        g_autofree char *date = jj_format_iso_date (value.number);

        jj_json_append_string (out, date);
        break;
      }
    case JJ_TYPE_BOOL:
      g_string_append (out, value.number ? "true" : "false");
      break;
    case JJ_TYPE_ENUM:
      jj_json_append_string (out, field->choices[value.number].id);
      break;
    case JJ_TYPE_REF:
      jj_json_append_id (out, value.number);
      break;
    case JJ_TYPE_INT:
    case JJ_TYPE_MONEY:
    case JJ_TYPE_SHARE:
    default:
      g_string_append_printf (out, "%" G_GINT64_FORMAT, value.number);
      break;
    }
}

static gboolean
read_list (JjJsonReader *reader, JjValue *value)
{
  g_autoptr (GString) joined = g_string_new (NULL);
  const char *text;

  if (!jj_json_begin (reader, '['))
    return FALSE;
  while (jj_json_next_item (reader) && jj_json_string (reader, &text))
    {
      if (!*text || strchr (text, '\n'))
        return jj_json_fail (reader, _ ("an item of a list cannot be empty or have two lines."));
      if (joined->len)
        g_string_append_c (joined, '\n');
      g_string_append (joined, text);
    }
  *value = jj_value_text (joined->str);
  return reader->error == NULL;
}

/* Exactly the form that append_decimal2 writes: -?digits.dd */
static gboolean
read_decimal2 (JjJsonReader *reader, JjValue *value)
{
  const char *text, *p;
  gboolean fits = TRUE;
  gint64 number = 0;
  gsize length;

  if (!jj_json_string (reader, &text))
    return FALSE;
  length = strlen (text);
  if (length < 4 || text[length - 3] != '.')
    return jj_json_fail (reader, _ ("a number with two decimals such as \"3.50\" is expected."));
  for (p = text + (*text == '-'); *p && fits; p++)
    {
      if (p == text + length - 3)
        continue;
      fits = g_ascii_isdigit (*p) && !__builtin_mul_overflow (number, 10, &number)
             && !__builtin_add_overflow (number, *p - '0', &number);
    }
  if (!fits)
    return jj_json_fail (reader, _ ("a number with two decimals such as \"3.50\" is expected."));
  value->number = *text == '-' ? -number : number;
  return TRUE;
}

static gboolean
read_string_value (JjJsonReader *reader, const JjField *field, JjValue *value)
{
  const char *text;
  int choice;

  if (!jj_json_string (reader, &text))
    return FALSE;
  switch (field->type)
    {
    case JJ_TYPE_DATE:
      value->number = jj_parse_iso_date (text);
      return value->number != JJ_EMPTY
             || jj_json_fail (reader, _ ("“%s” is not a date such as 2025-08-01."), text);
    case JJ_TYPE_ENUM:
      choice = jj_field_find_choice (field, text);
      value->number = choice;
      return choice >= 0
             || jj_json_fail (reader, _ ("“%s” is not a choice of the field “%s”."), text,
                              field->id);
    case JJ_TYPE_REF:
      value->number = jj_id_from_string (text);
      return value->number
             || jj_json_fail (reader, _ ("an id of 16 hexadecimal digits is expected here."));
    default:
      *value = jj_value_text (text);
      return TRUE;
    }
}

gboolean
jj_json_read_value (JjJsonReader *reader, const JjField *field, JjValue *value)
{
  gboolean flag;

  *value = jj_value_empty (field->type);
  if (jj_json_peek (reader) == 'n')
    return jj_json_null (reader);
  switch (field->type)
    {
    case JJ_TYPE_LIST:
      return read_list (reader, value);
    case JJ_TYPE_DECIMAL2:
      return read_decimal2 (reader, value);
    case JJ_TYPE_BOOL:
      if (!jj_json_bool (reader, &flag))
        return FALSE;
      value->number = flag;
      return TRUE;
    case JJ_TYPE_INT:
    case JJ_TYPE_MONEY:
    case JJ_TYPE_SHARE:
      return jj_json_int (reader, &value->number);
    default:
      return read_string_value (reader, field, value);
    }
}

void
jj_json_append_fields (GString *out, const JjKind *kind, const JjValue *values)
{
  for (guint i = 0; i < kind->n_fields; i++)
    {
      if (jj_value_is_empty (kind->fields[i].type, values[i]))
        continue;
      g_string_append (out, ",\"");
      g_string_append (out, kind->fields[i].id);
      g_string_append (out, "\":");
      jj_json_append_value (out, &kind->fields[i], values[i]);
    }
}

/* Fields come in table order nearly always: the search begins after the last one found. */
static int
find_field (const JjKind *kind, const char *key, guint hint)
{
  for (guint i = hint; i < kind->n_fields; i++)
    {
      if (strcmp (kind->fields[i].id, key) == 0)
        return (int)i;
    }
  return jj_kind_find_field (kind, key);
}

static gboolean
read_member (JjJsonReader *reader, const JjKind *kind, JjValue *values, guint64 *seen, guint *hint)
{
  int field = find_field (kind, reader->key->str, *hint);
  g_autoptr (GError) error = NULL;

  if (field < 0)
    return jj_json_fail (reader, _ ("“%s” has no field “%s”."), kind->id, reader->key->str);
  if (*seen & (G_GUINT64_CONSTANT (1) << field))
    return jj_json_fail (reader, _ ("the field “%s” stands twice."), reader->key->str);
  *seen |= G_GUINT64_CONSTANT (1) << field;
  *hint = (guint)field + 1;
  if (!jj_json_read_value (reader, &kind->fields[field], &values[field]))
    return FALSE;
  if (!jj_value_check (&kind->fields[field], values[field], &error))
    return jj_json_fail (reader, "%s", error->message);
  return TRUE;
}

gboolean
jj_json_read_fields (JjJsonReader *reader, const JjKind *kind, JjId *id, JjValue **values)
{
  JjValue *read = g_new (JjValue, kind->n_fields);
  const char *key;
  guint64 seen = 0;
  guint hint = 0;
  gboolean ok = TRUE;

  for (guint i = 0; i < kind->n_fields; i++)
    read[i] = jj_value_empty (kind->fields[i].type);
  while (ok && jj_json_next_key (reader, &key))
    {
      if (id && strcmp (key, "id") == 0)
        ok = jj_json_read_id (reader, id);
      else
        ok = read_member (reader, kind, read, &seen, &hint);
    }
  if (!reader->error)
    {
      *values = read;
      return TRUE;
    }
  for (guint i = 0; i < kind->n_fields; i++)
    jj_value_clear (kind->fields[i].type, &read[i]);
  g_free (read);
  return FALSE;
}
