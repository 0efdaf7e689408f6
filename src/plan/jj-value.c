/* jj-value.c: one typed value of a field */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-value.h"

#include <string.h>

JjValue
jj_value_empty (JjType type)
{
  if (jj_type_is_text (type))
    return (JjValue){ .text = NULL };
  return (JjValue){ .number = type == JJ_TYPE_BOOL || type == JJ_TYPE_REF ? 0 : JJ_EMPTY };
}

gboolean
jj_value_is_empty (JjType type, JjValue value)
{
  if (jj_type_is_text (type))
    return value.text == NULL;
  return value.number == jj_value_empty (type).number;
}

JjValue
jj_value_text (const char *text)
{
  return (JjValue){ .text = text && *text ? g_ref_string_new (text) : NULL };
}

JjValue
jj_value_number (gint64 number)
{
  return (JjValue){ .number = number };
}

JjValue
jj_value_copy (JjType type, JjValue value)
{
  if (jj_type_is_text (type) && value.text)
    g_ref_string_acquire (value.text);
  return value;
}

void
jj_value_clear (JjType type, JjValue *value)
{
  if (jj_type_is_text (type) && value->text)
    g_ref_string_release (value->text);
  *value = jj_value_empty (type);
}

gboolean
jj_value_equal (JjType type, JjValue a, JjValue b)
{
  if (jj_type_is_text (type))
    return a.text == b.text || g_strcmp0 (a.text, b.text) == 0;
  return a.number == b.number;
}

JjId
jj_id_new (void)
{
  JjId id;

  do
    id = (JjId)((((guint64)g_random_int () << 32) | g_random_int ()) & G_MAXINT64);
  while (id == 0);
  return id;
}

void
jj_id_to_string (JjId id, char out[JJ_ID_LENGTH + 1])
{
  for (guint i = 0; i < JJ_ID_LENGTH; i++)
    out[i] = "0123456789abcdef"[(guint64)id >> (4 * (JJ_ID_LENGTH - 1 - i)) & 15];
  out[JJ_ID_LENGTH] = '\0';
}

JjId
jj_id_from_string (const char *text)
{
  guint64 id = 0;

  if (!text || strlen (text) != JJ_ID_LENGTH)
    return 0;
  for (const char *p = text; *p; p++)
    {
      if (!g_ascii_isxdigit (*p) || g_ascii_isupper (*p))
        return 0;
      id = id << 4 | (guint64)g_ascii_xdigit_value (*p);
    }
  return id > G_MAXINT64 ? 0 : (JjId)id;
}
