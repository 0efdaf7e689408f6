/* jj-number-format.h: numbers of a spreadsheet as the text that a person sees */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* In .xlsx a date is a number under a number format (ECMA-376 part 1, 18.8.30), and so are per cent
 * and the zeros before a school's code. Only what changes the meaning is told apart. */
typedef enum
{
  JJ_NUMBER_PLAIN,
  JJ_NUMBER_PERCENT,
  JJ_NUMBER_DATE,
  JJ_NUMBER_ROC_DATE, /* years of the Republic: 114/8/1 */
  JJ_NUMBER_TIME,
  JJ_NUMBER_ZEROS, /* as many digits as the format has zeros: 014601 */
} JjNumberType;

typedef struct
{
  JjNumberType type;
  guint digits; /* JJ_NUMBER_ZEROS */
} JjNumberFormat;

/* Of the formats that have numbers alone; those of East Asia as in a Chinese (Taiwan) program. */
JjNumberFormat jj_number_format_built_in (guint id);
JjNumberFormat jj_number_format_parse (const char *code);

/* The text of a stored number: 1200, 0.5, 60%, 2025-08-01, 114/8/1, 13:30, 014601. What is no
 * number, or no day between 1900 and 9999, stays as it is. base_1904: days count from 1904.
 * (transfer full) */
char *jj_number_format_apply (JjNumberFormat format, const char *stored, gboolean base_1904);

G_END_DECLS
