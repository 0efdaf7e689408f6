/* jj-spelling.h: values as lists of counties and schools write them */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-kind.h"

G_BEGIN_DECLS

/* A plan's own words are read by jj_value_parse(); this is for what it refuses and a planner would
 * not: 7人 under 人數, 健體 for the domain 健康與體育, 續辦 for yes. A unit is taken only where it
 * is what the field counts, so that 3 班 under 人數 stays a fault.
 *
 * The same value in words that jj_value_parse() reads; "" where the text says nothing that the
 * field keeps (公立, which is a county's or a city's); NULL where it is no such spelling. *narrows:
 * whether the text says more than the value does (性平 is one of many topics).
 * (transfer full) (nullable) */
char *jj_spelling_read (JjKindId kind, const JjField *field, const char *text, gboolean *narrows);
/* Whether a cell is the name of a line of totals: 合計, 小計, 總計, also behind what is added up.
 */
gboolean jj_spelling_is_total (const char *text);
/* How many of those who sign a form a cell names: 2 of 承辦人　單位主管, 0 of an empty one, -1
 * where it says anything else. @is_signed becomes TRUE where a colon follows (承辦人：王小明): then
 * all that comes after it is a name. */
int jj_spelling_count_roles (const char *text, gboolean *is_signed);

G_END_DECLS
