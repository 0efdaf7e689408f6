/* jj-json-reader.h: a strict reader of JSON, value by value */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Reads JSON from memory without building a tree: a large plan has five million values, and a
 * stranger's file may be nothing but brackets. Refused, with line and reason: anything that is not
 * JSON, numbers that are not whole or do not fit in 64 bits, lone surrogates, control characters,
 * invalid UTF-8, nesting deeper than JJ_JSON_MAX_DEPTH, text after the end.
 *
 * The first error stays; all later calls fail. Typical use:
 *
 *   if (jj_json_begin (&r, '{'))
 *     while (jj_json_next_key (&r, &key))
 *       ...read one value or jj_json_skip (&r)...
 */
#define JJ_JSON_MAX_DEPTH 32

typedef struct
{
  const char *start, *at, *end;
  GString *text; /* the last string or key */
  GString *key;
  GError *error;
  guint depth;
  gboolean first; /* nothing yet read in the object or array that was begun last */
} JjJsonReader;

void jj_json_init (JjJsonReader *self, const char *data, gsize length);
void jj_json_clear (JjJsonReader *self);

/* What comes next: '{', '[', '"', '0' (number), 't', 'f', 'n', or 0 at the end or on error. */
char jj_json_peek (JjJsonReader *self);
/* Enters an object ('{') or array ('['). */
gboolean jj_json_begin (JjJsonReader *self, char bracket);
/* The next member's key, until the object's end, which is passed. Borrowed until the next key. */
gboolean jj_json_next_key (JjJsonReader *self, const char **key);
/* Whether another item follows, until the array's end, which is passed. */
gboolean jj_json_next_item (JjJsonReader *self);

/* Borrowed until the next string. */
gboolean jj_json_string (JjJsonReader *self, const char **text);
gboolean jj_json_int (JjJsonReader *self, gint64 *number);
/* One that need not be whole: plans and packs have none, outlines measure the earth. */
gboolean jj_json_double (JjJsonReader *self, double *number);
gboolean jj_json_bool (JjJsonReader *self, gboolean *value);
gboolean jj_json_null (JjJsonReader *self);
gboolean jj_json_skip (JjJsonReader *self);
/* Nothing but white space is left. */
gboolean jj_json_end (JjJsonReader *self);

/* Sets the error, with the line in front, unless there is one. Always FALSE. */
gboolean jj_json_fail (JjJsonReader *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* Hands over the error. */
void jj_json_propagate (JjJsonReader *self, GError **error);

/* The writing side: a JSON string with its quotes. */
void jj_json_append_string (GString *out, const char *text);

G_END_DECLS
