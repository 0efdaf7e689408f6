/* jj-table-number.h: numbers of cells as people read and type them */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-table-funcs.h"

G_BEGIN_DECLS

/* The reading and writing that a JjTable falls back on when its owner brings none. Reads "1,200",
 * "１２００", "1.2萬", "-3", "60%", "114/8/1", "2025-08-01", "民國114年8月1日"; a year below 1000
 * is one of the Republic (1912 is 1). Nothing is rounded: 0.5 元 is no amount of money. */

/* FALSE: the text is no number of that type, or does not fit. */
gboolean jj_table_number_parse (JjColumnType type, const char *text, gint64 *number);

/* Appended. For people: 1,200 and 114/8/1; to edit: 1200 and 114/8/1. */
void jj_table_number_format (JjColumnType type, gint64 number, gboolean for_people, GString *text);

/* 2025-08-01, which every spreadsheet takes for a date. */
void jj_table_number_format_iso (gint64 julian_day, GString *text);

/* (transfer full) The text without the differences that do not count when one looks for it: case,
 * full width, 台 for 臺. */
char *jj_table_fold (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/* Whether any part of @text, folded, is @folded; without making the folded text. */
gboolean jj_table_contains (const char *text, const char *folded);

G_END_DECLS
