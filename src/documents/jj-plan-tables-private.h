/* jj-plan-tables-private.h: what the tables of a plan's document share */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-plan-tables.h"

G_BEGIN_DECLS

/* A column that shows a field of one element a row. */
typedef struct
{
  const char *heading;
  JjTextAlign align;
  guint share;
} JjBookColumn;

/* A table with its headings. caption: (nullable). */
JjBlock *jj_book_begin_table (JjPlanBook *book,
                              const char *caption,
                              const JjBookColumn *columns,
                              guint n_columns);
/* Whether an element is to be left out. */
gboolean jj_book_is_hidden (const JjPlanBook *book, const JjElement *element);
/* The element's title, or its code where that is not to be told. Borrowed. */
const char *jj_book_title (const JjPlanBook *book, const JjElement *element);
/* Cells. A field's cell is live where it is a number, an amount or a date. */
void jj_book_add_field (JjPlanBook *book, const JjElement *element, guint field);
/* name: taken; NULL: no live run. JJ_EMPTY: "-" */
void jj_book_add_money (JjPlanBook *book, gint64 amount, char *name);
void jj_book_add_count (JjPlanBook *book, gint64 count, char *name);
/* "figure:programme/A" for an element with an amount. (transfer full) */
char *jj_book_figure (const JjElement *element);

void jj_book_write_budget (JjPlanBook *book, const JjElement *programme);
void jj_book_write_summary (JjPlanBook *book, const JjElement *which);
void jj_book_write_sources (JjPlanBook *book, const JjElement *which);
void jj_book_write_years (JjPlanBook *book, const JjElement *which);
void jj_book_write_programmes (JjPlanBook *book, const JjElement *which);
void jj_book_write_programme (JjPlanBook *book, const JjElement *programme);
void jj_book_write_details (JjPlanBook *book, const JjElement *which);
void jj_book_write_schools (JjPlanBook *book, const JjElement *which);
void jj_book_write_organisations (JjPlanBook *book, const JjElement *which);
void jj_book_write_pools (JjPlanBook *book, const JjElement *which);
void jj_book_write_communities (JjPlanBook *book, const JjElement *which);
void jj_book_write_alliances (JjPlanBook *book, const JjElement *which);
void jj_book_write_objectives (JjPlanBook *book, const JjElement *which);
void jj_book_write_indicators (JjPlanBook *book, const JjElement *which);
void jj_book_write_schedule (JjPlanBook *book, const JjElement *which);
void jj_book_write_packs (JjPlanBook *book, const JjElement *which);
void jj_book_write_rules (JjPlanBook *book, const JjElement *which);
void jj_book_write_overrides (JjPlanBook *book, const JjElement *which);
void jj_book_write_waivers (JjPlanBook *book, const JjElement *which);
void jj_book_write_findings (JjPlanBook *book, const JjElement *which);

G_END_DECLS
