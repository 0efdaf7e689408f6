/* jj-format.h: values as people read and type them */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-plan.h"

G_BEGIN_DECLS

/* The value as shown: 8,452,300; 60 %; 114/8/1; 3.5; a choice's label; a target's title; a list
 * joined by 、. Empty is "". (transfer full) */
char *jj_value_to_display (JjPlan *plan, const JjField *field, JjValue value);
/* The same for a field of an element. (transfer full) */
char *jj_element_to_display (JjPlan *plan, const JjElement *element, guint field);
/* The value as put into an entry for editing: no thousands separators, references by code and
 * title. (transfer full) */
char *jj_value_to_edit (JjPlan *plan, const JjField *field, JjValue value);

/* Typed or pasted text as a value. Takes what people write: full-width forms, 1,200, 1.2萬,
 * 114/8/1, 2025-08-01, 民國114年8月1日, 1140801, 60%, 是/否/✓, a choice by id or by label in
 * either language, a target by code, by name, or by "code name", lists split at 、,;，； and line
 * ends. "" and "-" are empty. On FALSE the error (JJ_PLAN_ERROR_VALUE) says what may be typed.
 * plan may be NULL where no REF is parsed. value: (transfer full) */
gboolean jj_value_parse (JjPlan *plan,
                         const JjField *field,
                         const char *text,
                         JjValue *value,
                         GError **error);

/* Whether a field can hold a value: bounds, choices, UTF-8, length; references by kind are the
 * plan's business. */
gboolean jj_value_check (const JjField *field, JjValue value, GError **error);

/* 8,452,300; a minus sign (U+2212) before negative amounts. (transfer full) */
char *jj_format_money (gint64 amount);
/* 3.5 for 350. (transfer full) */
char *jj_format_decimal2 (gint64 hundredths);
/* 62.5 % for 6250. (transfer full) */
char *jj_format_share (gint64 share);
/* 114/8/1; before 1912 民前n/m/d. (transfer full) */
char *jj_format_date (gint64 day);
/* 2025-08-01. (transfer full) */
char *jj_format_iso_date (gint64 day);
/* Exactly YYYY-MM-DD; JJ_EMPTY where it is none. */
gint64 jj_parse_iso_date (const char *text);
/* Today where the program runs, as the plan's days are counted (g_date_get_julian). */
gint64 jj_today (void);

G_END_DECLS
