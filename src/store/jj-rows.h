/* jj-rows.h: elements to rows and back */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-plan.h"

#include <sqlite3.h>

G_BEGIN_DECLS

/* Columns are those of jj_schema_select_sql and jj_schema_insert_sql (jj-schema.h). */

/* Binds a value; text is borrowed, so reset the statement before the value goes. Returns SQLite's
 * code. */
int jj_rows_bind_value (sqlite3_stmt *stmt, int index, const JjField *field, JjValue value);
/* Binds a row for an insert. */
int
jj_rows_bind (sqlite3_stmt *stmt, const JjKind *kind, JjId id, gint64 rank, const JjValue *values);

/* Short texts come again and again (towns, units, items): a small table of the last ones saves
 * memory and time. */
typedef struct _JjTexts JjTexts;
JjTexts *jj_texts_new (void);
void jj_texts_free (JjTexts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjTexts, jj_texts_free)

/* The values of the statement's row, an array of kind->n_fields, (transfer full). *bad gets one bit
 * for each field whose column has a wrong type, a NUL inside, no known choice, no date or is beyond
 * all measure long; its value is empty. */
JjValue *jj_rows_read (sqlite3_stmt *stmt, const JjKind *kind, JjTexts *texts, guint64 *bad);
void jj_rows_free_values (const JjKind *kind, JjValue *values);

/* All rows of all tables into a plan that is being loaded; jj_plan_load_finish is the caller's. On
 * FALSE drop the plan. Error: DAMAGED, or SQLite's. */
gboolean
jj_rows_load (sqlite3 *db, JjPlan *plan, guint64 *digest, const char *path, GError **error);
/* All elements of a plan into empty tables, in the order of their ids, so that pages are filled
 * one after the other. Returns SQLite's code. */
int jj_rows_save (sqlite3 *db, JjPlan *plan, guint64 *digest);

G_END_DECLS
