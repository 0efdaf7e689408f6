/* jj-value.h: one typed value of a field */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A value is eight bytes; its type is its field's (JjField.type), never its own.
 *
 *   type          member   meaning                                       empty
 *   TEXT PROSE    text     GRefString, UTF-8                             NULL
 *   LIST          text     GRefString, items joined by '\n', none twice  NULL
 *   INT           number   a count                                       JJ_EMPTY
 *   DECIMAL2      number   hundredths: 3.5 is 350                        JJ_EMPTY
 *   MONEY         number   whole NT$ (元)                                JJ_EMPTY
 *   SHARE         number   1/10,000: 60 % is 6000                        JJ_EMPTY
 *   DATE          number   Julian day as in GDate: 1 is 0001-01-01       JJ_EMPTY
 *   BOOL          number   0 or 1                                        0
 *   ENUM          number   index into JjField.choices                    JJ_EMPTY
 *   REF           number   JjId of the target                            0
 *
 * Text is a GRefString (g_ref_string_new), so that copying a value costs a count.
 * Decided against: GValue (24 bytes and a type look-up for each of five million values). */

typedef gint64 JjId; /* random, positive, unique over all plans; 0 is none */

#define JJ_EMPTY G_MININT64

typedef enum
{
  JJ_TYPE_TEXT,
  JJ_TYPE_PROSE,
  JJ_TYPE_LIST,
  JJ_TYPE_INT,
  JJ_TYPE_DECIMAL2,
  JJ_TYPE_MONEY,
  JJ_TYPE_SHARE,
  JJ_TYPE_DATE,
  JJ_TYPE_BOOL,
  JJ_TYPE_ENUM,
  JJ_TYPE_REF,
} JjType;

typedef union
{
  gint64 number;
  char *text;
} JjValue;

static inline gboolean
jj_type_is_text (JjType type)
{
  return type <= JJ_TYPE_LIST;
}

/* The empty value of a type. */
JjValue jj_value_empty (JjType type);
gboolean jj_value_is_empty (JjType type, JjValue value);

/* A new text value; NULL and "" are empty. (transfer full) */
JjValue jj_value_text (const char *text);
JjValue jj_value_number (gint64 number);

JjValue jj_value_copy (JjType type, JjValue value);
void jj_value_clear (JjType type, JjValue *value);
gboolean jj_value_equal (JjType type, JjValue a, JjValue b);

/* A new random id. */
JjId jj_id_new (void);
/* Ids are written as 16 lower-case hexadecimal digits. */
#define JJ_ID_LENGTH 16
void jj_id_to_string (JjId id, char out[JJ_ID_LENGTH + 1]);
/* 0 where text is not 16 hexadecimal digits or stands for 0 or a negative number. */
JjId jj_id_from_string (const char *text);

G_END_DECLS
